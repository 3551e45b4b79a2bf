"""Atom: an entry a row, in the order of the list."""

import datetime as dt
from collections.abc import Iterator
from io import StringIO
from typing import Any
from xml.sax.xmlreader import AttributesImpl

from django.db.models import QuerySet
from django.utils import timezone
from django.utils.feedgenerator import Atom1Feed
from django.utils.html import escape
from django.utils.translation import get_language
from django.utils.xmlutils import SimplerXMLGenerator

from tracker.exporting.chunks import records
from tracker.exporting.kind import Kind, Record
from tracker.exporting.site import Site
from tracker.exporting.text import printable


class StreamedFeed(Atom1Feed):
    """Django's Atom, written an entry at a time instead of kept whole."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.buffer = StringIO()
        self.xml = SimplerXMLGenerator(self.buffer, "utf-8", short_empty_elements=True)

    def opening(self) -> str:
        self.xml.startDocument()
        self.xml.startElement("feed", AttributesImpl(self.root_attributes()))
        self.add_root_elements(self.xml)
        return self.drained()

    def entry(self, **item: Any) -> str:
        self.add_item(**item)
        self.write_items(self.xml)
        self.items.clear()
        return self.drained()

    def closing(self) -> str:
        self.xml.endElement("feed")
        return self.drained()

    def latest_post_date(self) -> dt.datetime:
        # The entries are still to come, and the flags of a list change with the day.
        return timezone.now()

    def drained(self) -> str:
        text = self.buffer.getvalue()
        self.buffer.seek(0)
        self.buffer.truncate()
        return text


def entries(kind: Kind, rows: QuerySet[Any], site: Site, address: str) -> Iterator[str]:
    feed = StreamedFeed(
        title=f"{site.name}: {kind.title}",
        link=site.at(address.replace(f"{kind.name}.atom", f"{kind.name}/", 1)),
        feed_url=site.at(address),
        description="",
        language=get_language(),
        author_name=site.name,
        feed_copyright=site.licence,
    )
    yield feed.opening()
    for record in records(kind, rows, site):
        yield feed.entry(**to_entry(kind, record))
    yield feed.closing() + "\n"


def to_entry(kind: Kind, record: Record) -> dict[str, Any]:
    return {
        "title": printable(record[kind.headline]),
        "link": record["permalink"],
        "unique_id": record["permalink"],
        "description": escape(printable(kind.tell(record))),
        "pubdate": record.get("published_at"),
        "updateddate": record["updated_at"],
        "categories": [domain["slug"] for domain in record.get("domains", [])],
    }
