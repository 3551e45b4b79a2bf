"""Fit one linear model to rows of features. Same rows, same weights."""

from collections.abc import Sequence
from typing import Any

import numpy as np
from scipy import sparse
from sklearn.feature_extraction import DictVectorizer
from sklearn.linear_model import LogisticRegression

from tracker.extraction.linear import LinearModel

Features = dict[str, float]
DECIMALS = 4
SURE = 10.0  # log-odds where the texts know only one answer


def fit(
    rows: list[Features],
    labels: Sequence[bool],
    name: str,
    *,
    strength: float,
    weights: Sequence[float] | None = None,
    scaled: bool = False,
) -> LinearModel:
    """A yes-or-no model; `strength` is the inverse of the regularisation (scikit-learn's C).

    `scaled` lets rare and telling features weigh more: worth it where most features are words.
    """
    truth = np.array(labels)
    if len(set(labels)) == 1:
        return LinearModel((name,), (SURE if truth[0] else -SURE,), {})
    matrix, names = matrix_of(rows)
    scale = telling(matrix, truth) if scaled else np.ones(matrix.shape[1])
    model = LogisticRegression(C=strength, solver="liblinear", max_iter=1000)
    model.fit(narrow(matrix @ sparse.diags(scale)), truth, sample_weight=weights)
    return linear((name,), model.intercept_, model.coef_ * scale, names)


def telling(matrix: Any, truth: Any) -> Any:
    """For each feature: how rare it is, times how unevenly the two classes have it.

    The first factor is the inverse document frequency, the second the log-count ratio of Wang and
    Manning (2012), halved and lifted so that an evenly spread feature still counts.
    """
    present = matrix > 0
    among_yes, among_no = (
        (np.asarray(present[mask].sum(0)).ravel() + share) / mask.sum()
        for mask, share in ((truth, truth.mean()), (~truth, 1 - truth.mean()))
    )
    rarity = np.log(matrix.shape[0] / np.asarray(present.sum(0)).ravel()) / 4
    return rarity * (0.5 + 0.5 * np.abs(np.log(among_yes / among_no)))


def fit_choice(rows: list[Features], labels: list[str], *, strength: float) -> LinearModel:
    matrix, names = matrix_of(rows)
    model = LogisticRegression(C=strength, max_iter=2000)
    model.fit(matrix, labels)
    return linear(tuple(map(str, model.classes_)), model.intercept_, model.coef_, names)


def matrix_of(rows: list[Features]) -> tuple[Any, list[str]]:
    """A sparse matrix of the features that occur at least twice, and their names."""
    vectorizer = DictVectorizer()
    matrix = vectorizer.fit_transform(rows).tocsc()
    kept = np.flatnonzero(np.diff(matrix.indptr) >= 2)
    return narrow(matrix[:, kept]), [str(vectorizer.feature_names_[i]) for i in kept]


def narrow(matrix: Any) -> Any:
    """The matrix by rows, with 32-bit indices: liblinear takes no others."""
    rows = matrix.tocsr()
    rows.indices, rows.indptr = rows.indices.astype("int32"), rows.indptr.astype("int32")
    return rows


def linear(labels: tuple[str, ...], bias: Any, weights: Any, names: list[str]) -> LinearModel:
    columns = np.round(np.asarray(weights), DECIMALS)
    rows = {
        name: tuple(map(float, columns[:, i]))
        for i, name in enumerate(names)
        if np.any(columns[:, i])
    }
    return LinearModel(labels, tuple(float(round(b, DECIMALS)) for b in bias), rows)


def side_by_side(columns: Sequence[LinearModel]) -> LinearModel:
    names = sorted(set().union(*(column.weights for column in columns)))
    weights = {
        name: tuple(column.weights.get(name, (0.0,))[0] for column in columns) for name in names
    }
    labels = tuple(column.labels[0] for column in columns)
    return LinearModel(labels, tuple(column.bias[0] for column in columns), weights)
