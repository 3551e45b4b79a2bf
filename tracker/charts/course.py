"""The course of a commitment as a line draws it: where it starts, is heard of, and ends."""

import datetime as dt
from dataclasses import dataclass

from tracker.charts.vocabulary import css_key
from tracker.models import SILENT_AFTER, Commitment, current_day


@dataclass(frozen=True)
class Course:
    key: str
    start: dt.date
    moves: tuple[dt.date, ...]
    heard: tuple[dt.date, ...]
    due: dt.date | None
    settled: dt.date | None
    today: dt.date

    @property
    def last(self) -> dt.date:
        """The newest thing known of it."""
        return max((self.start, *self.moves, *self.heard))

    @property
    def is_silent(self) -> bool:
        return self.settled is None and self.today - self.last > SILENT_AFTER

    @property
    def solid_until(self) -> dt.date:
        """As far as the evidence reaches: to the outcome, to the silence, else to today."""
        if self.settled is not None:
            return self.settled
        return self.last if self.is_silent else max(self.today, self.last)


def course_of(commitment: Commitment, heard: tuple[dt.date, ...] = ()) -> Course:
    """Read a commitment; `heard` are the dates of its mentions, where they are at hand."""
    moves = tuple(change.effective_on for change in commitment.standing_changes)
    if not heard and commitment.last_heard_on:
        heard = (commitment.last_heard_on,)
    start = min((commitment.made_on, *moves, *heard))
    settled = None
    if not commitment.is_open:
        settled = commitment.settled_on or max((start, *moves, *heard))
    key = css_key(commitment.fulfilment)
    return Course(key, start, moves, heard, commitment.due_on, settled, current_day())
