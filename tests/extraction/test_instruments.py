"""Where a text speaks of an instrument, by name or in passing."""

import pytest

from tests.extraction.parsing import parse
from tracker.extraction.extractor import Extractor
from tracker.extraction.instruments.mention import mentions


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("The Treaty of Lima holds.", "Treaty of Lima"),
        ("The Water Law will pass.", "Water Law"),
        ("The Harbour Plan failed.", "Harbour Plan"),
        ("The deal between Chile and Peru holds.", "deal between Chile and Peru"),
        ("They made an agreement on fishing rights.", "agreement on fishing rights"),
        ("The 2015 framework lapsed.", "2015 framework"),
        ("They praised a framework signed in 2015.", "2015 framework"),
        ("They signed a treaty, which is short.", ""),
        ("They signed a new deal.", ""),
        ("The law will pass.", ""),
    ],
)
def test_an_instrument_is_named_or_pointed_at(reader: Extractor, text: str, name: str):
    assert [mention.name for mention in mentions(parse(reader, text))] == [name]


@pytest.mark.parametrize(
    "text",
    [
        "A law will pass.",
        "A tax bill will pass.",
        "The plan failed.",
        "They signed agreements.",
        "The treaty talks ended.",
    ],
)
def test_some_nouns_are_instruments_only_as_names(reader: Extractor, text: str):
    assert mentions(parse(reader, text)) == []


@pytest.mark.parametrize(
    ("text", "definite"), [("The deal holds.", True), ("They signed a deal.", False)]
)
def test_only_a_definite_one_points_back(reader: Extractor, text: str, definite: bool):
    (mention,) = mentions(parse(reader, text))
    assert mention.definite is definite
