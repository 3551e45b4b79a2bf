"""Between which numbers the values lie that go into each product: whole numbers must span them."""

from collections.abc import Iterable, Mapping, Sequence
from typing import Any

import numpy as np

from tracker.extraction.encoder.network import Batch
from tracker.extraction.training.encoder.network import affine, encode

RARE = 1e-5  # this share of the values at either end may lie outside
Range = tuple[float, float]


def ranges(weights: Mapping[str, Any], batches: Iterable[Batch]) -> list[Range]:
    """Of each product in the order in which they are asked for; the usual over the batches."""
    seen = np.array([ends(weights, batch) for batch in batches])  # (batches, products, 2)
    return [
        (min(float(least), 0.0), max(float(most), 0.0)) for least, most in np.median(seen, axis=0)
    ]


def ends(weights: Mapping[str, Any], batch: Batch) -> list[Any]:
    found: list[Any] = []

    def noting(x: Any, own: Sequence[Any]) -> Any:
        found.append(np.quantile(x, [RARE, 1 - RARE]))
        return affine(x, own)

    encode(weights, batch, product=noting)
    return found
