"""Days as editors write them: a year, a month or a day."""

import calendar
import datetime as dt
from dataclasses import dataclass
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from tracker.models import Precision

# A month or day alone says how exactly a date was stated; these are chosen beside it.
COARSER = (Precision.QUARTER, Precision.SEASON, Precision.HALF, Precision.DECADE)
BY_PARTS = {1: Precision.YEAR, 2: Precision.MONTH, 3: Precision.DAY}


@dataclass(frozen=True, slots=True)
class Written:
    """The first and the last day that the words allow, and how exact they are."""

    first: dt.date
    last: dt.date
    precision: Precision


def parse(text: str) -> Written:
    """Read 2025, 2025-12 or 2025-12-31; anything else is a ValueError."""
    parts = [int(part) for part in text.strip().split("-")]
    precision = BY_PARTS.get(len(parts))
    if precision is None or parts[0] < 1000 or 0 in parts:
        raise ValueError(text)
    year, month, day = [*parts, 0, 0][:3]
    last_month = month or 12
    last_day = day or calendar.monthrange(year, last_month)[1]
    first = dt.date(year, month or 1, day or 1)
    return Written(first, dt.date(year, last_month, last_day), precision)


def first_day(day: dt.date | None) -> str:
    """The shortest way to write a day on which something starts."""
    return _shortest(day, lambda written: written.first)


def last_day(day: dt.date | None) -> str:
    return _shortest(day, lambda written: written.last)


def _shortest(day: dt.date | None, side: Any) -> str:
    if day is None:
        return ""
    text = day.isoformat()
    return next(text[:length] for length in (4, 7, 10) if side(parse(text[:length])) == day)


def deadline(day: dt.date | None, precision: str) -> str:
    """A due date as exactly as it was stated."""
    lengths = {Precision.YEAR.value: 4, Precision.MONTH.value: 7}
    return day.isoformat()[: lengths.get(precision, 10)] if day else ""


class DayField(forms.CharField):
    """A text that becomes what is `Written` in it, or None."""

    default_error_messages = {
        "invalid": _("Write a year, month or day: 2025, 2025-12, 2025-12-31.")
    }

    def clean(self, value: Any) -> Any:
        text = super().clean(value)
        if not text:
            return None
        try:
            return parse(text)
        except (ValueError, calendar.IllegalMonthError) as error:
            raise forms.ValidationError(self.error_messages["invalid"], "invalid") from error
