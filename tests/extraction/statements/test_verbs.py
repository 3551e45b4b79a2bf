"""A verb with its auxiliaries: as an infinitive, of one, of many, as it is written."""

import pytest

from tests.extraction.parsing import parse, word
from tracker.extraction.extractor import Extractor
from tracker.extraction.statements import verbs


@pytest.mark.parametrize(
    ("text", "verb", "of_one", "of_many"),
    [
        ("They have built it.", "built", "has built", "have built"),
        ("Norway has built it.", "built", "has built", "have built"),
        ("They build it.", "build", "builds", "build"),
        ("Norway builds it.", "builds", "builds", "build"),
        ("They carry it.", "carry", "carries", "carry"),
        ("We’re building it.", "building", "is building", "are building"),
        ("Norway won't build it.", "build", "will not build", "will not build"),
        ("It would have been built.", "built", "would have been built", "would have been built"),
    ],
)
def test_a_finite_verb_agrees(reader: Extractor, text: str, verb: str, of_one: str, of_many: str):
    found = word(parse(reader, text), verb)
    assert verbs.finite(found, many=False) == of_one
    assert verbs.finite(found, many=True) == of_many


@pytest.mark.parametrize(
    ("text", "verb", "infinitive"),
    [
        ("Norway will build it.", "build", "to build"),
        ("Norway is to be paid.", "paid", "to be paid"),
        ("It would have been built.", "built", "to have been built"),
        ("Norway won't build it.", "build", "not to build"),
        ("Norway pledged not to build it.", "build", "not to build"),
        ("Norway will more than double it.", "double", "to more than double"),
        ("Norway will also build it.", "build", "to build"),
    ],
)
def test_an_infinitive_keeps_what_belongs_to_the_verb(
    reader: Extractor, text: str, verb: str, infinitive: str
):
    assert verbs.infinitive(word(parse(reader, text), verb)) == infinitive


def test_a_verb_is_written_out_as_it_stands(reader: Extractor):
    found = word(parse(reader, "The owners won’t fully pay it."), "pay")
    assert verbs.as_written(found) == "will not fully pay"


@pytest.mark.parametrize(
    ("text", "verb", "expected"),
    [
        ("Norway will build it.", "build", True),
        ("Norway pledged to build it.", "build", True),
        ("Norway built it.", "built", False),
        ("Norway will plan and build it.", "build", True),
    ],
)
def test_what_is_to_be_done_is_told_from_what_was(
    reader: Extractor, text: str, verb: str, expected: bool
):
    assert verbs.is_future(word(parse(reader, text), verb)) is expected
