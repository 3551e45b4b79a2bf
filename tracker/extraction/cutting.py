"""Where a sentence that holds several commitments is cut, by the second reader's word on words."""

from collections.abc import Iterator, Mapping
from itertools import groupby

from spacy.tokens import Span

from tracker.extraction.linear import logistic

SHORTEST = 3  # tokens
MARKS = frozenset(", ; : — – - •".split())
JOINTS = frozenset("and but or while as".split())
BEGINS = 0.5  # a clause that begins a commitment with this chance is one of its own
HOLDS = 0.5  # a clause less likely to be part of any is left out
UNREAD = -9.0  # log-odds of a word that was left out
Words = Mapping[int, float]  # log-odds of words, by their place in the article


def pieces(sentence: Span, begin: Words, inside: Words) -> list[Span]:
    """The clauses that each hold a commitment; the sentence whole where there are not two."""
    cuts = [place for place, chance in openings(sentence, begin) if chance >= BEGINS]
    edges = [sentence.start, *cuts, sentence.end]
    parts = [sentence.doc[a:b] for a, b in zip(edges, edges[1:], strict=False)]
    held = [part for part in parts if len(part) >= SHORTEST and share(part, inside) >= HOLDS]
    return held if len(held) > 1 else [sentence]


def openings(sentence: Span, begin: Words) -> Iterator[tuple[int, float]]:
    """Each place where a clause may begin, and the chance that a commitment begins there.

    A mark, the joining word after it and the first word after that are one place: the likeliest
    word counts.
    """
    allowed = range(sentence.start + SHORTEST, sentence.end - SHORTEST + 1)
    places = [place for place in allowed if may_open(sentence, place)]
    for _row, group in groupby(enumerate(places), key=lambda pair: pair[1] - pair[0]):
        near = [place for _number, place in group]
        yield near[0], max(logistic(begin.get(place, UNREAD)) for place in near)


def may_open(sentence: Span, place: int) -> bool:
    before, here = sentence.doc[place - 1], sentence.doc[place]
    return before.text in MARKS or before.lower_ in JOINTS or here.lower_ in JOINTS


def share(part: Span, inside: Words) -> float:
    """The mean chance of a clause's words to be part of a commitment."""
    chances = [logistic(inside[token.i]) for token in part if token.i in inside]
    return sum(chances) / len(chances) if chances else 1.0
