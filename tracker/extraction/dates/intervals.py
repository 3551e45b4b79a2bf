"""Calendar arithmetic: months, seasons, quarters and weeks as intervals, and which one is meant."""

import calendar
import datetime as dt
import math
from collections.abc import Callable, Iterable

from dateutil.easter import easter
from dateutil.relativedelta import relativedelta

from tracker.extraction.dates.phrase import Interval
from tracker.extraction.dates.words import SEASONS

YEARS = range(1800, 2200)
DAY = dt.timedelta(days=1)

Make = Callable[[int], Interval | None]


def day(year: int, month: int, number: int) -> Interval | None:
    """Return one day, or None when the calendar has no such day."""
    if not 1 <= month <= 12 or not 1 <= number <= calendar.monthrange(year, month)[1]:
        return None
    return one_day(dt.date(year, month, number))


def one_day(date: dt.date) -> Interval:
    return Interval(date, date)


def months(year: int, month: int, count: int, precision: str) -> Interval:
    """Return `count` whole months from the given one on."""
    first = dt.date(year, month, 1)
    return Interval(first, first + relativedelta(months=count) - DAY, precision)


def month(year: int, number: int) -> Interval:
    return months(year, number, 1, "month")


def whole_year(year: int) -> Interval:
    return months(year, 1, 12, "year")


def quarter(year: int, number: int) -> Interval:
    return months(year, 3 * number - 2, 3, "quarter")


def half(year: int, number: int) -> Interval:
    return months(year, 6 * number - 5, 6, "half")


def season(year: int, name: str) -> Interval:
    return months(year, SEASONS[name][0], 3, "season")


def decade(year: int) -> Interval:
    return months(year - year % 10, 1, 120, "decade")


def week(date: dt.date) -> Interval:
    """Return the week of a day, Sunday to Saturday as English-language news counts."""
    first = date - dt.timedelta(days=(date.weekday() + 1) % 7)
    return Interval(first, first + dt.timedelta(days=6), "day")


def weekday(reference: dt.date, number: int, which: str) -> Interval:
    """Return the weekday before, on or after a date."""
    ahead = (number - reference.weekday()) % 7
    if which in ("past", "last"):
        ahead -= 7 if ahead or which == "last" else 0
    elif which == "next":
        ahead = ahead or 7
    return one_day(reference + dt.timedelta(days=ahead))


def of_years(make: Make, reference: dt.date, which: str) -> Interval | None:
    """Choose the year of something yearly: future, past, next, last or this."""
    found = [
        interval for offset in (-2, -1, 0, 1, 2) if (interval := make(reference.year + offset))
    ]
    if which in ("past", "last"):
        limit = reference - DAY * (which == "last")
        return last_of(i for i in found if (i.last if which == "last" else i.first) <= limit)
    if which == "next":
        return first_of(i for i in found if i.first > reference)
    return first_of(i for i in found if i.last >= reference)


def first_of(found: Iterable[Interval]) -> Interval | None:
    return next(iter(found), None)


def last_of(found: Iterable[Interval]) -> Interval | None:
    return first_of(reversed(list(found)))


def after(reference: dt.date, count: float, unit: str) -> dt.date | None:
    """Return the day that lies so many hours, days, weeks, months, years or decades ahead."""
    days = {"hour": 1 / 24, "day": 1, "week": 7, "fortnight": 14}
    whole_months = {"month": 1, "quarter": 3, "year": 12, "decade": 120}
    if unit in days:
        return reference + dt.timedelta(days=math.ceil(count * days[unit]))
    ahead = round(count * whole_months[unit])
    if not YEARS.start < reference.year + ahead / 12 < YEARS.stop:
        return None
    return reference + relativedelta(months=ahead)


def nth_weekday(year: int, month_number: int, number: int, nth: int) -> Interval:
    """Return the nth such weekday of a month."""
    first = dt.date(year, month_number, 1)
    ahead = (number - first.weekday()) % 7 + 7 * (nth - 1)
    return one_day(first + dt.timedelta(days=ahead))


HOLIDAYS: dict[str, Make] = {
    "easter": lambda year: one_day(easter(year)),
    "christmas": lambda year: day(year, 12, 25),
    "christmas day": lambda year: day(year, 12, 25),
    "christmas eve": lambda year: day(year, 12, 24),
    "labor day": lambda year: nth_weekday(year, 9, 0, 1),
    "thanksgiving": lambda year: nth_weekday(year, 11, 3, 4),
    "fourth of july": lambda year: day(year, 7, 4),
    "new year's day": lambda year: day(year, 1, 1),
}
