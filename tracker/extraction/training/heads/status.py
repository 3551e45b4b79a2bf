"""What the status reader learns: which status an annotator gave the words."""

from collections.abc import Iterable

from tracker.extraction.linear import LinearModel
from tracker.extraction.status.features import status_features
from tracker.extraction.training.dataset import Example
from tracker.extraction.training.fitting import fit_choice


def fit_status(examples: Iterable[Example]) -> LinearModel:
    rows, labels = [], []
    for example in examples:
        for span, gold in example.commitments():
            if gold["firm"]:
                rows.append(status_features(span))
                labels.append(gold["status"])
    return fit_choice(rows, labels, strength=0.15)
