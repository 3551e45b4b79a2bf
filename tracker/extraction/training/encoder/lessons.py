"""What the encoder is tuned on: sentences, and commitments with their status and domains."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

import numpy as np
from spacy.tokens import Span

from tracker.extraction.encoder.texts import Numbered, Passage, numbered
from tracker.extraction.encoder.wordpiece import WordPiece
from tracker.extraction.training.dataset import Example

Labels = Mapping[str, tuple[str, ...]]
SOFT_WEIGHT = 0.1  # of aspirational sentences: they teach little either way
TWICE = 2  # a commitment is read so often in a round: there are fewer of them than of sentences


@dataclass(frozen=True, slots=True)
class Lesson:
    """A passage; for each head that it teaches the right numbers, 0 or 1 a label; its weight."""

    passage: Numbered
    truth: dict[str, list[float]]
    weight: float = 1.0


def lessons(
    examples: Sequence[Example], pieces: WordPiece, labels: Labels, hard: Mapping[int, list[int]]
) -> list[Lesson]:
    """All lessons of some articles; of their sentences those that `hard` names by article."""
    found: list[Lesson] = []
    for example in examples:
        found += sentence_lessons(example, pieces, set(hard[id(example)]))
        found += list(commitment_lessons(example, pieces, labels)) * TWICE
    return found


def sentence_lessons(example: Example, pieces: WordPiece, hard: set[int]) -> Iterator[Lesson]:
    for number, (sentence, label) in enumerate(example.sentences()):
        if number in hard:
            weight = SOFT_WEIGHT if label == "soft" else 1.0
            passage = numbered(Passage(sentence.text), pieces)
            yield Lesson(passage, {"commitment": [float(label != "none")]}, weight)


def commitment_lessons(example: Example, pieces: WordPiece, labels: Labels) -> Iterator[Lesson]:
    for span, gold in example.commitments():
        truth = {
            "status": [float(label == gold["status"]) for label in labels["status"]],
            "domain": [float(label in gold["domains"]) for label in labels["domain"]],
            "firm": [float(gold["firm"])],
        }
        yield Lesson(numbered(passage_of(span), pieces), truth)


def passage_of(span: Span) -> Passage:
    """The words of a commitment, the rest of their sentences, and the sentence before.

    At work the encoder does without the sentence before: a second reading would take too long.
    """
    doc, first, last = span.doc, span[0].sent, span[-1].sent
    before = doc[first.start - 1].sent.text if first.start else ""
    return Passage(
        span=span.text,
        left=doc[first.start : span.start].text,
        right=doc[span.end : last.end].text,
        before=before,
    )


def truths(lessons: Sequence[Lesson], labels: Labels, rows: int) -> dict[str, Any]:
    """For each head an array (rows, labels), and under its name + " weight" one weight a row."""
    told: dict[str, Any] = {}
    for head, own in labels.items():
        told[head] = np.zeros((rows, len(own)), "float32")
        told[f"{head} weight"] = np.zeros(rows, "float32")
        for row, lesson in enumerate(lessons):
            if head in lesson.truth:
                told[head][row] = lesson.truth[head]
                told[f"{head} weight"][row] = lesson.weight
    return told
