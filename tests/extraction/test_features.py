"""Sentences as named features: who acts, what a clause hangs on, which nouns stand how."""

import pytest

from tests.extraction.parsing import parse, word
from tracker.extraction import clause
from tracker.extraction.entities import entity_types
from tracker.extraction.extractor import Extractor
from tracker.extraction.features import (
    governing_class,
    has_infinitive,
    noun_features,
    span_features,
    subject_kind,
)


@pytest.mark.parametrize(
    ("text", "verb", "kind"),
    [
        ("Norway will pay.", "pay", "STATE"),
        ("Orla Fennimore will pay.", "pay", "NAME"),
        ("It will pay.", "pay", "it"),
        ("The ministry will pay.", "pay", "official"),
        ("The US minister will pay.", "pay", "official"),
        ("The treaty will lapse.", "lapse", "agreement"),
        ("The Norwegian ships will sail.", "sail", "named"),
        ("The stone will fall.", "fall", "thing"),
        ("The 3 million will go.", "go", "NUM"),
        ("Build it.", "Build", "none"),
    ],
)
def test_a_subject_is_of_a_kind(reader: Extractor, text: str, verb: str, kind: str):
    doc = parse(reader, text)
    assert subject_kind(clause.subject(word(doc, verb)), entity_types(doc)) == kind


@pytest.mark.parametrize(
    ("text", "verb", "above"),
    [
        ("Norway pledged to build it.", "build", "commit"),
        ("The minister said Norway will build it.", "build", "say"),
        ("A plan to build it failed.", "build", "plan"),
        ("The ship that sank was old.", "sank", "NOUN"),
        ("Norway bought and sold it.", "sold", "-"),
        ("Norway will build it.", "build", "-"),
    ],
)
def test_a_clause_is_governed_by_a_class(reader: Extractor, text: str, verb: str, above: str):
    assert governing_class(word(parse(reader, text), verb)) == above


@pytest.mark.parametrize(
    ("text", "verb", "expected"),
    [
        ("Norway pledged to build it.", "pledged", True),
        ("Norway built it.", "built", False),
        ("Norway said it had built it.", "said", False),
    ],
)
def test_an_infinitive_completes_a_verb(reader: Extractor, text: str, verb: str, expected: bool):
    assert has_infinitive(word(parse(reader, text), verb)) is expected


@pytest.mark.parametrize(
    ("text", "noun", "features"),
    [
        (
            "Norway's pledge to build it stands.",
            "pledge",
            {"acl build", "completed", "nsubj", "of stand", "owned"},
        ),
        ("Norway signed the pledge.", "pledge", {"dobj", "of sign", "under sign"}),
    ],
)
def test_a_noun_is_told_by_what_hangs_on_it(
    reader: Extractor, text: str, noun: str, features: set[str]
):
    doc = parse(reader, text)
    found = set(noun_features(word(doc, noun), entity_types(doc)))
    assert found == {f"n pledge {feature}" for feature in features}


def test_a_noun_without_a_class_tells_nothing(reader: Extractor):
    doc = parse(reader, "The stone fell.")
    assert list(noun_features(word(doc, "stone"), {})) == []


@pytest.mark.parametrize(
    ("text", "feature"),
    [
        ("Will Norway pay?", "question"),
        ("“We will pay,” it said.", "quoted"),
        ("Norway will pay.", "short"),
        ("Norway will pay.", "w STATE"),
        ("Norway will pay.", "ww will pay"),
        ("Norway will pay.", "will STATE"),
        ("Norway is to pay.", "is to STATE"),
        ("Norway will pay.", "has STATE"),
    ],
)
def test_a_sentence_has_features_as_a_whole(reader: Extractor, text: str, feature: str):
    assert feature in span_features(parse(reader, text)[:])


def test_what_is_said_often_does_not_shout(reader: Extractor):
    text = "Norway will pay, Chile will pay, Peru will pay and Kenya will pay."
    features = span_features(parse(reader, text)[:])
    assert features["will STATE"] == 2.0
    assert features["w pay"] == 1.0
