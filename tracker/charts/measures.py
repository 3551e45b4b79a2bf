"""What was measured of a target over time, against the target and where it began."""

import datetime as dt
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from decimal import Decimal
from itertools import pairwise

from django.utils.safestring import SafeString

from tracker.charts import svg
from tracker.charts.scale import Scale, first_of_month, straight, ticks
from tracker.models.commitment import plain
from tracker.models.dates import month_of_year

HEIGHT, TOP, BOTTOM = 150, 30, 112
Point = tuple[dt.date, Decimal]


@dataclass(frozen=True)
class Level:
    """A height that the drawing shows from edge to edge: the target, or the baseline."""

    value: Decimal
    words: str
    class_: str


class Heights:
    """Where, in pixels from the top, a value lies."""

    def __init__(self, values: Sequence[Decimal]) -> None:
        self.least, self.span = min(values), max(values) - min(values)

    def __call__(self, value: Decimal) -> float:
        share = float((value - self.least) / self.span) if self.span else 0.5
        return round(BOTTOM - (BOTTOM - TOP) * share, 1)


def measures(
    points: Sequence[Point],
    levels: Sequence[Level],
    *,
    until: dt.date | None,
    name: str,
    about: str,
) -> SafeString:
    """The points in order of date; `until` is when the target is due."""
    first, last = points[0][0], max(filter(None, (points[-1][0], until)))
    start, end = first_of_month(first), first_of_month(last, 1)
    scale = straight(start, end)
    height = Heights([value for _day, value in points] + [level.value for level in levels])
    parts = [
        *dates(start, end, scale),
        *(part for level in levels for part in across(level, height)),
        *course(points, scale, height),
    ]
    if until:
        parts.append(svg.ring(scale(until), height(levels[0].value), 5))
    return svg.picture(parts, class_="line big", height=HEIGHT, name=name, about=about)


def dates(start: dt.date, end: dt.date, scale: Scale) -> Iterator[SafeString]:
    for n, day in enumerate(ticks(start, end)):
        yield svg.upright("grid", scale(day), TOP - 8, BOTTOM + 8)
        if scale(day) < 90:
            class_ = "" if n % 4 == 0 else "w"
            yield svg.label(month_of_year(day), scale(day), BOTTOM + 26, class_=class_, dx=3)


def across(level: Level, height: Heights) -> Iterator[SafeString]:
    y = height(level.value)
    yield svg.along(level.class_, 0, 100, y)
    yield svg.label(level.words, 100, y - 7, text_anchor="end")


def course(points: Sequence[Point], scale: Scale, height: Heights) -> Iterator[SafeString]:
    """Strokes between the points, a knob and its value at each."""
    places = [(scale(day), height(value)) for day, value in points]
    for (left, before), (right, after) in pairwise(places):
        ends = {"x1": svg.percent(left), "x2": svg.percent(right), "y1": before, "y2": after}
        yield svg.element("line", class_="run thin", **ends)
    for n, ((x, y), (_day, value)) in enumerate(zip(places, points, strict=True)):
        class_ = "b halo" if n in (0, len(points) - 1) else "b halo w"
        anchor = "end" if x > 85 else "start"
        yield svg.ring(x, y, 4, "knob")
        yield svg.label(plain(value), x, y - 10, class_=class_, text_anchor=anchor)
