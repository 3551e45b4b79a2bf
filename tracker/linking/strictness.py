"""How strict to be with links, fitted to what editors made of those that were proposed."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace

from tracker.linking.known import Match
from tracker.linking.ranking import Weights, choose, logistic, odds

# Steps in log odds, by which both thresholds move together; the smallest change comes first.
SHIFTS = sorted((step / 4 for step in range(-8, 9)), key=lambda shift: (abs(shift), shift))
# A wrong link has to be taken apart again; a missed one is put right with one key.
WRONG, MISSED = 2, 1


@dataclass(frozen=True, slots=True)
class Decided:
    """One article: the matches of its reports, and the commitment that each decided one is of."""

    article: int
    ranked: Mapping[int, list[Match]]
    right: Mapping[int, int | None]


@dataclass(frozen=True, slots=True)
class Tally:
    """Links proposed rightly and wrongly, and those that should have been proposed."""

    right: int = 0
    wrong: int = 0
    missed: int = 0

    def __add__(self, other: "Tally") -> "Tally":
        return Tally(self.right + other.right, self.wrong + other.wrong, self.missed + other.missed)

    @property
    def cost(self) -> int:
        return WRONG * self.wrong + MISSED * self.missed

    @property
    def precision(self) -> float | None:
        return share(self.right, self.right + self.wrong)

    @property
    def recall(self) -> float | None:
        return share(self.right, self.right + self.missed)


def share(part: int, whole: int) -> float | None:
    return round(part / whole, 4) if whole else None


def shifted(model: Weights, shift: float) -> Weights:
    """The same weights, stricter (or, with a negative shift, looser) about what is proposed."""
    sure, likely = (
        round(logistic(odds(threshold) + shift), 4) for threshold in (model.sure, model.likely)
    )
    return replace(model, sure=sure, likely=likely)


def tally(decided: Decided, model: Weights) -> Tally:
    """What the rule would have proposed, judged by what was right."""
    chosen = choose(decided.ranked, using=model)
    result = Tally()
    for report, truth in decided.right.items():
        proposed = chosen[report].id if report in chosen else None
        result += judged(proposed, truth)
    return result


def judged(proposed: int | None, truth: int | None) -> Tally:
    if proposed is None:
        return Tally(missed=int(truth is not None))
    # Another commitment than the right one is both: wrong, and the right one missed.
    wrong = proposed != truth
    return Tally(right=int(not wrong), wrong=int(wrong), missed=int(wrong and truth is not None))


def total(tallies: Iterable[Tally]) -> Tally:
    return sum(tallies, Tally())


def fit_shift(articles: Sequence[Decided], model: Weights) -> float:
    """The shift that costs least on these articles; of equal ones the smallest."""

    def cost(shift: float) -> int:
        rule = shifted(model, shift)
        return total(tally(article, rule) for article in articles).cost

    return min(SHIFTS, key=cost)
