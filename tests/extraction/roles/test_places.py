"""Where a party stands: by which word its name hangs, and what a noun may mean."""

import pytest

from tests.extraction.parsing import parse, word
from tracker.extraction.extractor import Extractor
from tracker.extraction.registry import Registry
from tracker.extraction.roles import Cast
from tracker.extraction.roles.places import hanging_places, lead_places, noun_places


@pytest.mark.parametrize(
    ("text", "places"),
    [
        ("They signed a pact with Japan.", ["with it", "with it under agreement"]),
        ("They signed a pact with Chile and Japan.", ["with it", "with it under agreement"]),
        ("They pressed Japan.", ["object of demand"]),
        ("Japan's plan failed.", ["poss of plan"]),
        ("Japan left.", []),
    ],
)
def test_a_name_hangs_on_a_word(reader: Extractor, text: str, places: list[str]):
    assert list(hanging_places(word(parse(reader, text), "Japan"))) == places


@pytest.mark.parametrize(
    ("text", "places"),
    [
        ("Japan will leave the pact in May.", ["in lead", "subject of lead"]),
        ("The pact with Japan will lapse soon, he warned.", ["in lead"]),
        ("The pact will lapse in the spring. Japan left.", []),
    ],
)
def test_the_lead_names_whom_it_is_about(
    reader: Extractor, registry: Registry, text: str, places: list[str]
):
    cast = Cast.of(parse(reader, text), registry)
    assert list(lead_places(cast.mentions["Japan"], cast)) == places


@pytest.mark.parametrize(
    ("text", "noun", "name", "places"),
    [
        (
            "The airline Skarholm met Norway. The airline will pay.",
            "airline",
            "Skarholm",
            {"described so", "kind fits"},
        ),
        ("Norway met Chile. The country will pay.", "country", "Chile", {"kind fits"}),
        ("Norway met Chile. The stone will fall.", "stone", "Chile", set()),
    ],
)
def test_a_noun_may_mean_a_party(
    reader: Extractor, registry: Registry, text: str, noun: str, name: str, places: set[str]
):
    doc = parse(reader, text)
    cast = Cast.of(doc, registry)
    last = [token for token in doc if token.text == noun][-1]
    found = set(noun_places(name, cast, last))
    assert {place for place in found if not place.startswith("fits")} == places
