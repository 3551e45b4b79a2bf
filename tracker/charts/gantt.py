"""Deadlines of several commitments: a line for each, all on one scale under one axis."""

import datetime as dt
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from django.utils.safestring import SafeString
from django.utils.translation import gettext as _

from tracker.charts import svg
from tracker.charts.course import Course, course_of
from tracker.charts.lines import ends, period, strokes, words
from tracker.charts.scale import Scale, first_of_month, step_of, straight, ticks
from tracker.models import Commitment
from tracker.models.dates import month_of_year

HEIGHT = 26
EDGE = 92  # percent: a label that begins further right would leave the drawing


@dataclass(frozen=True)
class Gantt:
    axis: SafeString
    rows: list[tuple[Commitment, SafeString]]


def gantt(commitments: Iterable[Commitment]) -> Gantt | None:
    """Their lines in the order given; nothing to draw without a commitment."""
    found = [(commitment, course_of(commitment)) for commitment in commitments]
    courses = [course for _commitment, course in found]
    if not courses:
        return None
    start, end = span(courses)
    scale, today = straight(start, end), courses[0].today
    now = svg.upright("now", scale(today), 0, HEIGHT)
    behind = svg.together([*grid(scale, ticks(start, end)), now])  # the same in every row
    rows = [(commitment, row(commitment, course, scale, behind)) for commitment, course in found]
    return Gantt(axis(start, end, today), rows)


def span(courses: Sequence[Course]) -> tuple[dt.date, dt.date]:
    """From the first start to the last date of any, today among them, in whole months."""
    first = min(course.start for course in courses)
    last = max(max(filter(None, (c.due, c.settled, c.last, c.today))) for c in courses)
    return first_of_month(first), first_of_month(last, 1)


def axis(start: dt.date, end: dt.date, today: dt.date) -> SafeString:
    """The dates above; every fourth keeps its words on a phone."""
    scale = straight(start, end)
    named = month_of_year if step_of(start, end) < 12 else year
    labels = [
        svg.label(named(day), scale(day), 13, class_="" if n % 4 == 0 else "w")
        for n, day in enumerate(ticks(start, end))
        if scale(day) < EDGE
    ]
    now = svg.upright("now", scale(today), 16, 20)
    return svg.picture([*labels, now], class_="line axis", height=20)


def year(day: dt.date) -> str:
    return str(day.year)


def grid(scale: Scale, days: Iterable[dt.date]) -> Iterator[SafeString]:
    return (svg.upright("grid", scale(day), 0, HEIGHT) for day in days)


def row(commitment: Commitment, course: Course, scale: Scale, behind: SafeString) -> SafeString:
    y = HEIGHT / 2
    parts = [
        behind,
        *period(commitment, scale, y),
        *strokes(course, scale, y),
        *(svg.upright("ev", scale(day), y - 5, y + 5) for day in course.moves),
        *ends(course, scale, y, size=14),
    ]
    name = _("Timeline: %(events)s") % {"events": words(commitment, course)}
    return svg.picture(parts, class_=f"line s-{course.key}", height=HEIGHT, name=name)
