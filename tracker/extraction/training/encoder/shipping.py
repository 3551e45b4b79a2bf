"""From the tuned weights to the file that is read at work."""

from collections.abc import Mapping, Sequence
from typing import Any

import numpy as np

from tracker.extraction.encoder.encoder import matrix_of, offset_of
from tracker.extraction.encoder.mixing import Mixing
from tracker.extraction.encoder.network import LAYERS
from tracker.extraction.encoder.texts import Numbered, block
from tracker.extraction.training.encoder.graph import graph_of
from tracker.extraction.training.encoder.ranges import ranges

TRIED = 400  # passages whose values are looked at
TOGETHER = 25  # so many at once: what is rare in one passage is not among many


def shipped(weights: Mapping[str, Any], passages: Sequence[Numbered]) -> dict[str, Any]:
    """The arrays of the file; the values of some passages show how to round."""
    some = passages[:: max(len(passages) // TRIED, 1)]
    some = sorted(some, key=lambda passage: len(passage.ids))
    blocks = (block(some[start : start + TOGETHER]) for start in range(0, len(some), TOGETHER))
    spans = ranges(weights, blocks)
    arrays = {name: weights[name] for name in ("pieces", "places", "kinds")}
    arrays[LAYERS] = np.frombuffer(graph_of(weights, spans), "uint8")
    for head, (matrix, offset) in weights["heads"].items():
        arrays |= {matrix_of(head): matrix, offset_of(head): offset}
    return arrays


def described(
    extra: Mapping[str, Any], mixing: Mapping[str, Mixing], threshold: float
) -> dict[str, Any]:
    """What goes with the arrays: pieces, labels, and how much the encoder's word weighs."""
    numbers = {head: (one.linear, one.encoder, one.offset) for head, one in mixing.items()}
    return {**extra, "mixing": numbers, "threshold": threshold}
