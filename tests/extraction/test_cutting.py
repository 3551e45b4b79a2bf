"""A sentence with several commitments is cut where the second reader hears one begin."""

import pytest
from spacy.tokens import Span

from tests.extraction.parsing import parse
from tracker.extraction.cutting import openings, pieces
from tracker.extraction.extractor import Extractor
from tracker.extraction.linear import logistic

YES, NO = 5.0, -5.0


def sentence(reader: Extractor, text: str) -> tuple[Span, dict[int, float]]:
    """A text without its bars, and where those stand: there a commitment begins."""
    parts = text.split("|")
    doc = parse(reader, "".join(parts))
    starts, at = set[int](), 0
    for part in parts[:-1]:
        at += len(part)
        starts.add(at)
    return doc[:], {token.i: YES if token.idx in starts else NO for token in doc}


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("Norway will build a road and a bridge.", ["Norway will build a road and a bridge."]),
        (
            "|Norway will build a road, |Chile will pay for it.",
            ["Norway will build a road,", "Chile will pay for it."],
        ),
        (
            "|Norway will build a road and |pay for a bridge; |Chile helps.",
            ["Norway will build a road", "and pay for a bridge;", "Chile helps."],
        ),
        (
            "During its meeting, |Norway built a road, |Chile paid.",
            ["Norway built a road,", "Chile paid."],
        ),
        ("|Norway will |build a road.", ["Norway will build a road."]),
        ("|Norway builds, |pays.", ["Norway builds, pays."]),
    ],
)
def test_clauses_that_begin_a_commitment_are_cut_off(
    reader: Extractor, text: str, found: list[str]
):
    words, begin = sentence(reader, text)
    inside = dict.fromkeys(begin, YES)
    assert [part.text for part, _chance in pieces(words, begin, inside)] == found


def test_what_holds_none_is_left_out(reader: Extractor):
    words, begin = sentence(reader, "|It rained, |Norway will build a road, |Chile will pay.")
    inside = {place: NO if place < 3 else YES for place in begin}
    assert [part.text for part, _chance in pieces(words, begin, inside)] == [
        "Norway will build a road,",
        "Chile will pay.",
    ]


def test_a_sentence_with_one_commitment_stays_whole(reader: Extractor):
    words, begin = sentence(reader, "It rained, |Norway will build a road.")
    inside = {place: NO if place < 3 else YES for place in begin}
    assert pieces(words, begin, inside) == [(words, 1.0)]


def test_each_clause_has_its_chance(reader: Extractor):
    words, begin = sentence(reader, "|Norway will build a road, |Chile will pay for it.")
    begin = {place: 1.0 if score == YES else NO for place, score in begin.items()}
    (_first, whole), (_second, part) = pieces(words, begin, dict.fromkeys(begin, 2.0))
    assert whole == pytest.approx(logistic(2.0) * logistic(1.0))
    assert part == pytest.approx(logistic(2.0) * logistic(1.0))


def test_what_was_not_read_begins_nothing(reader: Extractor):
    words, _begin = sentence(reader, "Norway will build a road, Chile will pay for it.")
    assert pieces(words, {}, {}) == [(words, 1.0)]
    assert [round(chance, 3) for _place, chance in openings(words, {})] == [0.0, 0.0]
