"""What the detector, and the sieve before it, learn: which sentences hold a commitment."""

from collections.abc import Iterable

from tracker.extraction.entities import entity_types
from tracker.extraction.features import span_features
from tracker.extraction.linear import LinearModel
from tracker.extraction.training.dataset import Example
from tracker.extraction.training.fitting import fit

# Aspirational sentences teach the detector little: nobody is to be shown them.
SOFT_WEIGHT = 0.1


def fit_detector(examples: Iterable[Example], *, strength: float) -> LinearModel:
    rows, labels, weights = [], [], []
    for example in examples:
        types = entity_types(example.doc)
        for sentence, label in example.sentences():
            rows.append(span_features(sentence, types))
            labels.append(label != "none")
            weights.append(SOFT_WEIGHT if label == "soft" else 1.0)
    return fit(rows, labels, "commitment", strength=strength, weights=weights)
