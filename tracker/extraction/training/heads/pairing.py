"""What the pairing learns: how much oftener a status has so many parties than chance would."""

import datetime as dt
import math
from collections import Counter
from collections.abc import Iterable

from tracker.extraction.features import Features
from tracker.extraction.linear import LinearModel
from tracker.extraction.status.pairing import pairing_features
from tracker.extraction.training.dataset import Example
from tracker.extraction.training.fitting import DECIMALS

# How much a trait's word weighs: found on articles that no model was fitted to.
TRUST = {"parties": 1.0, "due": 0.5}
FEW = 2.0  # commitments by chance, added on both sides: rare pairs say little


def fit_pairing(examples: Iterable[Example]) -> LinearModel:
    """Weights are logarithms of the lift of a status by a trait, times the trait's `TRUST`."""
    seen = [pair for example in examples for pair in pairs(example)]
    together = Counter((status, trait) for status, traits in seen for trait in traits)
    statuses = Counter(status for status, _traits in seen)
    traits = Counter(trait for _status, traits in seen for trait in traits)
    labels = tuple(sorted(statuses))

    def lift(status: str, trait: str) -> float:
        chance = statuses[status] * traits[trait] / len(seen)
        weight = TRUST[trait.split()[0]]
        return round(weight * math.log((together[status, trait] + FEW) / (chance + FEW)), DECIMALS)

    weights = {trait: tuple(lift(status, trait) for status in labels) for trait in sorted(traits)}
    return LinearModel(labels, (0.0,) * len(labels), weights)


def pairs(example: Example) -> Iterable[tuple[str, Features]]:
    published = dt.date.fromisoformat(example.row["published"])
    for _span, gold in example.commitments():
        if gold["firm"]:
            due = dt.date.fromisoformat(gold["due"]) if gold["due"] else None
            yield gold["status"], pairing_features(len(gold["parties"]), due, published)
