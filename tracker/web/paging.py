"""Lists cut into pages."""

from collections.abc import Sequence
from typing import Any

from django.core.paginator import Page, Paginator
from django.db.models import QuerySet
from django.http import HttpRequest

PAGE_SIZE = 20


class KeyedPaginator(Paginator):
    """Finds a page by the keys alone, which an index holds, however deep it lies."""

    def __init__(self, rows: QuerySet[Any], *, shown: QuerySet[Any], count: int) -> None:
        super().__init__(rows.values_list("pk", flat=True), PAGE_SIZE)
        self.shown = shown
        self.count = count  # known to whoever counted the facets

    def _get_page(self, keys: Any, *args: Any, **kwargs: Any) -> Page:
        rows = {row.pk: row for row in self.shown.filter(pk__in=list(keys))}
        found = [rows[key] for key in keys if key in rows]
        return super()._get_page(found, *args, **kwargs)


def page_of(request: HttpRequest, rows: QuerySet[Any] | Sequence[Any] | Paginator) -> Page:
    paginator = rows if isinstance(rows, Paginator) else Paginator(rows, PAGE_SIZE)
    return paginator.get_page(request.GET.get("page"))
