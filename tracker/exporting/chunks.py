"""Rows a chunk at a time, and text in blocks: memory stays the same at any size."""

from collections.abc import Iterable, Iterator
from typing import Any

from django.db.models import QuerySet

from tracker.exporting.kind import Kind, Record
from tracker.exporting.site import Site

CHUNK = 500
BLOCK = 32_768  # characters


def records(kind: Kind, rows: QuerySet[Any], site: Site) -> Iterator[Record]:
    """What is prefetched is asked for once a chunk."""
    for row in kind.prepare(rows).iterator(CHUNK):
        yield kind.record(row, site)


def whole_records(kind: Kind, rows: QuerySet[Any], site: Site) -> Iterator[Record]:
    """With all that only JSON has room for."""
    for row in kind.prepare_details(kind.prepare(rows)).iterator(CHUNK):
        yield kind.record(row, site) | kind.details(row, site)


def in_blocks(parts: Iterable[str]) -> Iterator[bytes]:
    """A server sends each piece by itself: a line would be too small a piece."""
    waiting: list[str] = []
    size = 0
    for part in parts:
        waiting.append(part)
        size += len(part)
        if size >= BLOCK:
            yield "".join(waiting).encode()
            waiting, size = [], 0
    yield "".join(waiting).encode()
