"""JSON: one object that holds the rows, or a line a row."""

import json
from collections.abc import Iterator
from typing import Any

from django.core.serializers.json import DjangoJSONEncoder
from django.db.models import QuerySet
from django.utils import timezone

from tracker.exporting.chunks import whole_records
from tracker.exporting.kind import Kind, Record
from tracker.exporting.site import Site


def document(kind: Kind, rows: QuerySet[Any], site: Site, address: str) -> Iterator[str]:
    """The count comes last: a file that ends with it is whole."""
    yield encoded(head(site, address))[:-1] + f', "{kind.name}": ['
    count = 0
    for count, record in enumerate(whole_records(kind, rows, site), start=1):
        yield (",\n" if count > 1 else "\n") + encoded(record)
    yield f'\n], "count": {count}}}\n'


def head(site: Site, address: str) -> Record:
    return {
        "source": site.name,
        "address": site.at(address),
        "generated_at": timezone.now(),
        "licence": site.licence,
        "licence_url": site.licence_url,
        "documentation": site.at("/data/"),
    }


def lines(kind: Kind, rows: QuerySet[Any], site: Site, address: str) -> Iterator[str]:
    for record in whole_records(kind, rows, site):
        yield encoded(record) + "\n"


def encoded(record: Record) -> str:
    return json.dumps(record, cls=DjangoJSONEncoder, ensure_ascii=False)
