"""People are known by the office that the text gives them."""

import pytest

from tests.extraction.parsing import parse
from tracker.extraction.extractor import Extractor


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Kenyan Health Minister Asha Maru agreed.", [("Asha Maru", "Kenya", "minister")]),
        ("Asha Maru, Kenya's health minister, agreed.", [("Asha Maru", "Kenya", "minister")]),
        ("The chairman, Per Lund, will go.", [("Per Lund", "", "chairman")]),
        ("Secretary Lund agreed to pay.", [("Lund", "", "secretary")]),
        ("The minister said Per Lund would pay.", []),
    ],
)
def test_a_person_is_introduced_by_an_office(
    reader: Extractor, text: str, expected: list[tuple[str, str, str]]
) -> None:
    doc = parse(reader, text)
    assert [(s.kb_id_, s.label_, s.id_) for s in doc.spans["people"]] == expected


def test_a_surname_stands_for_the_person_later(reader: Extractor) -> None:
    text = "Kenyan Health Minister Asha Maru came. Maru said she would pay."
    doc = parse(reader, text)
    assert [(s.text, s.label_) for s in doc.spans["people"]] == [
        ("Asha Maru", "Kenya"),
        ("Maru", "Kenya"),
    ]
