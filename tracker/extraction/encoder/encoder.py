"""What the second reader says: is a sentence a commitment, of which status and domain."""

from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any

import numpy as np

from tracker.extraction.encoder import stored
from tracker.extraction.encoder.mixing import Mixing
from tracker.extraction.encoder.network import Array, encode
from tracker.extraction.encoder.texts import Passage, batches, numbered
from tracker.extraction.encoder.wordpiece import WordPiece

# Is a sentence a commitment? If so, of which status and domains, and how firm is it?
SENTENCE, FIELDS = ("commitment",), ("status", "domain", "firm")
DECIMALS = 2  # what stands beside a text in its block moves the later ones
Said = dict[str, dict[str, float]]  # head → label → log-odds; of status, logs of probabilities


@dataclass(frozen=True, slots=True)
class Encoder:
    """A second reader: its weights, and how much its word counts beside the linear models'.

    `labels` has the answers of each head, `mixing` each head's weights, `threshold` the
    probability from which on both together call a sentence a commitment.
    """

    pieces: WordPiece
    weights: dict[str, Any]
    labels: dict[str, tuple[str, ...]]
    mixing: dict[str, Mixing]
    threshold: float

    def judge(self, passages: Sequence[Passage], heads: Sequence[str]) -> list[Said]:
        """What it says of each passage; many at once are read faster than one after the other."""
        vectors = self.vectors(passages)
        told = {head: self.scores(vectors, head).round(DECIMALS).tolist() for head in heads}
        return [
            {
                head: dict(zip(self.labels[head], rows[n], strict=True))
                for head, rows in told.items()
            }
            for n in range(len(passages))
        ]

    def vectors(self, passages: Sequence[Passage]) -> Array:
        """One vector of twice the network's width a passage."""
        width = 2 * self.weights["pieces"].shape[1]
        vectors = np.zeros((len(passages), width), "float32")
        rows = [numbered(passage, self.pieces) for passage in passages]
        for places, batch in batches(rows):
            vectors[places], _of_pieces = encode(self.weights, batch)
        return vectors

    def scores(self, vectors: Array, head: str) -> Array:
        matrix, offset = self.weights["heads"][head]
        scores: Array = vectors @ matrix + offset
        if head == "status":
            scores = scores - scores.max(axis=1, keepdims=True)
            scores -= np.log(np.exp(scores).sum(axis=1, keepdims=True))
        return scores


@cache
def load(path: str) -> Encoder:
    weights, extra = stored.read(Path(path))
    labels = {head: tuple(own) for head, own in extra["labels"].items()}
    mixing = {head: Mixing(*numbers) for head, numbers in extra["mixing"].items()}
    return Encoder(WordPiece(extra["pieces"]), weights, labels, mixing, extra["threshold"])
