"""Fit a linear model that picks the best of several candidates. Same rows, same weights."""

from collections.abc import Sequence

import numpy as np
from scipy.optimize import minimize

from tracker.extraction.linear import LinearModel
from tracker.extraction.training.fitting import Features, linear, matrix_of


def fit_ranking(
    rows: list[Features],
    picked: Sequence[float],
    groups: Sequence[int],
    name: str,
    *,
    strength: float,
) -> LinearModel:
    """Weights under which, within each group of rows, the picked row is the most likely.

    A conditional logit: `picked` holds each row's share of its group's pick, `strength` is the
    inverse of the regularisation.
    """
    matrix, names = matrix_of(rows)
    starts = np.flatnonzero(np.diff(groups, prepend=-1))
    sizes = np.diff(np.append(starts, len(groups)))
    target = np.asarray(picked, dtype=float)
    weight = np.repeat(np.add.reduceat(target, starts), sizes)

    def loss(weights: np.ndarray) -> tuple[float, np.ndarray]:
        scores = matrix @ weights
        scores -= np.repeat(np.maximum.reduceat(scores, starts), sizes)
        sums = np.repeat(np.add.reduceat(np.exp(scores), starts), sizes)
        logs = scores - np.log(sums)
        gradient = matrix.T @ (weight * np.exp(logs) - target) + weights / strength
        return float(-target @ logs + weights @ weights / (2 * strength)), gradient

    found = minimize(loss, np.zeros(len(names)), jac=True, method="L-BFGS-B")
    return linear((name,), [0.0], [found.x], names)
