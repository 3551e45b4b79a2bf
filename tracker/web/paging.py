"""Lists cut into pages."""

from collections.abc import Sequence
from typing import Any

from django.core.paginator import Page, Paginator
from django.db.models import QuerySet
from django.http import HttpRequest

from tracker.models import Memory
from tracker.models.version import Recall

PAGE_SIZE = 20


class KeyedPaginator(Paginator):
    """Finds a page by the keys alone, which an index holds, however deep it lies."""

    def __init__(
        self, rows: QuerySet[Any], *, shown: QuerySet[Any], count: int, recall: Recall
    ) -> None:
        super().__init__(rows, PAGE_SIZE)
        self.shown = shown
        self.count = count  # known to whoever counted the facets
        self.recall = recall

    def _get_page(self, found: QuerySet[Any], number: int, *args: Any) -> Page:
        rows: dict[int, Any] = {}

        def find() -> list[int]:
            rows.update((row.pk, row) for row in self.on_page(found))
            return list(rows)

        keys = self.recall(f"page {number}", find)
        rows = rows or self.shown.in_bulk(keys)
        return Page([rows[key] for key in keys if key in rows], number, self)

    def on_page(self, found: QuerySet[Any]) -> QuerySet[Any]:
        page = self.shown.filter(pk__in=found.values("pk"))
        return page.order_by(*found.query.order_by)


class KeptPaginator(KeyedPaginator):
    """Remembers the rows themselves: for lists whose rows are costly to count."""

    def __init__(self, rows: QuerySet[Any], *, shown: QuerySet[Any], name: str) -> None:
        memory = Memory()
        count = memory.recall(f"count of {name}", rows.count)
        super().__init__(rows, shown=shown, count=count, recall=memory.named(name))

    def _get_page(self, found: QuerySet[Any], number: int, *args: Any) -> Page:
        rows = self.recall(f"page {number}", lambda: list(self.on_page(found)))
        return Page(rows, number, self)


def page_of(request: HttpRequest, rows: QuerySet[Any] | Sequence[Any] | Paginator) -> Page:
    paginator = rows if isinstance(rows, Paginator) else Paginator(rows, PAGE_SIZE)
    return paginator.get_page(request.GET.get("page"))
