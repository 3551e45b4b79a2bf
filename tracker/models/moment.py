"""The day that pages speak of: today, or one that the reader looks back to."""

import datetime as dt
from collections.abc import Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from dataclasses import dataclass

from django.utils import timezone

EARLIEST = dt.date(1000, 1, 1)


@dataclass(frozen=True)
class Moment:
    """A day in the past, and which of its two truths is asked for.

    What was true then counts by the dates of the events, with all that is known by now; what was
    known then counts by the dates on which this record learned of them.
    """

    on: dt.date
    is_known: bool = False

    @property
    def end(self) -> dt.datetime:
        """The first instant after that day, where this record is kept."""
        midnight = dt.datetime.combine(self.on + dt.timedelta(days=1), dt.time())
        return timezone.make_aware(midnight, timezone.get_default_timezone())


# Rows compute what is overdue or silent by themselves, far from any request that could tell them.
_moment: ContextVar[Moment | None] = ContextVar("moment", default=None)


def current_moment() -> Moment | None:
    """The moment that is looked back to, if any."""
    return _moment.get()


def current_day() -> dt.date:
    """The day by which to judge what is overdue, due soon or silent."""
    moment = _moment.get()
    return moment.on if moment else timezone.localdate()


@contextmanager
def at_moment(moment: Moment) -> Iterator[None]:
    """Within, the moment is the current one. `looking_back` reads the rows of it, too."""
    token = _moment.set(moment)
    try:
        yield
    finally:
        _moment.reset(token)
