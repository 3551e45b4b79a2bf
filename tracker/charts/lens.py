"""A commitment's dated line: all its years above, its eventful months enlarged below."""

import datetime as dt
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise

from django.utils.safestring import SafeString
from django.utils.translation import gettext as _

from tracker.charts import svg
from tracker.charts.course import Course, course_of
from tracker.charts.lines import ends, strokes
from tracker.charts.scale import Scale, first_of_month, stack, straight, ticks
from tracker.charts.vocabulary import day_word
from tracker.models import Commitment
from tracker.models.dates import day_of_year, month, month_of_year

YEARS_HEIGHT, MONTHS_HEIGHT = 84, 132
A_YEAR = dt.timedelta(days=366)
MOST_YEARS = 6  # that fit on a phone with their numbers
CROWDED = 6  # per cent of the width between two words


@dataclass(frozen=True)
class Mark:
    """A numbered event; the list below the drawing has the same numbers."""

    number: int
    day: dt.date


@dataclass(frozen=True)
class Window:
    start: dt.date
    end: dt.date

    @property
    def scale(self) -> Scale:
        return straight(self.start, self.end)

    @property
    def days(self) -> int:
        return (self.end - self.start).days


def lens(
    commitment: Commitment, marks: Sequence[Mark], heard: tuple[dt.date, ...] = ()
) -> SafeString:
    """Both scales in one drawing, or the lower alone where it holds nearly all."""
    course = course_of(commitment, heard)
    near = eventful(course)
    whole = all_years(commitment, course, near)
    above = YEARS_HEIGHT if whole.days > 2 * near.days else 0
    parts = list(years(commitment, course, whole, near)) if above else []
    parts += enlarged(course, near, marks, above)
    height = above + MONTHS_HEIGHT
    return svg.picture(parts, class_=f"line big s-{course.key}", height=height)


def eventful(course: Course) -> Window:
    """From the first event to the last, today or a due date that is near, with a margin."""
    last = max(course.solid_until, course.last, course.start if course.settled else course.today)
    if course.due and last < course.due < last + A_YEAR:
        last = course.due
    margin = max(dt.timedelta(days=25), (last - course.start) / 12)
    return Window(first_of_month(course.start - margin), first_of_month(last + margin, 1))


def all_years(commitment: Commitment, course: Course, near: Window) -> Window:
    ahead = filter(None, (near.end, course.due, commitment.period_end))
    behind = filter(None, (near.start, commitment.period_start))
    return Window(dt.date(min(behind).year, 1, 1), dt.date(min(max(ahead).year + 1, 9999), 1, 1))


def years(
    commitment: Commitment, course: Course, whole: Window, near: Window
) -> Iterator[SafeString]:
    """The upper line, with the part that the lower one enlarges."""
    scale, y = whole.scale, 34
    left, right = scale(near.start), scale(near.end)
    yield svg.band("far", left, right, 12, 44)
    days = list(ticks(whole.start, whole.end))
    for day in days:
        yield svg.upright("grid", scale(day), y - 8, y + 8)
    for day in named_years(days):
        if scale(day) < 95:
            yield svg.label(str(day.year), scale(day), y + 22, dx=3)
    yield from period(commitment, scale, y)
    yield from strokes(course, scale, y)
    if course.due and course.due > near.end:
        yield svg.ring(scale(course.due), y, 4)
    yield svg.upright("now", scale(course.today), 12, 56)
    yield slope(left, right)


def named_years(days: list[dt.date]) -> list[dt.date]:
    """The beginnings of years; where these are many, of every fifth."""
    beginnings = [day for day in days if day.month == 1]
    if len(beginnings) <= MOST_YEARS:
        return beginnings
    return [day for day in beginnings if day.year % 5 == 0]


def slope(left: float, right: float) -> SafeString:
    """From the enlarged part above to the full width below."""
    shape = svg.element("path", class_="far", d=f"M{left:.2f} 0H{right:.2f}L100 28H0z")
    # The only shape that percentages cannot draw, so it alone has a view box.
    stretched = {"viewBox": "0 0 100 28", "preserveAspectRatio": "none"}
    return svg.element("svg", shape, y=56, width="100%", height=28, **stretched)


def period(commitment: Commitment, scale: Scale, y: float) -> Iterator[SafeString]:
    start, end = commitment.period_start, commitment.period_end
    if start and end:
        words = _("period, %(start)s to %(end)s") % {"start": start.year, "end": end.year}
        yield svg.band("period", scale(start), scale(end), y - 6, 12)
        yield svg.label(words, scale(end), y - 12, text_anchor="end")


def enlarged(
    course: Course, near: Window, marks: Sequence[Mark], above: int
) -> Iterator[SafeString]:
    """The lower line: months, strokes, numbered events, due date and outcome."""
    scale, y = near.scale, above + MONTHS_HEIGHT - 38
    yield svg.band("far", 0, 100, above, MONTHS_HEIGHT)
    yield from months(near, scale, y)
    yield from strokes(course, scale, y)
    if near.start <= course.today <= near.end:
        yield from now(scale(course.today), above, y)
    for day in course.heard:
        yield svg.upright("ev", scale(day), y - 4, y + 4)
    yield from knobs(marks, scale, y, long=near.days > A_YEAR.days * 1.2)
    if course.due and near.start <= course.due <= near.end:
        yield from due_word(scale(course.due), y, [scale(mark.day) for mark in marks])
        yield from ends(course, scale, y, size=18)
    elif course.settled:
        yield svg.outcome_icon(course.key, scale(course.settled), y, 18)


def due_word(x: float, y: float, knobs: Sequence[float]) -> Iterator[SafeString]:
    """The word over the ring, where no event's knob stands in its way."""
    if all(abs(x - knob) >= CROWDED for knob in knobs):
        anchor = "end" if x > 90 else "middle"
        yield svg.label(_("due"), x, y - 14, class_="b", text_anchor=anchor, dx=6)


def months(near: Window, scale: Scale, y: float) -> Iterator[SafeString]:
    for n, day in enumerate(ticks(near.start, near.end)):
        yield svg.upright("grid", scale(day), y - 6, y + 6)
        if scale(day) < 92:
            named = month_of_year(day) if n == 0 or day.month == 1 else month(day)
            class_ = "" if n % 3 == 0 else "w"
            yield svg.label(named, scale(day), y + 26, class_=class_, dx=3)


def now(x: float, above: int, y: float) -> Iterator[SafeString]:
    side = {"dx": -5, "text_anchor": "end"} if x > 90 else {"dx": 5}
    yield svg.upright("now", x, above + 8, y + 12)
    yield svg.label(day_word(), x, above + 18, **side)


def knobs(marks: Sequence[Mark], scale: Scale, y: float, *, long: bool) -> Iterator[SafeString]:
    """Numbered knobs on stems; those close to each other stand at different heights."""
    places = [scale(mark.day) for mark in marks]
    levels = stack(places)
    rising = [after > here for here, after in pairwise([*levels, 0])]
    for mark, x, level, next_is_higher in zip(marks, places, levels, rising, strict=True):
        top = y - 24 - 25 * level
        yield svg.upright("ev", x, top, y + 4)
        yield svg.at(x, top, *knob(mark, left=x > 75 or next_is_higher, long=long))


def knob(mark: Mark, *, left: bool, long: bool) -> Iterator[SafeString]:
    side = {"x": -15, "text_anchor": "end"} if left else {"x": 15}
    date = month_of_year(mark.day) if long else day_of_year(mark.day)
    yield svg.element("circle", class_="knob", r=10)
    yield svg.element("text", str(mark.number), class_="k", y=4.5, text_anchor="middle")
    yield svg.element("text", date, class_="b w", y=4.5, **side)
