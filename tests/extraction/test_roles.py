"""The cast of an article, the scene of a commitment, and the sets of parties to choose from."""

import datetime as dt

import pytest

from tracker.extraction import clause
from tracker.extraction.candidate import ArticleText
from tracker.extraction.extractor import Extractor
from tracker.extraction.registry import Registry
from tracker.extraction.roles import Cast, Scene, choices, place_features, set_features
from tracker.extraction.training.heads.roles import likeness, pick

DAY = dt.date(2024, 5, 6)


def staged(reader: Extractor, registry: Registry, text: str, title: str = "") -> tuple[Cast, Scene]:
    """The cast of a text, and the scene of its last sentence."""
    (doc,) = reader.read([ArticleText(text=text, published=DAY, title=title)])
    return Cast.of(doc, registry), Scene.of(clause.trimmed(list(doc.sents)[-1]))


@pytest.mark.parametrize(
    ("text", "title", "name", "form"),
    [
        ("The Norwegian parliament voted.", "", "Norway", "demonym"),
        ("Norway was late. The government will pay.", "", "Norway", "official"),
        ("Norway was late. Finance Minister Per Lund will pay.", "", "Norway", "person"),
        ("AUKUS was founded. It will pay.", "", "Australia", "grouping"),
        ("Kenya Power will pay.", "", "Kenya", "inside"),
        ("Vaccine makers will pay.", "", "vaccine makers", "lower"),
        ("A chemical company left. The company will pay.", "", "chemical company", "lower"),
        ("A rebel militia came. The militia will pay.", "", "rebel militia", "lower"),
        ("Norway met Skarholm. Its chairman, Per Lund, will pay.", "", "Per Lund", "own"),
    ],
)
def test_the_cast_knows_who_is_named_how(
    reader: Extractor, registry: Registry, text: str, title: str, name: str, form: str
) -> None:
    cast, _scene = staged(reader, registry, text, title)
    assert form in {mention.form for mention in cast.mentions[name]}


def test_a_party_of_the_title_alone_is_in_the_cast(reader: Extractor, registry: Registry) -> None:
    cast, scene = staged(reader, registry, "It will pay.", title="Ecuador ends its strike")
    assert cast.home == "Ecuador"
    assert [choice.names for choice in choices(cast, scene)] == [frozenset({"Ecuador"})]


@pytest.mark.parametrize(
    ("sentence", "reference", "count"),
    [
        ("Norway will pay.", "name", 0),
        ("It will pay.", "it", 0),
        ("She will pay.", "he", 0),
        ("We will pay.", "we", 0),
        ("They will pay.", "they", 0),
        ("The two sides will pay.", "collective", 2),
        ("All three will pay.", "they", 3),
        ("The ministry will pay.", "official", 0),
        ("The airline will pay.", "company noun", 0),
        ("Norway's plan will cut emissions.", "owner", 0),
        ("The road will be built.", "passive", 0),
        ("The road will be built by Norway.", "name", 0),
    ],
)
def test_a_scene_knows_how_the_actor_is_called(
    reader: Extractor, registry: Registry, sentence: str, reference: str, count: int
) -> None:
    _cast, scene = staged(reader, registry, sentence)
    assert (scene.reference, scene.count) == (reference, count)


@pytest.mark.parametrize(
    ("text", "group", "origin"),
    [
        ("Norway and Chile will pay.", {"Norway", "Chile"}, "True list acts"),
        ("Norway agreed with Chile to pay.", {"Norway", "Chile"}, "True with"),
        ("Norway met Chile. Both will pay.", {"Norway", "Chile"}, "True sentence before"),
        ("The pact between Norway and Chile ends.", {"Norway", "Chile"}, "True list acts"),
        (
            "The EFTA will pay.",
            {"Iceland", "Liechtenstein", "Norway", "Switzerland"},
            "True members",
        ),
    ],
)
def test_groups_come_from_what_the_text_joins(
    reader: Extractor, registry: Registry, text: str, group: set[str], origin: str
) -> None:
    cast, scene = staged(reader, registry, text)
    places = {name: place_features(name, cast, scene) for name in cast.mentions}
    (choice,) = [c for c in choices(cast, scene) if c.names == group]
    features = set_features(choice, places, scene)
    assert features[origin] == 1.0
    assert features[f"{origin} | {scene.reference}"] == 1.0


def test_part_of_a_list_is_known_for_one(reader: Extractor, registry: Registry) -> None:
    cast, scene = staged(reader, registry, "Norway and Chile will pay Peru.")
    traits = {choice.names: set_features(choice, {}, scene) for choice in choices(cast, scene)}
    assert "False splits list acts" in traits[frozenset({"Norway"})]
    assert "False splits list acts" not in traits[frozenset({"Peru"})]
    assert "True splits list acts" not in traits[frozenset({"Norway", "Chile"})]


def test_the_number_named_speaks_for_a_group(reader: Extractor, registry: Registry) -> None:
    cast, scene = staged(reader, registry, "Norway met Chile. The two sides will pay.")
    traits = {choice.names: set_features(choice, {}, scene) for choice in choices(cast, scene)}
    assert "counted right" in traits[frozenset({"Norway", "Chile"})]
    assert "counted wrong" in traits[frozenset({"Norway"})]


@pytest.mark.parametrize(
    ("text", "name", "place"),
    [
        ("Norway will pay.", "Norway", "actor"),
        ("Norway said it would pay.", "Norway", "last subject"),
        ("Chile met Norway. It will pay.", "Chile", "main subject 0 sentences before"),
        (
            "The airline Skarholm met Norway. The airline will pay.",
            "Skarholm",
            "actor described so",
        ),
        (
            "The Blue Reserve Fund met Norway. The fund will pay.",
            "Blue Reserve Fund",
            "actor name says so",
        ),
        ("The road will be built, Norway said.", "Norway", "speaker"),
        ("The aid goes to Kenya.", "Kenya", "to it"),
    ],
)
def test_places_tell_where_a_party_stands(
    reader: Extractor, registry: Registry, text: str, name: str, place: str
) -> None:
    cast, scene = staged(reader, registry, text)
    assert place in place_features(name, cast, scene)


def test_the_set_most_like_the_annotated_one_is_picked(
    reader: Extractor, registry: Registry
) -> None:
    cast, scene = staged(reader, registry, "Norway and Chile will pay.")
    offered = choices(cast, scene)
    shares = pick(offered, frozenset({"Norway", "Chile"}))
    assert [c.names for c, share in zip(offered, shares, strict=True) if share] == [
        frozenset({"Norway", "Chile"})
    ]
    assert sum(pick(offered, frozenset({"Fiji"}))) == 0
    assert likeness(frozenset({"Norway"}), frozenset({"Norway", "Chile"})) == pytest.approx(2 / 3)
