"""Fit how much each reader's word counts, on articles that neither was fitted to."""

from collections.abc import Sequence
from typing import Any

import numpy as np
from scipy.optimize import minimize
from sklearn.linear_model import LogisticRegression

from tracker.extraction.components.detector import NAME
from tracker.extraction.encoder.encoder import PARTY, Encoder
from tracker.extraction.encoder.mixing import Mixing
from tracker.extraction.models import Models
from tracker.extraction.registry import Registry
from tracker.extraction.training.dataset import Example
from tracker.extraction.training.encoder.readings import (
    Options,
    Row,
    domain_rows,
    firm_rows,
    marked_commitments,
    party_options,
    sentence_rows,
)
from tracker.extraction.training.heads.detection import ORDINARY, best_threshold

EVEN = Mixing(0.5, 0.5)


def fit_mixing(
    models: Models, encoder: Encoder, registry: Registry, held: Sequence[Example]
) -> tuple[dict[str, Mixing], float]:
    """The mixing of each head, and the threshold of detection."""
    heard = [(example, sentence_rows(models, encoder, example)) for example in held]
    marked = list(marked_commitments(encoder, held))
    commitment = weighed([row for _example, rows in heard for row in rows])
    mixing = {
        NAME: commitment,
        "status": choice([one.status(models) for one in marked]),
        "domain": weighed(list(domain_rows(models, registry, marked))),
        "firm": weighed(list(firm_rows(models, marked))),
        PARTY: choice(list(party_options(models, registry, marked))),
    }
    return mixing, best_threshold([(commitment(*row[:2]), row[2]) for row in ordinary(heard)])


def ordinary(heard: Sequence[tuple[Example, list[Row]]]) -> list[Row]:
    """Those of the genres that are read most, or all where there are none."""
    kept = [rows for example, rows in heard if example.row.get("genre") in ORDINARY]
    return [row for rows in kept or [rows for _example, rows in heard] for row in rows]


def weighed(rows: Sequence[Row]) -> Mixing:
    """Weights and offset that turn both readers' scores into log-odds."""
    if len({truth for _own, _said, truth in rows}) <= 1:
        return EVEN  # too few texts to tell
    scores, truth = np.array([row[:2] for row in rows]), np.array([row[2] for row in rows])
    model = LogisticRegression(C=1e6).fit(scores, truth)
    linear, encoder = map(float, model.coef_[0])
    return Mixing(round(linear, 4), round(encoder, 4), round(float(model.intercept_[0]), 4))


def choice(questions: Sequence[Options]) -> Mixing:
    """Weights with which a right one of several answers is likeliest."""
    known = [one for one in questions if one.right.any()]
    counts = any(np.any(one.unread) for one in known)

    def surprise(weights: Any) -> float:
        return -sum(one.likelihood(Mixing(*weights)) for one in known)

    start = np.array([0.5, 0.5] + [0.0] * counts)
    found = minimize(surprise, start, method="Nelder-Mead")
    return Mixing(*(round(float(weight), 4) for weight in found.x))
