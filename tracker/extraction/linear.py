"""Linear models as plain weights: trained by scikit-learn, run with nothing but a dictionary."""

import gzip
import json
import math
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any, TypeVar

Features = Mapping[str, float]
Label = TypeVar("Label")


@dataclass(frozen=True, slots=True)
class LinearModel:
    """Weights of each feature for each label; `bias` holds a label's constant.

    A model of one label answers yes or no (`probability`), one of several picks (`scores`).
    """

    labels: tuple[str, ...]
    bias: tuple[float, ...]
    weights: dict[str, tuple[float, ...]] = field(repr=False)

    def scores(self, features: Features) -> dict[str, float]:
        """The weighted sum for each label, in the log-odds of its training."""
        sums = list(self.bias)
        for name, value in features.items():
            row = self.weights.get(name)
            if row is not None:
                for index, weight in enumerate(row):
                    sums[index] += weight * value
        return dict(zip(self.labels, sums, strict=True))

    def score(self, features: Features) -> float:
        """The log-odds of the only label of a yes-or-no model."""
        (score,) = self.scores(features).values()
        return score

    def probability(self, features: Features) -> float:
        """The probability of the only label of a yes-or-no model."""
        return logistic(self.score(features))

    def best(self, features: Features) -> list[str]:
        """The labels, most likely first."""
        return ranked(self.scores(features))

    def telling(self, features: Features, label: str, count: int = 3) -> list[str]:
        """The features that speak most for a label: the reason that an editor is shown."""
        column = self.labels.index(label)
        worth = {
            name: self.weights[name][column] * value
            for name, value in features.items()
            if name in self.weights
        }
        names = sorted(worth, key=lambda name: (-worth[name], name))
        return [name for name in names[:count] if worth[name] > 0]


def ranked(scores: Mapping[str, float]) -> list[str]:
    """The labels, highest score first; equal ones in the order of the alphabet."""
    return sorted(scores, key=lambda label: (-scores[label], label))


def normalised(scores: Mapping[Label, float]) -> dict[Label, float]:
    """Scores of one choice as logarithms of probabilities."""
    top = max(scores.values())
    total = top + math.log(sum(math.exp(score - top) for score in scores.values()))
    return {label: score - total for label, score in scores.items()}


def logistic(score: float) -> float:
    return 1 / (1 + math.exp(-max(min(score, 500.0), -500.0)))


def save_models(models: Mapping[str, LinearModel], extra: Mapping[str, Any], path: Path) -> None:
    """Write the models so that equal models give equal bytes."""
    content = {
        "extra": dict(extra),
        "models": {
            name: {"labels": model.labels, "bias": model.bias, "weights": model.weights}
            for name, model in models.items()
        },
    }
    source = json.dumps(content, ensure_ascii=False, sort_keys=True, separators=(",", ":"))
    path.write_bytes(gzip.compress(source.encode(), compresslevel=9, mtime=0))


def load_models(path: Path) -> tuple[dict[str, LinearModel], dict[str, Any]]:
    content = json.loads(gzip.decompress(path.read_bytes()))
    models = {name: from_json(**stored) for name, stored in content["models"].items()}
    return models, content["extra"]


def from_json(
    *, labels: Iterable[str], bias: Iterable[float], weights: Mapping[str, Iterable[float]]
) -> LinearModel:
    rows = {name: tuple(row) for name, row in weights.items()}
    return LinearModel(tuple(labels), tuple(bias), rows)
