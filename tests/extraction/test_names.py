"""Unknown names: where they begin and end, of what kind, and which forms are one party."""

import pytest

from tests.extraction.parsing import parse
from tracker.extraction.extractor import Extractor
from tracker.extraction.naming.forms import abbreviates, fullest_forms, without_legal_form


@pytest.mark.parametrize(
    ("text", "name", "kind"),
    [
        ("The Northmoor & Sable said it would close.", "Northmoor & Sable", "unsure"),
        ("The Bluewater Reserve Fund will lend money.", "Bluewater Reserve Fund", "association"),
        ("The Harbour Authority of Zambia agreed to pay.", "Harbour Authority of Zambia", "body"),
        ("Kenya Power plans to install meters.", "Kenya Power", "company"),
        (
            "The Barbados Workers' Union signed the contract.",
            "Barbados Workers' Union",
            "association",
        ),
        (
            "The Fiji Hotel and Tourism Association will pay.",
            "Fiji Hotel and Tourism Association",
            "association",
        ),
        ("It will work with Gonzalo Vega de Lima.", "Gonzalo Vega de Lima", "unsure"),
        ("He met Orla Fennimore on Monday.", "Orla Fennimore", "person"),
        ("The airline Skarholm agreed to stop.", "Skarholm", "company"),
    ],
)
def test_a_name_is_found_whole_with_its_kind(
    reader: Extractor, text: str, name: str, kind: str
) -> None:
    doc = parse(reader, text)
    found = {span.label_: span.kb_id_ for span in doc.spans["names"]}
    assert found.get(name) == kind


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("The Rolls-Merz Company will pay.", ["Rolls-Merz Company"]),
        ("The Rolls - Merz Company will pay.", ["Rolls", "Merz Company"]),
        ("The Bank of the Fjords will pay.", ["Bank of the Fjords"]),
        ("The Centre for Clean Harbours will pay.", ["Centre for Clean Harbours"]),
        ("The Reading Group on Skarholm's harbour met.", ["Reading Group", "Skarholm"]),
        ("The Dockers’ Union will pay.", ["Dockers’ Union"]),
        ("Skarholm’s Ridgemoor will pay.", ["Skarholm", "Ridgemoor"]),
        ("The Bureau of Fish and Timber will pay.", ["Bureau of Fish and Timber"]),
        ("Skarholm and Ridgemoor will pay.", ["Skarholm", "Ridgemoor"]),
    ],
)
def test_small_words_stand_inside_a_name(reader: Extractor, text: str, names: list[str]) -> None:
    doc = parse(reader, text)
    assert [span.text for span in doc.spans["names"]] == names


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("The Norway Fund will pay.", ["Norway Fund"]),
        ("The Norway Fisheries Ministry will pay.", ["Fisheries Ministry"]),
        ("The Norwegian Skarholm Line will pay.", ["Norwegian Skarholm Line"]),
        ("The Norwegian Ridgemoor will pay.", ["Ridgemoor"]),
        ("The Harbour Bank of Norway will pay.", ["Harbour Bank of Norway"]),
        ("Skarholm & Norway will pay.", ["Skarholm & Norway"]),
        ("The Skarholm Norway Ridgemoor will pay.", ["Ridgemoor"]),
        ("The Federation of Kenya will pay.", []),
        ("The Treasury of Norway will pay.", []),
        ("Professor Orla Fennimore of Powys council agreed.", ["Orla Fennimore", "Powys council"]),
    ],
)
def test_a_known_party_is_part_of_the_names_that_bear_it(
    reader: Extractor, text: str, names: list[str]
) -> None:
    doc = parse(reader, text)
    assert [span.text for span in doc.spans["names"]] == names


@pytest.mark.parametrize(
    "text",
    [
        "The Minister and the Government agreed on Monday.",
        "The Clean Harbours Act would pay for it.",
        "The Ministry of Norway agreed to pay.",
        "The Republic of Kenya will pay.",
    ],
)
def test_what_names_no_new_party_is_left_out(reader: Extractor, text: str) -> None:
    doc = parse(reader, text)
    assert [span.label_ for span in doc.spans["names"]] == []


def test_a_short_form_stands_for_the_full_name(reader: Extractor) -> None:
    doc = parse(reader, "Ridgemoor Foods sold two plants. Ridgemoor will close a third.")
    assert {span.label_ for span in doc.spans["names"]} == {"Ridgemoor Foods"}


@pytest.mark.parametrize(
    ("short", "name", "expected"),
    [
        ("Skarholm", "Skarholm Line", True),
        ("Union", "Paperworkers' Union", True),
        ("Fennimore", "Orla Fennimore", True),
        ("FAZ", "Football Association of Zambia", True),
        ("Birmingham", "University of Birmingham", False),
        ("Leeds", "Leeds Flood Agency", False),
        ("Orla Fennimore", "Fennimore", False),
    ],
)
def test_forms_of_one_name_are_told(short: str, name: str, expected: bool) -> None:
    assert abbreviates(short, name) is expected


def test_generic_words_and_legal_forms_are_no_names() -> None:
    forms = fullest_forms(["Council", "Va.", "Northmoor Inc."])
    assert forms == {"Council": "", "Va.": "", "Northmoor Inc.": "Northmoor"}
    assert without_legal_form("Inc.") == "Inc."


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("SKARHOLM (Agency) - It will pay.", "Skarholm"),
        ("SKARHOLM, Norway - It will pay.", "Skarholm"),
        ("NEW SKARHOLM — It will pay.", "New Skarholm"),
        ("Rain again.\n\nSKARHOLM - It will pay.", "Skarholm"),
        ("Then SKARHOLM - it said - will pay.", "SKARHOLM"),
        ("SKARHOLM will pay.", "SKARHOLM"),
        ("ZZU - It will pay.", "ZZU"),
    ],
)
def test_a_dateline_names_a_place(reader: Extractor, text: str, name: str) -> None:
    doc = parse(reader, text)
    assert name in {span.label_ for span in doc.spans["names"]}
