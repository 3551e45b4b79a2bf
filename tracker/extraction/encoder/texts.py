"""Texts as blocks of numbers that the network reads: alike in length, the longest cut."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from itertools import groupby

import numpy as np

from tracker.extraction.encoder.network import Batch
from tracker.extraction.encoder.wordpiece import WordPiece

LONGEST = 128  # pieces
MOST_AROUND = 32  # pieces before the sentence, and as many after it: the nearest
MOST_TITLE = 20
PIECES = 2048  # of one batch

Words = Sequence[str]


@dataclass(frozen=True, slots=True)
class Passage:
    """Words that are asked about, and what is read with them.

    `asked` says from which word to which; None asks about all. `before` and `after` are the words
    around them in the text, `title` its headline: empty where that does not matter.
    """

    words: Words
    asked: tuple[int, int] | None = None
    before: Words = ()
    after: Words = ()
    title: str = ""


@dataclass(frozen=True, slots=True)
class Numbered:
    """A passage as pieces: their numbers, which are asked about, and where each word begins.

    `marks` is 1 at a piece that is asked about where others are not; `places` has for each word
    before the passage and in it the place of its first piece, -1 for one that is left out.
    """

    ids: list[int]
    marks: list[int]
    span: list[int]
    places: list[int]


@dataclass(slots=True)
class Row:
    """A passage while it is put together, piece by piece."""

    ids: list[int] = field(default_factory=list)
    span: list[int] = field(default_factory=list)
    places: list[int] = field(default_factory=list)

    def add(self, ids: Sequence[int], span: int = 0) -> None:
        self.ids += ids
        self.span += [span] * len(ids)

    def add_word(self, ids: Sequence[int], span: int = 0) -> None:
        fits = ids and len(self.ids) + len(ids) < LONGEST
        self.places.append(len(self.ids) if fits else -1)
        if fits:
            self.add(ids, span)


def numbered(passage: Passage, pieces: WordPiece) -> Numbered:
    own = [pieces(word) for word in passage.words]
    room = LONGEST - 2 - sum(map(len, own))
    before = [pieces(word) for word in passage.before]
    left_out = left_out_of(before, min(room - 1, MOST_AROUND))
    kept = before[left_out:]
    room -= sum(map(len, kept)) + 1
    title = heading(passage.title, pieces, room)
    row = Row()
    row.add([pieces.begin, *title])
    row.places += [-1] * left_out
    for word in kept:
        row.add_word(word)
    if kept:
        row.add([pieces.end])
    first, last = passage.asked or (0, len(own))
    for number, word in enumerate(own):
        row.add_word(word, int(first <= number < last))
    row.add([pieces.end])
    row.add(following(passage.after, pieces, room - len(title)))
    marks = row.span if passage.asked else [0] * len(row.ids)
    return Numbered(row.ids, marks, row.span, row.places)


def heading(title: str, pieces: WordPiece, room: int) -> list[int]:
    """The headline's first pieces and their end, where they fit."""
    found = pieces(title)[:MOST_TITLE]
    return [*found, pieces.end] if found and len(found) < room else []


def following(words: Words, pieces: WordPiece, room: int) -> list[int]:
    """The pieces after a passage, as many as fit, and their end; none of them is asked about."""
    found = [piece for word in words for piece in pieces(word)][
        : max(min(room - 1, MOST_AROUND), 0)
    ]
    return [*found, pieces.end] if found else []


def left_out_of(words: Sequence[Sequence[int]], room: int) -> int:
    """How many of the first words do not fit."""
    for number in range(len(words) - 1, -1, -1):
        room -= len(words[number])
        if room < 0:
            return number + 1
    return 0


def batches(
    passages: Sequence[Numbered], *, most: int = PIECES
) -> Iterator[tuple[list[int], Batch]]:
    """Yield (places in the sequence, block); the shortest come first.

    A block holds passages of one length: padding costs more than another block.
    """
    order = sorted(range(len(passages)), key=lambda place: len(passages[place].ids))
    for length, group in groupby(order, key=lambda place: len(passages[place].ids)):
        places = list(group)
        rows = max(most // length, 1)
        for start in range(0, len(places), rows):
            own = places[start : start + rows]
            yield own, block([passages[one] for one in own])


def block(passages: Sequence[Numbered], *, rows: int = 0, length: int = 0) -> Batch:
    """Passages side by side, padded to one length; at least so many rows, and so long ones."""
    longest = max(len(one.ids) for one in passages)
    shape = max(rows, len(passages)), max(length, longest)
    ids, marks = np.zeros(shape, "int32"), np.zeros(shape, "int32")
    span, there = np.zeros(shape, "float32"), np.zeros(shape, "float32")
    for row, one in enumerate(passages):
        size = len(one.ids)
        ids[row, :size], marks[row, :size] = one.ids, one.marks
        span[row, :size], there[row, :size] = one.span, 1
    return Batch(ids, marks, span, there)
