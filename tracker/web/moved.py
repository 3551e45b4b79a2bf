"""Addresses of rows that were merged: they lead to the kept row, for good."""

from collections.abc import Callable
from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.urls import reverse

from tracker.models import Agreement, Commitment, Party
from tracker.models.reshaping import Reshapable

# Parts of routes, and the rows that the rest of such an address is about.
ROUTES: tuple[tuple[str, type[Reshapable]], ...] = (
    ("commitments/<int:pk>", Commitment),
    ("agreements/<slug:slug>/", Agreement),
    ("parties/<slug:slug>/", Party),
)
Answer = Callable[[HttpRequest], HttpResponse]


def follow_merges(get_response: Answer) -> Answer:
    """A middleware: where there is nothing to show, look for where it went."""

    def answer(request: HttpRequest) -> HttpResponse:
        response = get_response(request)
        is_lost = response.status_code == 404 and request.method in ("GET", "HEAD")
        address = new_address(request) if is_lost else ""
        return redirect(address, permanent=True) if address else response

    return answer


def new_address(request: HttpRequest) -> str:
    """The same page of the kept row, if its old address was asked for."""
    match = request.resolver_match
    model = next((row for part, row in ROUTES if match and part in match.route), None)
    if match is None or model is None:
        return ""
    key = "pk" if "pk" in match.kwargs else "slug"
    kept = kept_of(model, **{f"merged__{key}": match.kwargs[key]})
    if kept is None:
        return ""
    changed = {name: getattr(kept, name) for name in ("pk", "slug") if name in match.kwargs}
    address = reverse(match.view_name, kwargs=match.kwargs | changed)
    query = request.META.get("QUERY_STRING", "")
    return f"{address}?{query}" if query else address


def kept_of(model: type[Reshapable], **merged: object) -> Reshapable | None:
    """What readers may see of what this row was merged into."""
    rows: Any = model._default_manager
    public = rows.public() if model is Party else rows.published()
    found: Reshapable | None = public.filter(**merged).first()
    return found
