"""What the party rankers learn: who of those named undertakes, and who receives."""

from collections.abc import Iterable

from tracker.extraction.linear import LinearModel
from tracker.extraction.registry import Registry
from tracker.extraction.roles import Cast, Features, Scene, place_features
from tracker.extraction.training.dataset import Example
from tracker.extraction.training.fitting import fit


def fit_roles(examples: Iterable[Example], registry: Registry) -> dict[str, LinearModel]:
    rows: list[Features] = []
    obligors, beneficiaries = [], []
    for example in examples:
        cast = Cast.of(example.doc, registry)
        for span, gold in example.commitments():
            scene = Scene.of(span)
            for name in cast.mentions:
                rows.append(place_features(name, cast, scene))
                obligors.append(name in gold["parties"])
                beneficiaries.append(name in gold["beneficiaries"])
    return {
        "obligor": fit(rows, obligors, "obligor", strength=0.3),
        "beneficiary": fit(rows, beneficiaries, "beneficiary", strength=0.3),
    }
