"""Texts as blocks of numbers that the network reads: alike in length, the longest cut."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import groupby

import numpy as np

from tracker.extraction.encoder.network import Batch
from tracker.extraction.encoder.wordpiece import WordPiece

LONGEST = 128  # pieces
MOST_BEFORE = 32  # pieces of the sentence before: its end is nearest
STEP = 8  # lengths are rounded up to multiples of this
PIECES = 2048  # of one batch


@dataclass(frozen=True, slots=True)
class Passage:
    """Words that are asked about, with the words of their sentence around them.

    `before` is the sentence before it: empty where that does not matter.
    """

    span: str
    left: str = ""
    right: str = ""
    before: str = ""


@dataclass(frozen=True, slots=True)
class Numbered:
    """A passage as pieces: their numbers, kinds (0 before, 1 sentence), and where the span is."""

    ids: list[int]
    kinds: list[int]
    span: list[int]


def numbered(passage: Passage, pieces: WordPiece) -> Numbered:
    before = pieces(passage.before)[-MOST_BEFORE:]
    first = [pieces.begin, *before, pieces.end] if before else [pieces.begin]
    left, span, right = pieces(passage.left), pieces(passage.span), pieces(passage.right)
    ids = [*first, *left, *span, *right, pieces.end]
    kinds = [0] * len(first) + [1 if before else 0] * (len(ids) - len(first))
    places = [0] * (len(first) + len(left)) + [1] * len(span) + [0] * (len(right) + 1)
    return Numbered(ids[:LONGEST], kinds[:LONGEST], places[:LONGEST])


def batches(
    passages: Sequence[Numbered], *, most: int = PIECES
) -> Iterator[tuple[list[int], Batch]]:
    """Yield (places in the sequence, block); the shortest come first.

    A block holds passages of one rounded length: padding costs more than another block.
    """
    order = sorted(range(len(passages)), key=lambda place: len(passages[place].ids))
    for length, group in groupby(order, key=lambda place: rounded(len(passages[place].ids))):
        places = list(group)
        rows = max(most // length, 1)
        for start in range(0, len(places), rows):
            own = places[start : start + rows]
            yield own, block([passages[one] for one in own])


def rounded(length: int) -> int:
    return -(-length // STEP) * STEP


def block(passages: Sequence[Numbered], *, rows: int = 0, length: int = 0) -> Batch:
    """Passages side by side, padded to one length; at least so many rows, and so long ones."""
    longest = max(len(one.ids) for one in passages)
    shape = max(rows, len(passages)), max(length, rounded(longest))
    ids, kinds = np.zeros(shape, "int32"), np.zeros(shape, "int32")
    span, there = np.zeros(shape, "float32"), np.zeros(shape, "float32")
    for row, one in enumerate(passages):
        size = len(one.ids)
        ids[row, :size], kinds[row, :size] = one.ids, one.kinds
        span[row, :size], there[row, :size] = one.span, 1
    return Batch(ids, kinds, span, there)
