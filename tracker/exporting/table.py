"""CSV: a line a row, lists as names with semicolons between them."""

import csv
import datetime as dt
from collections.abc import Iterator
from typing import Any

from django.db.models import QuerySet

from tracker.exporting.chunks import records
from tracker.exporting.kind import Kind
from tracker.exporting.site import Site
from tracker.exporting.text import harmless

# Without the mark Excel takes UTF-8 for the code page of the machine, and spoils every accent.
MARK = "\ufeff"


class Echo:
    """A file that hands each line back instead of keeping it."""

    def write(self, line: str) -> str:
        return line


def lines(kind: Kind, rows: QuerySet[Any], site: Site, address: str) -> Iterator[str]:
    writer = csv.writer(Echo())
    yield MARK + str(writer.writerow(kind.meanings))
    for record in records(kind, rows, site):
        yield str(writer.writerow(cell(value) for value in record.values()))


def cell(value: Any) -> str | int | float:
    match value:
        case None:
            return ""
        case bool():
            return "true" if value else "false"
        case int() | float():
            return value
        case dt.datetime():
            return value.isoformat(timespec="seconds")
        case dict():
            return cell(value.get("name"))
        case list():
            return cell("; ".join(part["name"] for part in value))
    return harmless(str(value))
