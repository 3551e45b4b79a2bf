"""A text cut into lines that the model can read one by one, without losing a character."""

import re
from collections.abc import Iterator

# A parser's memory grows with the length of what it reads at once.
LONGEST = 4000
# spaCy's tokenizer takes quadratic time where no blank divides; no word or address is so long.
UNBROKEN = re.compile(r"\S{400}(?=\S)")
LINE = re.compile(r"[^\n]*\n+|[^\n]+")
SENTENCE_END = re.compile(r"[.!?;][\"'”’)]*\s+|\s+")


def chunks(text: str) -> Iterator[str]:
    """Yield pieces that, joined, give the text again; none is longer than LONGEST.

    A text without a character is one empty piece.
    """
    if not text:
        yield text
    for match in LINE.finditer(text):
        yield from shortened(match[0])


def shortened(line: str) -> Iterator[str]:
    start = 0
    while start < len(line):
        piece = line[start : start + LONGEST]
        if start + LONGEST < len(line) or UNBROKEN.search(piece):
            piece = piece[: best_cut(piece)]
        yield piece
        start += len(piece)


def best_cut(piece: str) -> int:
    """In an unbroken run, else after the last sentence end or blank, else at the length allowed."""
    unbroken = UNBROKEN.search(piece)
    if unbroken:
        return unbroken.end()
    cuts = [match for match in SENTENCE_END.finditer(piece) if match.end() < len(piece)]
    sentences = [match.end() for match in cuts if match[0].strip()]
    blanks = [match.end() for match in cuts]
    return (sentences or blanks or [len(piece)])[-1]
