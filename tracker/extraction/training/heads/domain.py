"""What the domain reader learns: how much a word tells, by where it stands."""

from collections.abc import Iterable

from tracker.extraction.domains import Features, domain_features, lexicon
from tracker.extraction.linear import LinearModel
from tracker.extraction.registry import Registry
from tracker.extraction.training.dataset import Example
from tracker.extraction.training.fitting import fit


def fit_domain(examples: Iterable[Example], registry: Registry) -> LinearModel:
    """One yes-or-no model of all pairs of a commitment and a domain.

    All domains share the weights of their evidence, so that a rare one profits from the common
    ones; only how often it is meant is each domain's own.
    """
    slugs = sorted(domain.slug for domain in registry.domains if domain.parent is None)
    words = lexicon(registry)
    rows, labels = [], []
    for example in examples:
        for span, gold in example.commitments():
            features = domain_features(span, words)
            for slug in slugs:
                rows.append(evidence(features, slug))
                labels.append(slug in gold["domains"])
    return spread(fit(rows, labels, "domain", strength=1.0), slugs)


def evidence(features: Features, slug: str) -> Features:
    """What speaks for one domain, under names that all domains share."""
    ending = f" {slug}"
    own = {name.removesuffix(ending): v for name, v in features.items() if name.endswith(ending)}
    return own | {f"is {slug}": 1.0}


def spread(shared: LinearModel, slugs: list[str]) -> LinearModel:
    """Repeat the shared weights for each domain: one model with a label a domain.

    A weight of a lexicon's entry ("clause coal→energy") is for the domain it points to alone.
    """
    bias = tuple(shared.bias[0] + shared.weights.get(f"is {slug}", (0.0,))[0] for slug in slugs)
    kinds = {name: row[0] for name, row in shared.weights.items() if not name.startswith("is ")}
    weights = {
        f"{name} {slug}": tuple(weight if other == slug else 0.0 for other in slugs)
        for name, weight in kinds.items()
        for slug in slugs
        if "→" not in name or name.endswith(f"→{slug}")
    }
    return LinearModel(tuple(slugs), bias, weights)
