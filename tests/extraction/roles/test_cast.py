"""Who is credited with what officials do, and in which order names come."""

import pytest

from tests.extraction.parsing import parse
from tracker.extraction.extractor import Extractor
from tracker.extraction.registry import Registry
from tracker.extraction.roles import Cast


@pytest.mark.parametrize(
    ("text", "officials"),
    [
        ("Norway was late. The government will pay.", ["government"]),
        ("Norway was late. Officials said so.", ["Officials"]),
        ("Norway was late. The Harbour Authority will pay.", ["Harbour Authority"]),
        ("Norway was late. The Chilean government will pay.", []),
        ("The government will pay Norway.", ["government"]),
    ],
)
def test_officials_without_a_name_are_of_the_home_state(
    reader: Extractor, registry: Registry, text: str, officials: list[str]
):
    cast = Cast.of(parse(reader, text), registry)
    found = [mention for mention in cast.mentions["Norway"] if mention.form == "official"]
    assert [mention.span.text for mention in found] == officials


def test_without_a_state_officials_are_nobody_s(reader: Extractor, registry: Registry):
    cast = Cast.of(parse(reader, "The government will pay."), registry)
    assert cast.home is None
    assert not cast.mentions


@pytest.mark.parametrize(
    ("text", "locals_"),
    [
        ("SKARHOLM (Agency) - Norway was late. The city will pay.", ["city"]),
        ("SKARHOLM, May 3 - The mayor will pay.", ["mayor"]),
        ("SKARHOLM - The city of Oslo will pay.", ["city"]),
        ("SKARHOLM - The Oslo council will pay.", []),
    ],
)
def test_who_acts_for_a_town_is_of_the_one_in_the_dateline(
    reader: Extractor, registry: Registry, text: str, locals_: list[str]
):
    cast = Cast.of(parse(reader, text), registry)
    found = [mention for mention in cast.mentions["Skarholm"] if mention.form == "local"]
    assert [mention.span.text for mention in found] == locals_
    assert cast.kinds["Skarholm"] == "place"


@pytest.mark.parametrize(
    ("text", "title", "home"),
    [
        ("Norway met Chile. Chile left.", "", "Chile"),
        ("Norway met Chile.", "", "Norway"),
        ("Norway met Chile. Chile left.", "Norway waits", "Norway"),
    ],
)
def test_the_home_state_is_named_first_and_most(
    reader: Extractor, registry: Registry, text: str, title: str, home: str
):
    assert Cast.of(parse(reader, text, title), registry).home == home


def test_names_come_back_the_nearest_first(reader: Extractor, registry: Registry):
    doc = parse(reader, "Norway met Chile, and Peru met Norway.")
    cast = Cast.of(doc, registry)
    assert cast.before(len(doc)) == ["Norway", "Peru", "Chile"]
    assert cast.before(3) == ["Chile", "Norway"]
    assert cast.subjects_before(len(doc)) == ["Peru", "Norway"]
