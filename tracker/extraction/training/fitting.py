"""Fit one linear model to rows of features. Same rows, same weights."""

from collections.abc import Sequence
from typing import Any

import numpy as np
from sklearn.feature_extraction import DictVectorizer
from sklearn.linear_model import LogisticRegression

from tracker.extraction.linear import LinearModel

Features = dict[str, float]
DECIMALS = 4


def fit(
    rows: list[Features],
    labels: Sequence[bool],
    name: str,
    *,
    strength: float,
    weights: list[float] | None = None,
) -> LinearModel:
    """A yes-or-no model; `strength` is the inverse of the regularisation (scikit-learn's C)."""
    matrix, names = matrix_of(rows)
    model = LogisticRegression(C=strength, solver="liblinear", max_iter=1000)
    model.fit(matrix, np.array(labels), sample_weight=weights)
    return linear((name,), model.intercept_, model.coef_, names)


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
    chosen = matrix[:, kept].tocsr()
    # scikit-learn's liblinear takes only 32-bit indices.
    chosen.indices, chosen.indptr = chosen.indices.astype("int32"), chosen.indptr.astype("int32")
    return chosen, [str(vectorizer.feature_names_[i]) for i in kept]


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
