"""The grammar of a clause, read from the parse of plain sentences."""

import pytest

from tests.extraction.parsing import parse, word
from tracker.extraction import clause
from tracker.extraction.extractor import Extractor


@pytest.mark.parametrize(
    ("text", "anchor"),
    [
        ("Norway pledged to build a bridge.", "pledged"),
        ("The minister said Norway will build a bridge.", "build"),
        ("Norway discussed the bridge and signed a treaty.", "signed"),
        ("A bridge over the fjord", "bridge"),
    ],
)
def test_the_anchor_carries_the_undertaking(reader: Extractor, text: str, anchor: str):
    assert clause.anchor(parse(reader, text)[:]).text == anchor


@pytest.mark.parametrize(
    ("text", "verb", "subject"),
    [
        ("Norway will build a bridge.", "build", "Norway"),
        ("Norway pledged to build a bridge.", "build", "Norway"),
        ("Norway signed the treaty and left.", "left", "Norway"),
        ("The bridge was built by Norway.", "built", "bridge"),
        ("Norway bought the ship built in 1990.", "built", "ship"),
        ("The hope is that, leaving early, he wins.", "leaving", None),
        ("Norway is ready to build a bridge.", "build", "Norway"),
        ("FIFA, for its part, has set aside 120 tickets.", "set", "FIFA"),
    ],
)
def test_a_verb_finds_its_subject(reader: Extractor, text: str, verb: str, subject: str | None):
    found = clause.subject(word(parse(reader, text), verb))
    assert (found.text if found else None) == subject


@pytest.mark.parametrize(
    ("text", "verb", "modality"),
    [
        ("Norway will build it.", "build", "will"),
        ("Norway will not build it.", "build", "will!"),
        ("Norway has built it.", "built", "have"),
        ("Norway built it.", "built", "-"),
        ("Norway wants to build it.", "build", "to"),
    ],
)
def test_the_auxiliary_colours_the_verb(reader: Extractor, text: str, verb: str, modality: str):
    assert clause.modality(word(parse(reader, text), verb)) == modality


def test_passives_and_negations_are_seen(reader: Extractor):
    doc = parse(reader, "The bridge will not be built, and Norway knows it.")
    built, knows = word(doc, "built"), word(doc, "knows")
    assert [clause.is_passive(verb) for verb in (built, knows)] == [True, False]
    assert [clause.is_negated(verb) for verb in (built, knows)] == [True, False]


def test_governors_lead_from_a_clause_to_the_top(reader: Extractor):
    doc = parse(reader, "The minister said Norway had promised to build a bridge.")
    above = [(kind, token.text) for kind, token in clause.governors(word(doc, "build"))]
    assert above == [("xcomp", "promised"), ("ccomp", "said")]
    assert clause.governors(word(doc, "said")) == []


@pytest.mark.parametrize(
    ("text", "speaker"),
    [
        ("The minister said ships sail.", "minister"),
        ("Norway will pay, Chile said.", "Chile"),
        ("Ships sail.", None),
    ],
)
def test_a_speaker_is_the_subject_of_saying(reader: Extractor, text: str, speaker: str | None):
    found = clause.speaker(parse(reader, text)[:])
    assert (found.text if found is not None else None) == speaker


def test_words_have_the_classes_of_the_lexicon(reader: Extractor):
    doc = parse(reader, "Norway pledged a treaty quickly.")
    assert clause.classes(word(doc, "pledged")) == ("commit",)
    assert "agreement" in clause.classes(word(doc, "treaty"))
    assert clause.classes(word(doc, "quickly")) == ()


def test_a_span_is_trimmed_of_blanks(reader: Extractor):
    doc = parse(reader, " \n Norway pays. \n\n")
    assert clause.trimmed(doc[:]).text == "Norway pays."
    assert len(clause.trimmed(parse(reader, " \n ")[:])) == 0
