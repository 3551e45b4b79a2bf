"""An article's text cut into paragraphs, its quoted passages marked and numbered."""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from itertools import pairwise

from tracker.models import Mention

BLANK_LINE = re.compile(r"\n[^\S\n]*\n\s*|\Z")


@dataclass(frozen=True)
class Note:
    """A mention with the number that stands at its passage."""

    number: int
    mention: Mention


@dataclass(frozen=True)
class Piece:
    """Text between two borders of passages: the notes that cover it, begin and end there."""

    text: str
    covering: list[Note]
    begins: list[Note]
    ends: list[Note]

    @property
    def is_marked(self) -> bool:
        return bool(self.covering)


@dataclass
class Paragraph:
    pieces: list[Piece] = field(default_factory=list)
    notes: list[Note] = field(default_factory=list)


def numbered(mentions: Iterable[Mention]) -> list[Note]:
    ordered = sorted(mentions, key=lambda mention: (mention.start, mention.end, mention.pk))
    return [Note(number, mention) for number, mention in enumerate(ordered, start=1)]


def paragraphs(text: str, notes: list[Note]) -> list[Paragraph]:
    """A note stands beside the paragraph in which its passage begins."""
    result, start = [], 0
    for gap in BLANK_LINE.finditer(text):
        begun = [note for note in notes if start <= note.mention.start < gap.end()]
        parts = list(pieces(text, start, gap.start(), notes))
        if parts:
            result.append(Paragraph(parts, begun))
        start = gap.end()
    return result


def pieces(text: str, start: int, end: int, notes: list[Note]) -> Iterator[Piece]:
    """Passages may overlap, so the text is cut at every border."""
    borders = {start, end}
    for note in notes:
        borders |= {
            place for place in (note.mention.start, note.mention.end) if start < place < end
        }
    for left, right in pairwise(sorted(borders)):
        covering = [n for n in notes if n.mention.start < right and n.mention.end > left]
        yield Piece(
            text=text[left:right],
            covering=covering,
            begins=[note for note in covering if note.mention.start == left],
            ends=[note for note in covering if note.mention.end == right],
        )
