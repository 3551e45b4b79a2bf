"""A new fit against what is in use, on the newest decisions, which the fit has not seen."""

from collections import Counter
from collections.abc import Hashable, Sequence
from dataclasses import dataclass
from typing import TypeVar

from tracker.calibration.fitting import fit
from tracker.calibration.measuring import Figures, Gain, figures, gain, surprise
from tracker.calibration.model import Features, Model
from tracker.linking.ranking import Weights
from tracker.linking.strictness import Decided, Tally, fit_shift, shifted, tally, total

HELD_OUT = 0.25
LEAST, LEAST_OF_EACH = 200, 25
LEAST_LINKS = 60


class TooFewError(Exception):
    """There is not enough to learn from; the message says what is missing."""


@dataclass(frozen=True, slots=True)
class Example:
    """A candidate and what an editor decided about it."""

    article: int
    features: Features
    accepted: bool


Row = TypeVar("Row", Example, Decided)


@dataclass(frozen=True, slots=True, kw_only=True)
class Trial:
    """The chance that editors accept: the model to take up, and how it did when held to it."""

    model: Model
    fitted: int
    held_out: int
    old: Figures
    new: Figures
    gain: Gain

    @property
    def is_better(self) -> bool:
        return self.gain.is_real and self.new.brier <= self.old.brier


@dataclass(frozen=True, slots=True, kw_only=True)
class LinkTrial:
    """How strict to be with links: the shift to take up, and what it would have proposed."""

    shift: float
    fitted: int
    held_out: int
    old: Tally
    new: Tally
    gain: Gain

    @property
    def is_better(self) -> bool:
        return self.gain.is_real


def newest(articles: Sequence[Hashable]) -> set[Hashable]:
    """Of the articles of decisions in order of time, those that came up last: about a quarter.

    All decisions on an article are on one side: what was learnt of it would give the answer away.
    """
    sizes = Counter(articles)
    held: set[Hashable] = set()
    count = 0
    for article in reversed(list(sizes)):
        if count + sizes[article] / 2 > len(articles) * HELD_OUT:
            break
        held.add(article)
        count += sizes[article]
    return held


def parted(rows: Sequence[Row], held: set[Hashable]) -> tuple[list[Row], list[Row]]:
    """What is on other articles, and what is on those held out."""
    seen = [row for row in rows if row.article not in held]
    return seen, [row for row in rows if row.article in held]


def try_out(examples: Sequence[Example], in_use: Model) -> Trial:
    """Fit to the older decisions, measure on the newest; the model returned is fitted to all."""
    check_count(examples)
    seen, unseen = parted(examples, newest([example.article for example in examples]))
    fitted = fitted_to(seen)
    truth = [example.accepted for example in unseen]
    before, after = (
        [model.chance(example.features) for example in unseen] for model in (in_use, fitted)
    )
    return Trial(
        model=fitted_to(examples),
        fitted=len(seen),
        held_out=len(unseen),
        old=figures(before, truth),
        new=figures(after, truth),
        gain=gain(
            [surprise(*pair) for pair in zip(before, truth, strict=True)],
            [surprise(*pair) for pair in zip(after, truth, strict=True)],
            [example.article for example in unseen],
        ),
    )


def check_count(examples: Sequence[Example]) -> None:
    accepted = sum(example.accepted for example in examples)
    rejected = len(examples) - accepted
    if len(examples) < LEAST or min(accepted, rejected) < LEAST_OF_EACH:
        raise TooFewError(
            f"{len(examples)} decisions ({accepted} accepted, {rejected} rejected) are too few to"
            f" learn from: {LEAST} are needed, {LEAST_OF_EACH} of each kind."
        )
    if len({example.article for example in examples}) < LEAST_OF_EACH:
        raise TooFewError(f"The decisions are on fewer than {LEAST_OF_EACH} articles.")


def fitted_to(examples: Sequence[Example]) -> Model:
    return fit([e.features for e in examples], [e.accepted for e in examples])


def articles_of_reports(articles: Sequence[Decided]) -> list[Hashable]:
    return [article.article for article in articles for _report in article.right]


def try_links(articles: Sequence[Decided], shipped: Weights, in_use: float) -> LinkTrial:
    """The same for the strictness of links; the articles stand in the order of their decisions."""
    reports = articles_of_reports(articles)
    if len(reports) < LEAST_LINKS:
        raise TooFewError(
            f"{len(reports)} accepted candidates with proposed links are too few to learn from:"
            f" {LEAST_LINKS} are needed."
        )
    seen, unseen = parted(articles, newest(reports))
    old, new = (
        [tally(article, shifted(shipped, shift)) for article in unseen]
        for shift in (in_use, fit_shift(seen, shipped))
    )
    return LinkTrial(
        shift=fit_shift(articles, shipped),
        fitted=len(articles_of_reports(seen)),
        held_out=len(articles_of_reports(unseen)),
        old=total(old),
        new=total(new),
        gain=gain(
            [one.cost for one in old],
            [one.cost for one in new],
            [article.article for article in unseen],
        ),
    )
