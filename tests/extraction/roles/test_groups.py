"""The groups that a text forms: lists, partners, and where they stand."""

import pytest

from tests.extraction.parsing import parse, word
from tracker.extraction.extractor import Extractor
from tracker.extraction.registry import Registry
from tracker.extraction.roles import Cast, Scene
from tracker.extraction.roles.groups import enumerations, partners, standing


@pytest.mark.parametrize(
    ("text", "lists"),
    [
        ("Norway, Chile and Peru will pay.", [["Norway", "Chile", "Peru"]]),
        ("Norway will pay Chile and Peru.", [["Chile", "Peru"]]),
        ("Norway and Chile left. Peru and Kenya left.", [["Norway", "Chile"], ["Peru", "Kenya"]]),
        ("Norway and Norway left.", []),
        ("Norway will pay.", []),
    ],
)
def test_names_are_listed(reader: Extractor, registry: Registry, text: str, lists: list[list[str]]):
    cast = Cast.of(parse(reader, text), registry)
    assert [names for _begin, names in enumerations(cast)] == lists


@pytest.mark.parametrize(
    ("text", "place"),
    [
        ("Norway and Chile will pay.", "acts"),
        ("Norway and Chile said that they would pay.", "top"),
        ("Ships sail to Norway and Chile.", "after to"),
        ("They asked Norway and Chile.", "in sentence"),
        ("They left the pact of Norway and Chile.", "of an instrument"),
    ],
)
def test_a_list_stands_somewhere(reader: Extractor, text: str, place: str):
    doc = parse(reader, text)
    assert standing(Scene.of(doc[:]), word(doc, "Norway").i) == place


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("Norway agreed with Chile to pay.", ["Norway", "Chile"]),
        ("Norway and Chile will pay Peru.", ["Norway", "Chile"]),
        ("Norway will pay Chile.", ["Norway"]),
        ("It agreed with Chile.", ["Chile"]),
    ],
)
def test_partners_act_with_the_subject(
    reader: Extractor, registry: Registry, text: str, names: list[str]
):
    doc = parse(reader, text)
    assert partners(Cast.of(doc, registry), Scene.of(doc[:])) == names
