"""iCalendar: deadlines as all-day events that a calendar can subscribe to."""

import datetime as dt
from collections.abc import Iterator
from typing import Any

from django.db.models import QuerySet
from icalendar import Calendar, Event

from tracker.exporting.chunks import records
from tracker.exporting.kind import Deadline, Kind, Record
from tracker.exporting.site import Site
from tracker.exporting.text import printable

END = "END:VCALENDAR\r\n"
A_DAY = dt.timedelta(days=1)


def events(kind: Kind, rows: QuerySet[Any], site: Site, address: str) -> Iterator[str]:
    """The calendar's own lines first and last, so that events are not kept."""
    yield empty(kind, site).removesuffix(END)
    for record in records(kind, rows, site):
        deadline = kind.deadline(record)
        if deadline:
            yield to_event(kind, record, deadline, site).to_ical().decode()
    yield END


def empty(kind: Kind, site: Site) -> str:
    calendar = Calendar()
    calendar.add("prodid", f"-//{site.name}//{kind.name}//EN")
    calendar.add("version", "2.0")
    calendar.add("x-wr-calname", f"{site.name}: {kind.title}")
    calendar.add("refresh-interval", A_DAY, {"value": "DURATION"})
    return str(calendar.to_ical().decode())


def to_event(kind: Kind, record: Record, deadline: Deadline, site: Site) -> Event:
    """The identifier stays when the date moves, so that calendars move the event."""
    event = Event()
    event.add("uid", f"{kind.name}-{record['id']}@{site.host}")
    event.add("dtstamp", record["updated_at"])
    event.add("last-modified", record["updated_at"])
    event.add("dtstart", deadline.day)
    event.add("dtend", deadline.day + A_DAY)
    event.add("summary", printable(deadline.title))
    event.add("description", printable(deadline.text))
    event.add("url", record["permalink"])
    event.add("transp", "TRANSPARENT")
    if domains := record.get("domains"):
        event.add("categories", [domain["name"] for domain in domains])
    return event
