"""The chance that an editor accepts a candidate: a weighted sum of what is known of it."""

import math
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from tracker.linking.ranking import logistic, odds

Features = Mapping[str, float]
SUREST = 0.999


def features_of(confidence: float, proposed: Mapping[str, Any]) -> dict[str, float]:
    """What is known of a candidate before anybody has decided on it."""
    marks = {name: float(bool(proposed.get(field))) for name, field in PRESENT.items()}
    return {
        "confidence": odds(min(max(confidence, 1 - SUREST), SUREST)),
        **marks,
        "several parties": float(len(proposed.get("parties") or ()) > 1),
        "several domains": float(len(proposed.get("domains") or ()) > 1),
        "words": math.log1p(len((proposed.get("statement") or "").split())),
        f"reports {proposed.get('status') or 'no status'}": 1.0,
    }


PRESENT = {
    "firm": "firm",
    "a deadline": "due",
    "an agreement": "agreement",
    "an amount": "amounts",
    "a period": "period",
    "a speaker": "speaker",
    "a party": "parties",
    "an unknown party": "new_parties",
    "a receiver": "beneficiaries",
    "a domain": "domains",
}


@dataclass(frozen=True, slots=True)
class Model:
    """Weights by the names of features; what has no weight does not count."""

    bias: float
    weights: Features

    def chance(self, features: Features) -> float:
        told = (self.weights.get(name, 0.0) * value for name, value in features.items())
        return round(logistic(self.bias + sum(told)), 4)


AS_EXTRACTED = Model(bias=0.0, weights={"confidence": 1.0})
