"""How each way to write a point in time is read: which days it means, seen from a setting."""

import datetime as dt
from collections.abc import Callable
from dataclasses import dataclass
from re import Match

from dateutil.relativedelta import relativedelta

from tracker.extraction.dates import intervals
from tracker.extraction.dates.phrase import Interval
from tracker.extraction.dates.words import day_of, month_of, weekday_of
from tracker.extraction.numerals import number_of


@dataclass(frozen=True, slots=True)
class Setting:
    """From where a phrase is read: the article's day, and whether the words look back."""

    reference: dt.date
    past: bool

    @property
    def direction(self) -> str:
        return "past" if self.past else "future"


Resolve = Callable[[Match[str], Setting], Interval | None]


def which_of(match: Match[str], setting: Setting) -> str:
    """Return next, last or this as written, else where the surrounding words look."""
    word = (match["which"] or "").lower().split()
    if not word:
        return setting.direction
    if word[-1] in ("past", "same") or word[0] in ("last",):
        return "last" if word[-1] != "same" else setting.direction
    return "next" if word[-1] in ("next", "following", "coming") and len(word) < 3 else "this"


def year_of(match: Match[str], setting: Setting) -> int | None:
    """Return the year that a phrase names: 2027, next year, this year."""
    written = (match["year"] or "").lower()
    if written.isdigit():
        return int(written)
    for word, offset in (("next", 1), ("last", -1), ("this", 0)):
        if written.startswith(word):
            return setting.reference.year + offset
    return None


def yearly(match: Match[str], setting: Setting, make: intervals.Make) -> Interval | None:
    """Resolve what comes back each year, in its stated or its nearest sensible year."""
    year = year_of(match, setting)
    if year is not None:
        return make(year)
    which = which_of(match, setting)
    # "They struck it this summer", said in September, is not about the next one.
    return intervals.of_years(
        make, setting.reference, "past" if which == "this" and setting.past else which
    )


def iso_day(match: Match[str], setting: Setting) -> Interval | None:
    return intervals.day(int(match["y"]), int(match["m"]), int(match["d"]))


def numeric_day(match: Match[str], setting: Setting) -> Interval | None:
    """Read 31/12/2025, and 12/31/2025 where only that makes sense."""
    first, second, year = (int(match[name]) for name in ("d", "m", "y"))
    return intervals.day(year, second, first) or intervals.day(year, first, second)


def written_day(match: Match[str], setting: Setting) -> Interval | None:
    if match["month"][0].islower():
        return None
    number, month = day_of(match["day"]), month_of(match["month"])
    return yearly(match, setting, lambda year: intervals.day(year, month, number))


def month(match: Match[str], setting: Setting) -> Interval | None:
    if match["month"][0].islower():
        return None
    number = month_of(match["month"])
    return yearly(match, setting, lambda year: intervals.month(year, number))


def season(match: Match[str], setting: Setting) -> Interval | None:
    name = match["season"].lower()
    return yearly(match, setting, lambda year: intervals.season(year, name))


def quarter(match: Match[str], setting: Setting) -> Interval | None:
    number = int(match["n"])
    return yearly(match, setting, lambda year: intervals.quarter(year, number))


def half(match: Match[str], setting: Setting) -> Interval | None:
    number = int(match["n"])
    return yearly(match, setting, lambda year: intervals.half(year, number))


def holiday(match: Match[str], setting: Setting) -> Interval | None:
    return yearly(match, setting, intervals.HOLIDAYS[match["holiday"].lower().replace("’", "'")])


def year(match: Match[str], setting: Setting) -> Interval | None:
    return intervals.whole_year(int(match["year"]))


def years_ahead(offset: int) -> Resolve:
    return lambda match, setting: intervals.whole_year(setting.reference.year + offset)


def fiscal_year(match: Match[str], setting: Setting) -> Interval | None:
    """Read 2025-26 as April to March, and a single number as ending that September."""
    named = 2000 + int((match["year"] or match["short"])[-2:])
    if match["to"]:
        return intervals.months(named, 4, 12, "year")
    return intervals.months(named - 1, 10, 12, "year")


def current_fiscal_year(match: Match[str], setting: Setting) -> Interval | None:
    started = setting.reference.year - (setting.reference.month < 4)
    offset = {"next": 1, "last": -1}.get(match["which"].lower(), 0)
    return intervals.months(started + offset, 4, 12, "year")


def decade(match: Match[str], setting: Setting) -> Interval | None:
    return intervals.decade(int(match["decade"]))


def decades_ahead(match: Match[str], setting: Setting) -> Interval | None:
    offset = {"next": 10, "last": -10}.get(match["which"].lower(), 0)
    # Whoever promises something by the end of the decade means 2030, not 2029.
    first = intervals.decade(setting.reference.year - 1 + offset)
    return Interval(
        first.first + relativedelta(years=1), first.last + relativedelta(years=1), "decade"
    )


def century(match: Match[str], setting: Setting) -> Interval | None:
    first = setting.reference.year // 100 * 100
    return Interval(dt.date(first, 1, 1), dt.date(first + 99, 12, 31), "decade")


def mid_century(match: Match[str], setting: Setting) -> Interval | None:
    return intervals.whole_year(setting.reference.year // 100 * 100 + 50)


def weekday(match: Match[str], setting: Setting) -> Interval | None:
    if match["weekday"][0].islower():
        return None
    return intervals.weekday(
        setting.reference, weekday_of(match["weekday"]), which_of(match, setting)
    )


def week(match: Match[str], setting: Setting) -> Interval | None:
    offset = {"next": 7, "last": -7}.get(which_of(match, setting), 0)
    return intervals.week(setting.reference + dt.timedelta(days=offset))


def weekend(match: Match[str], setting: Setting) -> Interval | None:
    saturday = intervals.weekday(setting.reference, 5, which_of(match, setting)).first
    return Interval(saturday, saturday + intervals.DAY)


def month_around(match: Match[str], setting: Setting) -> Interval | None:
    offset = {"next": 1, "last": -1}.get(which_of(match, setting), 0)
    number = setting.reference.year * 12 + setting.reference.month - 1 + offset
    return intervals.month(number // 12, number % 12 + 1)


def day_around(offset: int) -> Resolve:
    def resolve(match: Match[str], setting: Setting) -> Interval | None:
        if match[0].isupper():  # the newspaper USA TODAY
            return None
        return intervals.one_day(setting.reference + dt.timedelta(days=offset))

    return resolve


def ago(match: Match[str], setting: Setting) -> Interval | None:
    """Read "three years ago"."""
    count = number_of(match["number"])
    unit = match["unit"].lower().split()[-1].removesuffix("s")
    then = intervals.after(setting.reference, -(count or 1), unit)
    return intervals.one_day(then) if then else None


def a_year_on(match: Match[str], setting: Setting) -> Interval | None:
    then = intervals.after(setting.reference, 1, "year")
    return intervals.one_day(then) if then else None
