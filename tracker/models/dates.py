"""Days in words, as the reader's language writes them; its patterns are in `config/formats`."""

import datetime as dt
from functools import lru_cache

from django.utils.dateformat import DateFormat
from django.utils.formats import get_format
from django.utils.translation import get_language, pgettext


class InWords(DateFormat):
    def j(self) -> str:  # type: ignore[override]
        """French counts the first day of a month, and only that: 1er mai, 2 mai."""
        day = super().j()
        return pgettext("day of a month", "1") if day == 1 else str(day)


def written(day: dt.date, pattern: str) -> str:
    return in_words(day, get_format(pattern), get_language())


@lru_cache(maxsize=4096)  # a list writes hundreds of days, and the same ones again and again
def in_words(day: dt.date, pattern: str, language: str | None) -> str:
    return InWords(day).format(pattern)


def long_day(day: dt.date) -> str:
    """`7 February 2025`."""
    return written(day, "DATE_FORMAT")


def short_day(day: dt.date) -> str:
    """`7 Feb 2025`."""
    return written(day, "SHORT_DATE_FORMAT")


def day_of_year(day: dt.date) -> str:
    """`7 Feb`."""
    return written(day, "MONTH_DAY_FORMAT")


def month_of_year(day: dt.date) -> str:
    """`Feb 2025`."""
    return written(day, "YEAR_MONTH_FORMAT")


def month(day: dt.date) -> str:
    """`Feb`."""
    return written(day, pgettext("a month’s short name, as in Django’s date filter", "M"))
