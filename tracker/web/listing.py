"""The list of commitments: its page, its facets and what else its address asks for."""

from dataclasses import dataclass
from typing import Any

from django.http import HttpRequest

from tracker.filters import CommitmentFilter
from tracker.models import Commitment, Memory, Party
from tracker.searching.names import did_you_mean, similar
from tracker.searching.snippets import where_said
from tracker.web.facets import chips, counts, facets, result_count
from tracker.web.paging import KeyedPaginator, page_of

MOST_NAMES = 500


def listing(request: HttpRequest) -> dict[str, Any]:
    shown = Commitment.objects.published().for_list()
    filterset = CommitmentFilter(request.GET, queryset=shown)
    rows, memory = filterset.qs, Memory()
    ground = filterset.ground
    counted = memory.recall(f"facets of {ground}", lambda: counts(filterset))
    found = KeyedPaginator(
        rows,
        shown=shown,
        count=result_count(filterset, counted),
        recall=memory.named(f"{ground} by {filterset.order}"),
    )
    page = page_of(request, found)
    words = filterset.form.cleaned_data.get("q", "")
    said = where_said([row.pk for row in page], words)
    return {
        "form": filterset.form,
        "order": filterset.order,
        "page": page,
        "facets": facets(filterset, counted),
        "chips": list(chips(filterset)),
        "names": memory.recall("names", names),
        "rows": [(row, said.get(row.pk)) for row in page],
        "suggestion": None if page else suggestion(filterset),
    }


def names() -> list[str]:
    """Offered while a reader types a party."""
    return list(Party.objects.public().values_list("name", flat=True)[:MOST_NAMES])


@dataclass(frozen=True)
class Suggestion:
    words: str
    address: str


def suggestion(filterset: CommitmentFilter) -> Suggestion | None:
    """The same list with the name that was probably meant, among the words or as the party."""
    for name in ("q", "party"):
        typed = filterset.form.cleaned_data.get(name)
        words = did_you_mean(typed, similar(typed)) if typed else ""
        if words:
            data = filterset.data.copy()
            data[name] = words
            return Suggestion(words, f"?{data.urlencode()}")
    return None
