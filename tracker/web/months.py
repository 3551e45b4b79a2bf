"""How many a month, grouped by the database."""

import datetime as dt
from collections.abc import Iterable, Mapping
from typing import Any

from django.db.models import CharField
from django.db.models.functions import Cast, Left

Months = dict[dt.date, int]


def month_of(field: str) -> Left:
    """`2025-03`: what Django truncates dates with, SQLite would call back for, row by row."""
    return Left(Cast(field, CharField(max_length=10)), 7)


def by_month(rows: Iterable[Mapping[str, Any]], count: str) -> Months:
    """One sum for each first day of a month; the rows have it as `month`."""
    sums: Months = {}
    for row in rows:
        day = dt.date.fromisoformat(f"{row['month']}-01")
        sums[day] = sums.get(day, 0) + row[count]
    return sums
