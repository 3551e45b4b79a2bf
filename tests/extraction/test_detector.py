"""Sentences become candidates, whole or cut, by their grammar."""

import datetime as dt

import pytest

from tracker.extraction.candidate import ArticleText, Candidate
from tracker.extraction.components.detector import coordinations, is_urging, sentences
from tracker.extraction.extractor import Extractor

DAY = dt.date(2025, 2, 7)


def found(extractor: Extractor, text: str) -> list[Candidate]:
    return next(extractor.pipe([ArticleText(text=text, published=DAY)]))


@pytest.mark.parametrize(
    "text",
    [
        "Norway has pledged to double its aid to Moldova by 2030.",
        "India and Japan agreed on Tuesday to share radar data with each other.",
        "The company will close its two coal plants by the end of 2027, it said.",
        "The two sides signed a ten-year agreement on fisheries in Lisbon.",
    ],
)
def test_an_undertaking_is_found(extractor: Extractor, text: str):
    assert [(c.start, c.end) for c in found(extractor, text)] == [(0, len(text))]


@pytest.mark.parametrize(
    "text",
    [
        "The envoy urged Norway to double its aid to Moldova.",
        "Analysts expect prices to rise next year, according to a survey.",
        "It rained in Lisbon on Tuesday and the streets were empty.",
        "The film is about two brothers who lose their farm.",
    ],
)
def test_what_only_looks_like_one_is_not(extractor: Extractor, text: str):
    assert found(extractor, text) == []


@pytest.mark.parametrize(
    ("text", "urging"),
    [
        ("The White House said the president has stressed the importance of buying more.", True),
        ("Campaigners urged the council to build more homes.", True),
        ("The council was urged to build more homes.", False),
        ("The minister urged patience and promised to publish the report by May.", False),
        ("The council will build more homes.", False),
    ],
)
def test_pressing_others_is_no_undertaking(reader: Extractor, text: str, urging: bool):
    doc = next(reader.read([ArticleText(text=text, published=DAY)]))
    assert is_urging(next(sentences(doc))) is urging


def test_a_second_verb_with_a_clause_of_its_own_is_a_place_to_cut(reader: Extractor):
    text = "Norway will pay for the bridge, and Sweden will build the road to it."
    doc = next(reader.read([ArticleText(text=text, published=DAY)]))
    cuts = [
        (first.text, second.text, doc[cut].text)
        for first, second, cut in coordinations(next(sentences(doc)))
    ]
    assert cuts == [("pay", "build", "and")]


def test_every_field_names_its_words(extractor: Extractor):
    (candidate,) = found(extractor, "Norway has pledged to double its aid to Moldova by 2030.")
    fields = {reason.field for reason in candidate.reasons}
    assert {"commitment", "parties", "status", "domains", "due"} <= fields
    assert candidate.to_dict()["due"] == "2030-12-31"


def test_the_same_text_gives_the_same_candidates(extractor: Extractor):
    text = "Norway has pledged to double its aid to Moldova by 2030."
    assert found(extractor, text) == found(extractor, text)
