"""What every kind of exported row has: how to read it, how to tell it, what its fields mean."""

import datetime as dt
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from typing import Any

from django.utils.functional import Promise

from tracker.exporting.site import Site

Record = dict[str, Any]
Meanings = Mapping[str, str | Promise]


@dataclass(frozen=True)
class Deadline:
    """A day that a calendar shows, and what has to be known about it."""

    day: dt.date
    title: str
    text: str


def no_deadline(record: Record) -> Deadline | None:
    return None


@dataclass(frozen=True)
class Kind:
    """A kind of row. Every format takes the same record; JSON adds `details` to it."""

    name: str
    title: str | Promise
    prepare: Callable[[Any], Any]
    record: Callable[[Any, Site], Record]
    meanings: Meanings
    headline: str
    tell: Callable[[Record], str]
    prepare_details: Callable[[Any], Any] = lambda rows: rows
    details: Callable[[Any, Site], Record] = lambda row, site: {}
    more_meanings: Meanings = field(default_factory=dict)
    deadline: Callable[[Record], Deadline | None] = no_deadline

    @property
    def has_deadlines(self) -> bool:
        return self.deadline is not no_deadline
