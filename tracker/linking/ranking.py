"""Known commitments ranked by how likely a report means them, and which links are sure."""

import heapq
import json
import math
import operator
from collections.abc import Hashable, Iterable, Iterator, Mapping
from dataclasses import dataclass
from functools import cache
from typing import TypeVar

from tracker.linking.features import FEATURES
from tracker.linking.known import Known, Match, Mentioned, Reason
from tracker.linking.rarity import Rarity
from tracker.linking.words import DATA

Key = TypeVar("Key", bound=Hashable)
SAID = 0.05  # a reason that moves the score less is not worth an editor's time


@dataclass(frozen=True, slots=True)
class Weights:
    """The fitted weights, and from which scores on a link is proposed.

    A score of `sure` is enough; one of `likely` is, where the next best report of the article and
    the next best commitment stand back by `margin` (in log odds).
    """

    features: Mapping[str, float]
    bias: float
    sure: float
    likely: float
    margin: float


@cache
def weights() -> Weights:
    return Weights(**json.loads((DATA / "weights.json").read_text(encoding="utf-8")))


def rank(
    mentioned: Mentioned,
    known: Iterable[Known],
    *,
    rarity: Rarity,
    limit: int = 8,
    using: Weights | None = None,
) -> list[Match]:
    """The most likely commitments, best first; equal scores in order of their ids."""
    model = using or weights()
    matches = (match(mentioned, one, rarity, model) for one in known)
    return heapq.nsmallest(limit, matches, key=lambda found: (-found.score, found.id))


def match(mentioned: Mentioned, known: Known, rarity: Rarity, model: Weights) -> Match:
    """The commitment's best likeness: of all that was said of it, what comes nearest."""
    likenesses = (reasons(mentioned, saying, rarity, model) for saying in known.sayings)
    best = max(likenesses, key=log_odds, default=[])
    heaviest = sorted(best, key=lambda reason: (-abs(reason.weight), reason.feature))
    return Match(
        id=known.id,
        score=round(logistic(model.bias + log_odds(best)), 4) if best else 0.0,
        reasons=tuple(reason for reason in heaviest if abs(reason.weight) >= SAID),
    )


def reasons(a: Mentioned, b: Mentioned, rarity: Rarity, model: Weights) -> list[Reason]:
    """What each feature adds to the log odds."""
    return list(_reasons(a, b, rarity, model))


def _reasons(a: Mentioned, b: Mentioned, rarity: Rarity, model: Weights) -> Iterator[Reason]:
    for name, weight in model.features.items():
        found = FEATURES[name](a, b, rarity)
        yield Reason(
            feature=name.replace("_", " "),
            words=", ".join(found.words),
            weight=round(weight * found.value, 3),
        )


def log_odds(found: Iterable[Reason]) -> float:
    return sum(reason.weight for reason in found)


def logistic(value: float) -> float:
    return 1 / (1 + math.exp(-value))


def choose(ranked: Mapping[Key, list[Match]], *, using: Weights | None = None) -> dict[Key, Match]:
    """Of the reports of one article, those whose best match is sure: one report a commitment."""
    model = using or weights()
    by_id = operator.attrgetter("id")
    pairs = [(key, found) for key in ranked for found in sorted(ranked[key], key=by_id)]
    chosen: dict[Key, Match] = {}
    taken: set[int] = set()
    for key, found in sorted(pairs, key=lambda pair: -pair[1].score):
        if key in chosen or found.id in taken:
            continue
        if is_sure(found.score, best_rival(key, found, pairs), model):
            chosen[key] = found
            taken.add(found.id)
    return chosen


def best_rival(key: Key, found: Match, pairs: Iterable[tuple[Key, Match]]) -> float:
    """The score of the next best report of a commitment, or commitment of a report."""
    rivals = (other.score for k, other in pairs if (k == key) != (other.id == found.id))
    return max(rivals, default=0.0)


def is_sure(score: float, rival: float, model: Weights) -> bool:
    if score >= model.sure:
        return True
    return score >= model.likely and odds(score) - odds(rival) >= model.margin


def odds(score: float) -> float:
    score = min(max(score, 1e-6), 1 - 1e-6)
    return math.log(score / (1 - score))
