"""The two lines of an agreement: how far its stage has come, how much of its period has passed."""

import datetime as dt
from collections.abc import Iterator

from django.utils.safestring import SafeString

from tracker.charts import svg
from tracker.charts.scale import Scale, straight
from tracker.charts.vocabulary import day_word
from tracker.models import current_day

Y = 30
MOST_YEARS = 14


def stage_track(count: int, done: int) -> SafeString:
    """Knobs for the stages reached, rings for the others; drawn above a real list."""
    places = [100 * n / count + 0.9 for n in range(count)]
    strokes = (
        svg.along("run" if n < done else "ahead", places[n - 1], places[n], 9)
        for n in range(1, count)
    )
    marks = (
        svg.ring(x, 9, 7, "knob") if n < done else svg.ring(x, 9, 6) for n, x in enumerate(places)
    )
    return svg.picture([*strokes, *marks], class_="line track", height=18)


def period_line(start: dt.date, end: dt.date) -> SafeString:
    """Whole years, the part that has passed, and today."""
    today = current_day()
    scale = straight(dt.date(start.year, 1, 1), dt.date(end.year, 12, 31))
    parts = [
        *years(start.year, end.year, scale),
        svg.band("period", scale(start), scale(end), Y - 7, 14),
        *passed(start, min(today, end), scale),
        *now(today, start, end, scale),
        svg.ring(scale(end), Y, 5),
    ]
    return svg.picture(parts, class_="line", height=64)


def years(first: int, last: int, scale: Scale) -> Iterator[SafeString]:
    every = next(n for n in (1, 5, 10, 50, 1000) if (last - first) / n <= MOST_YEARS)
    for year in range(first, last + 1):
        if year % every == 0:
            yield svg.upright("grid", scale(dt.date(year, 1, 1)), Y - 10, Y + 10)
            class_ = "" if year % (5 * every) == 0 else "w"
            middle = scale(dt.date(year, 7, 1))
            yield svg.label(str(year), middle, Y + 28, class_=class_, text_anchor="middle")


def passed(start: dt.date, until: dt.date, scale: Scale) -> list[SafeString]:
    return [svg.along("run", scale(start), scale(until), Y)] if until > start else []


def now(today: dt.date, start: dt.date, end: dt.date, scale: Scale) -> list[SafeString]:
    if not start.year <= today.year <= end.year:
        return []
    x = scale(today)
    side = {"dx": -5, "text_anchor": "end"} if x > 90 else {"dx": 5}
    return [svg.upright("now", x, 4, Y + 12), svg.label(day_word(), x, 12, **side)]
