"""What the encoder is tuned on: sentences, and commitments with their fields."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

import numpy as np
from spacy.tokens import Span

from tracker.extraction.encoder.encoder import BEGIN, INSIDE, PARTY, WORDS
from tracker.extraction.encoder.texts import Numbered, numbered
from tracker.extraction.encoder.wordpiece import WordPiece
from tracker.extraction.passages import commitment_passage, first_word, sentence_passage
from tracker.extraction.registry import Registry
from tracker.extraction.roles import Cast
from tracker.extraction.training.dataset import Example

Labels = Mapping[str, tuple[str, ...]]
AROUND = 24  # words on either side of a commitment that one of its two lessons shows
ByWord = Mapping[int, bool]  # number of a word in its passage → what is right for it
SOFT_WEIGHT = 0.1  # of aspirational sentences: they teach little either way


@dataclass(frozen=True, slots=True)
class Lesson:
    """A passage; for each head that it teaches the right numbers, 0 or 1 a label; its weight.

    `words` has for each head of single words what is right for some of them.
    """

    passage: Numbered
    truth: dict[str, list[float]]
    words: dict[str, ByWord] = field(default_factory=dict)
    weight: float = 1.0


def lessons(
    examples: Sequence[Example], pieces: WordPiece, labels: Labels, registry: Registry
) -> list[Lesson]:
    """All lessons of some articles: each sentence; each commitment without and with its context."""
    found: list[Lesson] = []
    for example in examples:
        found += sentence_lessons(example, pieces)
        found += commitment_lessons(example, pieces, labels, registry)
    return found


def sentence_lessons(example: Example, pieces: WordPiece) -> Iterator[Lesson]:
    marked = [span for span, _gold in example.commitments()]
    for sentence, label in example.sentences():
        yield Lesson(
            numbered(sentence_passage(sentence), pieces),
            {"commitment": [float(label != "none")]},
            {} if label == "none" else bounds(sentence, marked),
            SOFT_WEIGHT if label == "soft" else 1.0,
        )


def bounds(sentence: Span, marked: Sequence[Span]) -> dict[str, ByWord]:
    """Of each word of a sentence, whether a commitment begins there, and whether one holds it."""
    own = [(max(span.start, sentence.start), span.end) for span in marked]
    held = [(start, end) for start, end in own if start < min(end, sentence.end)]
    places = range(sentence.start, sentence.end)
    return {
        BEGIN: {n - sentence.start: any(n == start for start, _end in held) for n in places},
        INSIDE: {n - sentence.start: any(a <= n < b for a, b in held) for n in places},
    }


def commitment_lessons(
    example: Example, pieces: WordPiece, labels: Labels, registry: Registry
) -> Iterator[Lesson]:
    cast = Cast.of(example.doc, registry)
    for span, gold in example.commitments():
        truth = {
            "status": [float(label == gold["status"]) for label in labels["status"]],
            "domain": [float(label in gold["domains"]) for label in labels["domain"]],
            "firm": [float(gold["firm"])],
        }
        for around in (0, AROUND):
            passage = numbered(commitment_passage(span, around=around), pieces)
            yield Lesson(passage, truth, {PARTY: names(span, cast, gold["parties"], around)})


def names(span: Span, cast: Cast, parties: Sequence[str], around: int) -> ByWord:
    """Of each word that names a party, before a commitment or in it, whether it undertakes it."""
    first, end = first_word(span, around), span[-1].sent.end
    told: dict[int, bool] = {}
    for name, found in cast.mentions.items():
        for mention in found:
            if mention.form != "inside" and first <= mention.span.start and mention.span.end <= end:
                for token in mention.span:
                    place = token.i - first
                    told[place] = told.get(place, False) or name in parties
    return told


def truths(lessons: Sequence[Lesson], labels: Labels, shape: tuple[int, int]) -> dict[str, Any]:
    """What is right for a block of so many rows and pieces, and how much each answer counts.

    For each head an array (rows, labels), or (rows, pieces) where it is about single words; under
    its name + " weight" an array (rows) or (rows, pieces).
    """
    told = nothing_told(labels, shape)
    for row, lesson in enumerate(lessons):
        for head, right in lesson.truth.items():
            told[head][row], told[f"{head} weight"][row] = right, lesson.weight
        for head, words in lesson.words.items():
            places = {lesson.passage.places[word]: yes for word, yes in words.items()}
            for place, yes in places.items():
                if place >= 0:
                    told[head][row, place], told[f"{head} weight"][row, place] = yes, 1.0
    return told


def nothing_told(labels: Labels, shape: tuple[int, int]) -> dict[str, Any]:
    sizes = {head: (shape[0], len(own)) for head, own in labels.items()}
    told: dict[str, Any] = {}
    for head, size in (sizes | dict.fromkeys(WORDS, shape)).items():
        told[head] = np.zeros(size, "float32")
        told[f"{head} weight"] = np.zeros(shape if head in WORDS else shape[0], "float32")
    return told
