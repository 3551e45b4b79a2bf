"""The article around a candidate, and the words that gave its fields, as the desk shows them."""

import re
from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass

from tracker.models import Mention
from tracker.web.passages import Note, Paragraph, Piece, numbered, paragraphs

# What the trained models weigh is a mark and some words: "w", "ww", "da" … say where they stood.
MARKED = {"detector", "status", "domain", "domains", "firmness"}
NUMBER, MOST_REASONS = "a number", 3
# Marks of grammar ("VBZ") tell an editor nothing, and neither do words as short as "of".
GRAMMAR, SHORTEST = re.compile(r"\b(?!NUM\b)[A-Z]{2,5}\b|(?<=\s)-(?=\s|$)"), 4


@dataclass(frozen=True, slots=True)
class Passage:
    """A stretch of text: the candidate itself, another one, or neither."""

    text: str
    is_current: bool = False
    begins: bool = False
    other: Mention | None = None


def passages(mention: Mention) -> list[list[Passage]]:
    """The article's paragraphs; other candidates of it that wait are marked too."""
    waiting = mention.article.mentions.pending().exclude(pk=mention.pk)
    notes = numbered([mention, *waiting])
    return [list(_marked(paragraph, mention)) for paragraph in paragraphs_of(mention, notes)]


def paragraphs_of(mention: Mention, notes: list[Note]) -> list[Paragraph]:
    return paragraphs(mention.article.text, notes)


def _marked(paragraph: Paragraph, mention: Mention) -> Iterator[Passage]:
    for piece in paragraph.pieces:
        yield _passage(piece, mention)


def _passage(piece: Piece, mention: Mention) -> Passage:
    covering = [note.mention for note in piece.covering]
    if mention in covering:
        begins = any(note.mention == mention for note in piece.begins)
        return Passage(piece.text, is_current=True, begins=begins)
    return Passage(piece.text, other=covering[0] if covering else None)


def reasons(mention: Mention) -> dict[str, list[str]]:
    """Field: the words that gave it, at most a few."""
    given: dict[str, list[str]] = defaultdict(list)
    for reason in mention.proposed.get("reasons") or []:
        words = readable(str(reason.get("words") or ""), str(reason.get("rule") or ""))
        if words and words not in given[reason["field"]]:
            given[reason["field"]].append(words)
    return {name: words[:MOST_REASONS] for name, words in given.items()}


def readable(words: str, rule: str) -> str:
    """As an editor can read it; empty if it explains nothing."""
    if rule not in MARKED:
        return words
    words = GRAMMAR.sub("", words.partition(" ")[2])
    if not any(len(word) >= SHORTEST or word == "NUM" for word in words.split()):
        return ""
    words = " ".join(NUMBER if word == "NUM" else word for word in words.split())
    return re.sub(r"\s+([,.;:])", r"\1", words).strip(" ,")
