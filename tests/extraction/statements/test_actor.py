"""Who acts in a clause, and whether that is the party that undertakes."""

import pytest

from tests.extraction.parsing import parse, word
from tracker.extraction.extractor import Extractor
from tracker.extraction.registry import Registry
from tracker.extraction.statements import actor


@pytest.mark.parametrize(
    ("text", "verb", "subject"),
    [
        ("Norway will build a bridge.", "build", "Norway"),
        ("(a) Norway will build a bridge.", "build", "Norway"),
        ("Norway pledged to build a bridge.", "build", "Norway"),
        ("Norway signed the treaty and left.", "left", "Norway"),
        ("Norway bought the ship that sank.", "sank", "ship"),
        ("Norway has the right which it sold.", "sold", "it"),
        ("The minister said that ships sank.", "sank", "ships"),
        ("There will be a bridge.", "be", "There"),
        ("Build a bridge.", "Build", None),
    ],
)
def test_the_subject_of_a_verb_is_found(
    reader: Extractor, text: str, verb: str, subject: str | None
):
    found = actor.subject_of(word(parse(reader, text), verb))
    assert (found.text if found is not None else None) == subject


@pytest.mark.parametrize(
    ("text", "verb", "expected"),
    [
        ("Norway will build a bridge.", "build", True),
        ("Chile will build a bridge.", "build", False),
        ("We will build a bridge.", "build", True),
        ("It will build a bridge.", "build", True),
        ("It will expire in May.", "expire", False),
        ("Each will build a bridge.", "build", True),
        ("Each of them will build a bridge.", "build", False),
        ("Nobody will build a bridge.", "build", False),
        ("The government will build a bridge.", "build", True),
        ("No government will build a bridge.", "build", False),
        ("The treaty will build a bridge.", "build", False),
        ("Our goal is to build a bridge.", "build", True),
        ("The toll will rise.", "rise", False),
        ("Orla Fennimore will build a bridge.", "build", True),
    ],
)
def test_some_subjects_stand_for_the_party(
    reader: Extractor, registry: Registry, text: str, verb: str, expected: bool
):
    doc = parse(reader, text)
    subject = actor.subject_of(word(doc, verb))
    assert subject is not None
    credits = actor.credited(doc, registry)
    assert actor.is_party(subject, word(doc, verb), ("Norway",), credits) is expected
