"""Pledge lines: solid as far as the evidence reaches, dotted in silence, thin to the due date."""

import datetime as dt
from collections.abc import Iterator

from django.utils.safestring import SafeString
from django.utils.translation import gettext as _

from tracker.charts import svg
from tracker.charts.course import Course, course_of
from tracker.charts.scale import Scale, first_of_month, step_of, straight, ticks
from tracker.models import Commitment, current_day
from tracker.models.dates import day_of_year, month, month_of_year

YEARS_BACK, YEARS_AHEAD = 11, 15
SIDE = 21  # percent of the width for the years that are drawn small, on either side
HEIGHT = 30


def folding(today: dt.date) -> Scale:
    """Last year, this year and next year drawn large, the years before and after small."""
    year = today.year
    return Scale(
        (dt.date(year - YEARS_BACK, 1, 1), 0),
        (dt.date(year - 1, 1, 1), SIDE),
        (dt.date(year + 2, 1, 1), 100 - SIDE),
        (dt.date(year + YEARS_AHEAD + 1, 1, 1), 100),
    )


def large_years(today: dt.date) -> Iterator[dt.date]:
    return (dt.date(today.year + n, 1, 1) for n in range(-1, 3))


def axis() -> SafeString:
    """The years above a list; every line in it shares them."""
    today = current_day()
    scale = folding(today)
    years = [
        svg.label(str(day.year), scale(day), 13, text_anchor="middle") for day in large_years(today)
    ]
    first = svg.label(f"’{(today.year - YEARS_BACK) % 100:02}", 0, 13)
    last = svg.label(f"’{(today.year + YEARS_AHEAD) % 100:02}", 100, 13, text_anchor="end")
    return svg.picture([*years, first, last], class_="line axis", height=20)


def pledge_line(commitment: Commitment) -> SafeString:
    """The line of one row of a list."""
    course = course_of(commitment)
    scale, y = folding(course.today), HEIGHT / 2
    parts = [
        svg.band("far", 0, SIDE, 0, HEIGHT),
        svg.band("far", 100 - SIDE, 100, 0, HEIGHT),
        *(svg.upright("grid", scale(day), 0, HEIGHT) for day in large_years(course.today)),
        svg.upright("now", scale(course.today), 0, HEIGHT),
        *period(commitment, scale, y),
        *strokes(course, scale, y),
        *(svg.upright("ev", scale(day), y - 3.5, y + 3.5) for day in course.heard),
        *(svg.upright("ev", scale(day), y - 6, y + 6) for day in course.moves),
        *ends(course, scale, y, size=14),
    ]
    name = _("Timeline: %(events)s") % {"events": words(commitment, course)}
    return svg.picture(parts, class_=f"line s-{course.key}", height=HEIGHT, name=name)


def period(commitment: Commitment, scale: Scale, y: float) -> list[SafeString]:
    start, end = commitment.period_start, commitment.period_end
    return [svg.band("period", scale(start), scale(end), y - 4, 8)] if start and end else []


def strokes(course: Course, scale: Scale, y: float) -> Iterator[SafeString]:
    """Thin to the due date, dotted through the silence, solid as far as it is known."""
    here = scale(course.settled or max(course.today, course.last))
    if course.due is None and course.settled is None:
        yield svg.along("ahead", here, 100, y)
    elif course.due is not None and scale(course.due) > here:
        yield svg.along("ahead off" if course.settled else "ahead", here, scale(course.due), y)
    if course.is_silent:
        yield svg.along("silence", scale(course.last), here, y)
    yield svg.along("run", scale(course.start), scale(course.solid_until), y)


def ends(course: Course, scale: Scale, y: float, *, size: int) -> Iterator[SafeString]:
    """The ring at the due date and the outcome's icon; never one on top of the other."""
    end = scale(course.settled) if course.settled else None
    if course.due and (end is None or abs(scale(course.due) - end) >= size / 2):
        yield svg.ring(scale(course.due), y, 4 if size < 18 else 6)
    if end is not None:
        yield svg.outcome_icon(course.key, end, y, size)


def words(commitment: Commitment, course: Course) -> str:
    """The line for those who hear it."""
    told = [
        f"{change.get_code_display().lower()} {month_of_year(change.effective_on)}"
        for change in commitment.standing_changes
    ] or [_("first stated %(month)s") % {"month": month_of_year(course.start)}]
    if commitment.last_heard_on:
        heard = month_of_year(commitment.last_heard_on)
        told.append(_("last heard %(month)s") % {"month": heard})
    if course.due:
        told.append(_("due %(month)s") % {"month": month_of_year(course.due)})
    return "; ".join(told)


def labelled_line(commitment: Commitment) -> SafeString:
    """One line with its dates in words above: the front page's example."""
    course = course_of(commitment)
    far = max(filter(None, (course.due, course.last, course.settled or course.today)))
    start, end = first_of_month(course.start, -1), first_of_month(far, 2)
    scale, y = straight(start, end), 62
    parts = [
        *months(start, end, scale, y),
        *strokes(course, scale, y),
        *(svg.upright("ev", scale(day), y - 8, y + 8) for day in (*course.heard, *course.moves)),
        *captions(commitment, course, scale),
        *ends(course, scale, y, size=18),
    ]
    return svg.picture(parts, class_=f"line s-{course.key}", height=100)


def months(start: dt.date, end: dt.date, scale: Scale, y: float) -> Iterator[SafeString]:
    """Upright ticks with their months, or years, below; the last is left without words."""
    step = step_of(start, end)
    for n, day in enumerate(ticks(start, end)):
        yield svg.upright("grid", scale(day), y - 14, y + 14)
        if n % (4 if step == 3 else 3) == 0 and scale(day) < 90:
            has_year = n == 0 or day.month == 1 or step > 1
            named = month_of_year(day) if has_year else month(day)
            yield svg.label(named, scale(day), y + 32)


def captions(commitment: Commitment, course: Course, scale: Scale) -> Iterator[SafeString]:
    """Date and word above each move that has room for them."""
    moves = [(row.effective_on, row.get_code_display()) for row in commitment.standing_changes]
    if course.due:
        moves.append((course.due, _("Due")))
    is_long = moves[-1][0] - course.start > dt.timedelta(days=400) if moves else False
    free_from = 0.0
    for day, word in moves:
        x = scale(day)
        if x >= free_from:
            anchor, place = leaning(x)
            date = month_of_year(day) if is_long else day_of_year(day)
            yield svg.label(date, place, 18, class_="b", text_anchor=anchor)
            yield svg.label(word.lower(), place, 34, text_anchor=anchor)
            free_from = x + 15


def leaning(x: float) -> tuple[str, float]:
    """At the edges the words lean inwards: to the right end, or to the right of the mark."""
    if x > 85:
        return "end", 100.0
    return ("middle" if x > 8 else "start"), x


def empty_line() -> SafeString:
    """A dotted line to an open ring: there is nothing here."""
    parts = [
        svg.element("circle", class_="knob", cx=7, cy=12, r=6),
        svg.element("line", class_="silence", x1=14, x2=96, y1=12, y2=12),
        svg.element("circle", class_="due", cx=110, cy=12, r=7),
    ]
    return svg.picture(parts, class_="line s-none", height=24)
