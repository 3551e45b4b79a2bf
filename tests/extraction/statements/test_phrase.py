"""What a statement leaves out of its clause, and how the rest is written."""

import pytest

from tests.extraction.parsing import parse
from tracker.extraction.extractor import Extractor
from tracker.extraction.statements import phrase


@pytest.mark.parametrize(
    ("text", "kept"),
    [
        ("Norway will sell ships, which it owns outright, to Chile.", "to Chile"),
        ("Norway will sell ships that it owns to Chile.", "that it owns to Chile"),
        ("Norway will sell ships and Chile will buy them.", ""),
        ("Norway will sell ships and buy boats.", "and buy boats"),
        ("Norway will sell ships, saying that they rust.", ""),
        ("Norway will sell ships while Chile waits.", "while Chile waits"),
        ("Norway will, however, also sell ships.", ""),
        ("According to the ministry, Norway will sell ships.", ""),
        ("Well, Norway will sell ships.", ""),
        ("“Norway” will sell ships.", ""),
    ],
)
def test_asides_are_pruned(reader: Extractor, text: str, kept: str):
    span = parse(reader, text)[:]
    pruned = phrase.rendered(phrase.pruned(span, span.root))
    assert pruned == f"Norway will sell ships {kept}".strip()


def test_a_possessive_is_no_quotation_mark(reader: Extractor):
    span = parse(reader, "Norway will sell the dockers’ ships.")[:]
    assert phrase.rendered(phrase.pruned(span, span.root)) == "Norway will sell the dockers’ ships"


@pytest.mark.parametrize(
    ("text", "kept"),
    [
        ("Norway (the owner) will sell ships", "Norway will sell ships"),
        ("Norway will sell ships [two of them (or three)] soon", "Norway will sell ships soon"),
        ("Norway will sell ships) and boats", "Norway will sell ships and boats"),
        ("Norway — the owner — will sell ships", "Norway will sell ships"),
        ("Norway will sell ships - two", "Norway will sell ships"),
        ("Norway will sell 2025–2035 bonds", "Norway will sell 2025–2035 bonds"),
        ("Norway will sell ships; Chile waits", "Norway will sell ships"),
    ],
)
def test_inserts_are_left_out(reader: Extractor, text: str, kept: str):
    assert phrase.rendered(phrase.without_inserts([*parse(reader, text)])) == kept


@pytest.mark.parametrize(
    ("text", "tidied"),
    [
        ("ships , boats", "ships, boats"),
        ("ships,, boats", "ships boats"),
        ("ships, ; boats", "ships; boats"),
        (" – ships  and\nboats –,", "ships and boats"),
        ("5 % of ships", "5% of ships"),
    ],
)
def test_marks_stand_as_they_should(text: str, tidied: str):
    assert phrase.tidy(text) == tidied


@pytest.mark.parametrize(
    ("text", "of_one", "of_many"),
    [
        ("build our bridge", "build its bridge", "build their bridge"),
        ("do what we can", "do what it can", "do what they can"),
        ("do what we want", "do what we want", "do what we want"),
        ("let the US build us a bridge", "let the US build it a bridge",
         "let the US build them a bridge"),
    ],
)  # fmt: skip
def test_the_first_person_becomes_the_third(
    reader: Extractor, text: str, of_one: str, of_many: str
):
    doc = parse(reader, text)
    assert phrase.rendered(doc) == of_one
    assert phrase.rendered(doc, many=True) == of_many
