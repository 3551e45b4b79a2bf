"""Fit the chance to decisions, from what extraction said onwards. Same decisions, same weights."""

from collections import Counter
from collections.abc import Sequence

import numpy as np
from numpy.typing import NDArray

from tracker.calibration.model import AS_EXTRACTED, Features, Model

Array = NDArray[np.float64]
# How strongly a weight is held where extraction alone would leave it: few decisions move little.
HOLD = 3.0
STEPS, CLOSE = 50, 1e-9
DECIMALS = 4
SEEN = 5  # what fewer candidates have is no ground to judge by


def fit(rows: Sequence[Features], accepted: Sequence[bool]) -> Model:
    """A logistic regression whose ridge pulls towards the confidence as extracted."""
    names = named(rows)
    values = np.array([[row.get(name, 0.0) for name in names] + [1.0] for row in rows])
    start = np.array([AS_EXTRACTED.weights.get(name, 0.0) for name in names] + [AS_EXTRACTED.bias])
    *weights, bias = np.round(_climb(values, np.array(accepted, dtype=float), start), DECIMALS)
    return Model(float(bias), {n: float(w) for n, w in zip(names, weights, strict=True) if w})


def named(rows: Sequence[Features]) -> list[str]:
    """The features that enough candidates have, in the order of the alphabet."""
    seen = Counter(name for row in rows for name, value in row.items() if value)
    return sorted(name for name, count in seen.items() if count >= SEEN)


def _climb(values: Array, accepted: Array, start: Array) -> Array:
    """Newton's method on the penalised likelihood, halving a step that overshoots."""
    found = start
    for _step in range(STEPS):
        chances = 1 / (1 + np.exp(-(values @ found)))
        slope = values.T @ (chances - accepted) + HOLD * (found - start)
        spread = chances * (1 - chances)
        curve = (values.T * spread) @ values + HOLD * np.eye(len(start))
        step = np.linalg.solve(curve, slope)
        here = _loss(values, accepted, start, found)
        while _loss(values, accepted, start, found - step) > here + CLOSE:
            step = step / 2
        found = found - step
        if np.abs(step).max() < CLOSE:
            break
    return found


def _loss(values: Array, accepted: Array, start: Array, weights: Array) -> float:
    signed = (values @ weights) * (2 * accepted - 1)
    kept = HOLD / 2 * ((weights - start) ** 2).sum()
    return float(np.logaddexp(0, -signed).sum() + kept)
