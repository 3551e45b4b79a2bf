"""Where on a line, in percent of its width, a date lies."""

import datetime as dt
from bisect import bisect_left
from collections.abc import Iterator
from itertools import pairwise

MONTH_STEPS = (1, 3, 12, 60, 120)
MOST_TICKS = 14


class Scale:
    """Straight between knots, and at the edge for what lies beyond."""

    def __init__(self, *knots: tuple[dt.date, float]) -> None:
        self.days = [day.toordinal() for day, _place in knots]
        self.places = [place for _day, place in knots]

    def __call__(self, day: dt.date) -> float:
        n = min(max(day.toordinal(), self.days[0]), self.days[-1])
        i = max(1, bisect_left(self.days, n))
        (a, b), (x, z) = self.days[i - 1 : i + 1], self.places[i - 1 : i + 1]
        return x + (z - x) * (n - a) / (b - a)


def straight(start: dt.date, end: dt.date) -> Scale:
    return Scale((start, 0), (end, 100))


def first_of_month(day: dt.date, months: int = 0) -> dt.date:
    """The first day of the month that lies so many months from this one."""
    year, month = divmod(day.year * 12 + day.month - 1 + months, 12)
    return dt.date(min(max(year, dt.MINYEAR), dt.MAXYEAR), month + 1, 1)


def months_between(start: dt.date, end: dt.date) -> int:
    return (end.year - start.year) * 12 + end.month - start.month


def step_of(start: dt.date, end: dt.date) -> int:
    """Months between two ticks, so that there are neither too many nor none."""
    span = months_between(start, end)
    return next((step for step in MONTH_STEPS if span / step <= MOST_TICKS), MONTH_STEPS[-1])


def ticks(start: dt.date, end: dt.date) -> Iterator[dt.date]:
    """Months, quarters, years or decades from the start to the end, at round dates."""
    step = step_of(start, end)
    months = start.year * 12 + start.month - 1
    first = first_of_month(start, -months % step)
    for n in range(0, months_between(first, end) + 1, step):
        yield first_of_month(first, n)


def stack(places: list[float], *, near: float = 5, most: int = 2) -> list[int]:
    """A level for each mark, so that marks close to each other stand above one another."""
    levels = [0] * len(places)
    for i, (before, here) in enumerate(pairwise(places), start=1):
        if here - before < near:
            levels[i] = levels[i - 1] + 1 if levels[i - 1] < most else 0
    return levels
