"""The list of commitments: its page, its facets and what else its address asks for."""

from typing import Any

from django.http import HttpRequest

from tracker.filters import CommitmentFilter
from tracker.models import Commitment, Memory, Party
from tracker.web.facets import chips, counts, facets, result_count
from tracker.web.paging import KeyedPaginator, page_of

MOST_NAMES = 500


def listing(request: HttpRequest) -> dict[str, Any]:
    shown = Commitment.objects.published().for_list()
    filterset = CommitmentFilter(request.GET, queryset=shown)
    rows, memory = filterset.qs, Memory()
    counted = memory.recall(f"facets {filterset.ground}", lambda: counts(filterset))
    found = KeyedPaginator(rows, shown=shown, count=result_count(filterset, counted))
    return {
        "form": filterset.form,
        "order": filterset.order,
        "page": page_of(request, found),
        "facets": facets(filterset, counted),
        "chips": list(chips(filterset)),
        "names": memory.recall("names", names),
    }


def names() -> list[str]:
    """Offered while a reader types a party."""
    return list(Party.objects.public().values_list("name", flat=True)[:MOST_NAMES])
