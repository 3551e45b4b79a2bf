"""The formats in which a list can be taken away, by the ending of its address."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from typing import Any

from django.db.models import QuerySet
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from tracker.exporting import atom, calendar, objects, table
from tracker.exporting.kind import Kind
from tracker.exporting.site import Site

Writer = Callable[[Kind, QuerySet[Any], Site, str], Iterator[str]]


@dataclass(frozen=True)
class Format:
    ending: str
    label: str
    media_type: str
    write: Writer
    meaning: str | Promise
    is_file: bool = True
    of_deadlines: bool = False
    has_details: bool = False

    def suits(self, kind: Kind) -> bool:
        return kind.has_deadlines or not self.of_deadlines


FORMATS = {
    form.ending: form
    for form in (
        Format(
            "csv",
            "CSV",
            "text/csv; charset=utf-8",
            table.lines,
            _("For spreadsheets: a line a row; lists are names with semicolons between them."),
        ),
        Format(
            "json",
            "JSON",
            "application/json",
            objects.document,
            _("Everything, with the evidence, in one object; its last key counts the rows."),
            has_details=True,
        ),
        Format(
            "jsonl",
            "JSON Lines",
            "application/jsonl; charset=utf-8",
            objects.lines,
            _("The same rows, one object a line, for programs that read as they go."),
            has_details=True,
        ),
        Format(
            "atom",
            "Atom",
            "application/atom+xml; charset=utf-8",
            atom.entries,
            _("For feed readers."),
            is_file=False,
        ),
        Format(
            "ics",
            "iCal",
            "text/calendar; charset=utf-8",
            calendar.events,
            _("For calendars: deadlines as all-day events. Subscribe, and dates stay current."),
            of_deadlines=True,
        ),
    )
}
