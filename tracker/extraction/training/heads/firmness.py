"""What the firmness reader learns: firm or aspirational."""

from collections.abc import Iterable

from tracker.extraction.features import span_features
from tracker.extraction.linear import LinearModel
from tracker.extraction.training.dataset import Example
from tracker.extraction.training.fitting import fit


def fit_firmness(examples: Iterable[Example]) -> LinearModel:
    rows, labels = [], []
    for example in examples:
        for span, gold in example.commitments():
            measurable = {
                "has deadline": float(bool(gold["due"])),
                "has amount": float(bool(gold["amounts"])),
                "has agreement": float(bool(gold["agreement"])),
            }
            rows.append(span_features(span) | measurable)
            labels.append(gold["firm"])
    return fit(rows, labels, "firm", strength=0.1)
