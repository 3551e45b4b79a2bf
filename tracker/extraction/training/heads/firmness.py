"""What the firmness reader learns: firm or aspirational."""

from collections.abc import Iterable, Mapping
from typing import Any

from spacy.tokens import Span

from tracker.extraction.features import Features, span_features
from tracker.extraction.linear import LinearModel
from tracker.extraction.training.dataset import Example
from tracker.extraction.training.fitting import fit


def fit_firmness(examples: Iterable[Example]) -> LinearModel:
    rows, labels = [], []
    for example in examples:
        for span, gold in example.commitments():
            rows.append(firmness_features(span, gold))
            labels.append(gold["firm"])
    return fit(rows, labels, "firm", strength=0.1)


def firmness_features(span: Span, gold: Mapping[str, Any]) -> Features:
    """What the reader of firmness will see, if dates, amounts and agreements are found."""
    measurable = {
        "has deadline": float(bool(gold["due"])),
        "has amount": float(bool(gold["amounts"])),
        "has agreement": float(bool(gold["agreement"])),
    }
    return span_features(span) | measurable
