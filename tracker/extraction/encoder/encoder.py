"""What the second reader says: is a sentence a commitment, of which status and domain."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any

import numpy as np

from tracker.extraction.encoder import stored
from tracker.extraction.encoder.mixing import Mixing
from tracker.extraction.encoder.network import Array, Network
from tracker.extraction.encoder.texts import Numbered, Passage, batches, numbered
from tracker.extraction.encoder.wordpiece import WordPiece

# Is a sentence a commitment? If so, of which status and domains, and how firm is it?
SENTENCE, FIELDS = ("commitment",), ("status", "domain", "firm")
# Of each word: does it name one who undertakes, does a commitment begin here, is it part of one?
WORDS = PARTY, BEGIN, INSIDE = "party", "begin", "inside"
DECIMALS = 2  # what stands beside a text in its block moves the later ones
Said = dict[str, dict[str, float]]  # head → label → log-odds; of status, logs of probabilities


@dataclass(frozen=True, slots=True)
class Read:
    """Some passages after they were read: their pieces' numbers, their vectors, and those of their
    pieces by the passage's number."""

    rows: list[Numbered]
    vectors: Array
    of_pieces: dict[int, Array]


@dataclass(frozen=True, slots=True)
class Encoder:
    """A second reader, and how much its word counts beside the linear models'.

    `heads` turn a text's vector into scores, by a matrix (2 × width, labels) and an offset;
    `labels` has their answers, `mixing` what each one's word weighs, `threshold` the probability
    from which on both readers together call a sentence a commitment.
    """

    pieces: WordPiece
    network: Network
    heads: Mapping[str, tuple[Array, Array]]
    labels: dict[str, tuple[str, ...]]
    mixing: dict[str, Mixing]
    threshold: float

    def judge(self, passages: Sequence[Passage], heads: Sequence[str]) -> list[Said]:
        """What it says of each passage; many at once are read faster than one after the other."""
        return self.answers(self.read(passages), heads)

    def read(self, passages: Sequence[Passage]) -> Read:
        rows = [numbered(passage, self.pieces) for passage in passages]
        vectors = np.zeros((len(passages), 2 * self.network.width), "float32")
        of_pieces: dict[int, Array] = {}
        for places, batch in batches(rows):
            vectors[places], found = self.network(batch)
            of_pieces |= zip(places, found, strict=True)
        return Read(rows, vectors, of_pieces)

    def answers(self, read: Read, heads: Sequence[str]) -> list[Said]:
        told = {head: self.scores(read.vectors, head).round(DECIMALS).tolist() for head in heads}
        return [
            {
                head: dict(zip(self.labels[head], rows[n], strict=True))
                for head, rows in told.items()
            }
            for n in range(len(read.rows))
        ]

    def of_words(self, read: Read, head: str) -> list[dict[int, float]]:
        """For each passage the log-odds of its words, by their number; some are left out."""
        matrix, offset = self.heads[head]
        found = []
        for number, row in enumerate(read.rows):
            scores = (read.of_pieces[number] @ matrix + offset)[:, 0].round(DECIMALS).tolist()
            found.append({word: scores[at] for word, at in enumerate(row.places) if at >= 0})
        return found

    def scores(self, vectors: Array, head: str) -> Array:
        matrix, offset = self.heads[head]
        scores: Array = vectors @ matrix + offset
        if head == "status":
            scores = scores - scores.max(axis=1, keepdims=True)
            scores -= np.log(np.exp(scores).sum(axis=1, keepdims=True))
        return scores


@cache
def load(path: str) -> Encoder:
    return encoder_of(*stored.read(Path(path)))


def encoder_of(arrays: Mapping[str, Any], extra: Mapping[str, Any]) -> Encoder:
    """An encoder from what its file holds."""
    labels = {head: tuple(own) for head, own in extra["labels"].items()}
    return Encoder(
        WordPiece(extra["pieces"]),
        Network.of(arrays),
        {head: (arrays[matrix_of(head)], arrays[offset_of(head)]) for head in (*labels, *WORDS)},
        labels,
        {head: Mixing(*numbers) for head, numbers in extra["mixing"].items()},
        extra["threshold"],
    )


def matrix_of(head: str) -> str:
    """What a head's matrix is called in the file."""
    return f"{head} matrix"


def offset_of(head: str) -> str:
    return f"{head} offset"
