"""A text cut into lines that the model can read one by one, without losing a character."""

import re
from collections.abc import Iterator

# A parser's memory grows with the length of what it reads at once.
LONGEST = 4000
LINE = re.compile(r"[^\n]*\n+|[^\n]+")
SENTENCE_END = re.compile(r"[.!?;][\"'”’)]*\s+|\s+")


def chunks(text: str) -> Iterator[str]:
    """Yield pieces that, joined, give the text again; none is longer than LONGEST."""
    for match in LINE.finditer(text):
        yield from shortened(match[0])


def shortened(line: str) -> Iterator[str]:
    while len(line) > LONGEST:
        cut = best_cut(line[:LONGEST])
        yield line[:cut]
        line = line[cut:]
    if line:
        yield line


def best_cut(piece: str) -> int:
    """After the last sentence end, else after the last blank, else at the length allowed."""
    cuts = [match for match in SENTENCE_END.finditer(piece) if match.end() < len(piece)]
    sentences = [match.end() for match in cuts if match[0].strip()]
    blanks = [match.end() for match in cuts]
    return (sentences or blanks or [len(piece)])[-1]
