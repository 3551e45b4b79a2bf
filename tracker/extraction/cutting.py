"""Where a sentence that holds several commitments is cut, by the second reader's word on words."""

from collections.abc import Iterable, Iterator, Mapping
from itertools import groupby

from spacy.tokens import Span

from tracker.extraction.linear import logistic

SHORTEST = 3  # tokens
MARKS = frozenset(", ; : — – - •".split())
JOINTS = frozenset("and but or while as".split())
BEGINS = 0.5  # a clause that begins a commitment with this chance is one of its own
HOLDS = 0.7  # a clause less likely to be part of any is left out
UNREAD = -9.0  # log-odds of a word that was left out
Words = Mapping[int, float]  # log-odds of words, by their place in the article


def pieces(sentence: Span, begin: Words, inside: Words) -> list[tuple[Span, float]]:
    """The clauses that each hold a commitment, and the chance of each to hold one of its own.

    The sentence whole, where there are not two: then what leads in to the only one stays with it.
    """
    chances = dict(openings(sentence, begin))
    cuts = [place for place, chance in chances.items() if chance >= BEGINS]
    edges = sorted({sentence.start, *cuts, sentence.end})
    parts = [sentence.doc[a:b] for a, b in zip(edges, edges[1:], strict=False)]
    held = [
        (part, chances[part.start] * holds)
        for part in parts
        if part.start in cuts and len(part) >= SHORTEST and (holds := share(part, inside)) >= HOLDS
    ]
    return held if len(held) > 1 else [(sentence, 1.0)]


def openings(sentence: Span, begin: Words) -> Iterator[tuple[int, float]]:
    """Each place where a clause may begin, and the chance that a commitment begins there.

    The sentence's first word (or the one after a bullet) is one. A mark, the joining word after it
    and the first word after that are one place: the likeliest word counts.
    """
    yield sentence.start, likeliest(range(sentence.start, sentence.start + 2), begin)
    allowed = range(sentence.start + SHORTEST, sentence.end - SHORTEST + 1)
    places = [place for place in allowed if may_open(sentence, place)]
    for _row, group in groupby(enumerate(places), key=lambda pair: pair[1] - pair[0]):
        near = [place for _number, place in group]
        yield near[0], likeliest(near, begin)


def likeliest(places: Iterable[int], begin: Words) -> float:
    return max(logistic(begin.get(place, UNREAD)) for place in places)


def may_open(sentence: Span, place: int) -> bool:
    before, here = sentence.doc[place - 1], sentence.doc[place]
    return before.text in MARKS or before.lower_ in JOINTS or here.lower_ in JOINTS


def share(part: Span, inside: Words) -> float:
    """The mean chance of a clause's words to be part of a commitment."""
    chances = [logistic(inside[token.i]) for token in part if token.i in inside]
    return sum(chances) / len(chances) if chances else 1.0
