"""What the party rankers learn: who of those named undertakes, and who receives."""

from collections.abc import Iterable, Iterator
from typing import Any

from tracker.extraction.linear import LinearModel
from tracker.extraction.registry import Registry
from tracker.extraction.roles import (
    Cast,
    Choice,
    Features,
    Scene,
    choices,
    place_features,
    set_features,
)
from tracker.extraction.training.dataset import Example
from tracker.extraction.training.fitting import fit
from tracker.extraction.training.ranking import fit_ranking


def fit_roles(examples: Iterable[Example], registry: Registry) -> dict[str, LinearModel]:
    rows: list[Features] = []
    picked: list[float] = []
    groups: list[int] = []
    members: list[Features] = []
    receives: list[bool] = []
    for number, (cast, scene, gold) in enumerate(scenes(examples, registry)):
        places = {name: place_features(name, cast, scene) for name in cast.mentions}
        members += places.values()
        receives += [name in gold["beneficiaries"] for name in places]
        offered = choices(cast, scene)
        shares = pick(offered, frozenset(gold["parties"]))
        if any(shares):
            rows += [set_features(choice, places, scene) for choice in offered]
            picked += shares
            groups += [number] * len(offered)
    return {
        "obligor": fit_ranking(rows, picked, groups, "obligor", strength=0.3),
        "beneficiary": fit(members, receives, "beneficiary", strength=0.3),
    }


def scenes(
    examples: Iterable[Example], registry: Registry
) -> Iterator[tuple[Cast, Scene, dict[str, Any]]]:
    for example in examples:
        cast = Cast.of(example.doc, registry)
        for span, gold in example.commitments():
            yield cast, Scene.of(span), gold


def pick(offered: list[Choice], gold: frozenset[str]) -> list[float]:
    """The annotated set, or where the text does not offer it, the sets most like it, by as much."""
    alike = [likeness(choice.names, gold) for choice in offered]
    best = max(alike, default=0.0)
    count = alike.count(best)
    return [best / count if share == best else 0.0 for share in alike]


def likeness(found: frozenset[str], gold: frozenset[str]) -> float:
    return 2 * len(found & gold) / max(len(found) + len(gold), 1)
