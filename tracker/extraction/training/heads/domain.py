"""What the domain reader learns: which policy areas the words belong to."""

from collections.abc import Iterable

from tracker.extraction.domains import domain_features
from tracker.extraction.linear import LinearModel
from tracker.extraction.registry import Registry
from tracker.extraction.training.dataset import Example
from tracker.extraction.training.fitting import fit, side_by_side


def fit_domain(examples: Iterable[Example], registry: Registry) -> LinearModel:
    """One yes-or-no model a domain, side by side: a commitment may belong to several."""
    rows, golds = [], []
    for example in examples:
        for span, gold in example.commitments():
            rows.append(domain_features(span, registry, example.row["title"]))
            golds.append(set(gold["domains"]))
    slugs = sorted(set().union(*golds))
    columns = [fit(rows, [slug in gold for gold in golds], slug, strength=0.5) for slug in slugs]
    return side_by_side(columns)
