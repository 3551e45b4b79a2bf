"""How well chances agree with what came, and whether one set of them is better than another."""

import math
from collections import defaultdict
from collections.abc import Hashable, Sequence
from dataclasses import dataclass
from statistics import fmean, variance

BANDS = (0.0, 0.2, 0.4, 0.6, 0.8, 1.0)
LEAST_CHANCE = 1e-4


@dataclass(frozen=True, slots=True)
class Band:
    """The candidates of nearly one chance: how sure the program was, and how often right."""

    low: float
    high: float
    count: int
    expected: float
    accepted: float


@dataclass(frozen=True, slots=True)
class Figures:
    """The lower the better: the mean surprise (log loss), and the mean squared error (Brier)."""

    log_loss: float
    brier: float
    bands: tuple[Band, ...]


def figures(chances: Sequence[float], accepted: Sequence[bool]) -> Figures:
    pairs = list(zip(chances, accepted, strict=True))
    return Figures(
        log_loss=round(fmean(surprise(*pair) for pair in pairs), 4),
        brier=round(fmean((chance - came) ** 2 for chance, came in pairs), 4),
        bands=tuple(_bands(pairs)),
    )


def surprise(chance: float, came: bool) -> float:
    chance = min(max(chance, LEAST_CHANCE), 1 - LEAST_CHANCE)
    return -math.log(chance if came else 1 - chance)


def _bands(pairs: Sequence[tuple[float, bool]]) -> list[Band]:
    """The reliability: each band that holds anything."""
    inner = BANDS[1:-1]
    filled: dict[int, list[tuple[float, bool]]] = defaultdict(list)
    for chance, came in pairs:
        filled[sum(chance >= border for border in inner)].append((chance, came))
    return [
        Band(
            low=BANDS[place],
            high=BANDS[place + 1],
            count=len(held),
            expected=round(fmean(chance for chance, _came in held), 4),
            accepted=round(fmean(came for _chance, came in held), 4),
        )
        for place, held in sorted(filled.items())
    ]


@dataclass(frozen=True, slots=True)
class Gain:
    """How much less something costs on average, and how much of that may be chance."""

    mean: float
    error: float

    @property
    def is_real(self) -> bool:
        return self.mean > self.error


def gain(old: Sequence[float], new: Sequence[float], groups: Sequence[Hashable]) -> Gain:
    """Of two costs of the same cases; those of one group (an article) are no separate evidence."""
    differences: dict[Hashable, float] = defaultdict(float)
    for before, after, group in zip(old, new, groups, strict=True):
        differences[group] += before - after
    sums = list(differences.values())
    if len(sums) < 2:
        return Gain(0.0, 0.0)
    share = len(sums) / len(old)
    error = math.sqrt(variance(sums) / len(sums))
    return Gain(round(fmean(sums) * share, 4), round(error * share, 4))
