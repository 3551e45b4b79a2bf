"""How many a month, a quarter or a year: columns small enough to stand beside words."""

import datetime as dt
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from django.utils.functional import Promise
from django.utils.safestring import SafeString
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from tracker.charts import svg
from tracker.charts.scale import MONTH_STEPS, first_of_month, months_between
from tracker.models import Precision, current_day
from tracker.models.dates import month_of_year

HEIGHT, TOP, BOTTOM = 76, 18, 56
MOST_COLUMNS, LEAST_MONTHS = 36, 12
GAP = 0.25  # of a column's width
UNITS: dict[int, str | Promise] = {
    1: gettext_lazy("by month"),
    3: gettext_lazy("by quarter"),
    12: gettext_lazy("by year"),
    60: gettext_lazy("by five years"),
    120: gettext_lazy("by decade"),
}


@dataclass(frozen=True)
class Column:
    words: str
    count: int
    is_over: bool


@dataclass(frozen=True)
class Sparkline:
    drawing: SafeString
    unit: str
    columns: list[Column]

    @property
    def newest_first(self) -> list[Column]:
        return self.columns[::-1]


def sparkline(counts: Mapping[dt.date, int], name: str) -> Sparkline | None:
    """Of counts by the first day of their month, up to the present; nothing to draw of none."""
    if not sum(counts.values()):
        return None
    step = step_for(min(counts), max(*counts, current_day()))
    columns = list(columns_of(counts, step))
    parts = [*bars(columns), *labels(columns)]
    about = told(columns)
    drawing = svg.picture(parts, class_="line spark", height=HEIGHT, name=name, about=about)
    return Sparkline(drawing, str(UNITS[step]), columns)


def step_for(first: dt.date, last: dt.date) -> int:
    """Months in a column, so that there are not too many."""
    months = months_between(first, last) + 1
    return next((step for step in MONTH_STEPS if months / step <= MOST_COLUMNS), MONTH_STEPS[-1])


def columns_of(counts: Mapping[dt.date, int], step: int) -> Iterator[Column]:
    """From the first month that has any, but for a year at least; empty ones are columns too."""
    today = current_day()
    last = first_of_month(max(*counts, today))
    first = min(*counts, first_of_month(last, 1 - LEAST_MONTHS))
    start = first_of_month(first, -((first.year * 12 + first.month - 1) % step))
    for n in range(0, months_between(start, last) + 1, step):
        here, after = first_of_month(start, n), first_of_month(start, n + step)
        count = sum(number for month, number in counts.items() if here <= month < after)
        yield Column(words_of(here, step), count, after <= today)


def words_of(start: dt.date, step: int) -> str:
    match step:
        case 1:
            return month_of_year(start)
        case 3:
            return Precision.QUARTER.describe(start)
        case 12:
            return str(start.year)
    return f"{start.year}–{start.year + step // 12 - 1}"


def bars(columns: Sequence[Column]) -> Iterator[SafeString]:
    width = 100 / len(columns)
    most = max(column.count for column in columns)
    for n, column in enumerate(columns):
        height = round((BOTTOM - TOP) * column.count / most, 1)
        yield svg.element(
            "rect",
            svg.element("title", f"{column.words}: {column.count}"),
            class_="col" if column.is_over else "col soft",
            x=svg.percent((n + GAP / 2) * width),
            width=svg.percent((1 - GAP) * width),
            y=BOTTOM - height,
            height=height,
        )
    yield svg.along("base", 0, 100, BOTTOM)


def labels(columns: Sequence[Column]) -> Iterator[SafeString]:
    """The first and the last column below, the highest above."""
    yield svg.label(columns[0].words, 0, HEIGHT - 4)
    yield svg.label(columns[-1].words, 100, HEIGHT - 4, text_anchor="end")
    peak = highest(columns)
    place = 100 * (columns.index(peak) + 0.5) / len(columns)
    yield svg.label(str(peak.count), place, TOP - 5, class_="b", text_anchor="middle")


def highest(columns: Sequence[Column]) -> Column:
    return max(columns, key=lambda column: column.count)


def told(columns: Sequence[Column]) -> str:
    """The drawing for those who hear it."""
    peak = highest(columns)
    return _("%(first)s to %(last)s: %(all)s in all, most in %(peak)s (%(most)s).") % {
        "first": columns[0].words,
        "last": columns[-1].words,
        "all": sum(column.count for column in columns),
        "peak": peak.words,
        "most": peak.count,
    }
