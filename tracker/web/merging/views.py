"""The pages of merging and splitting: each reads the request, asks a door, and tells."""

from typing import Any, cast

from django.contrib import messages
from django.http import HttpResponse, QueryDict
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils.http import urlencode
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from tracker.models import Reshaping
from tracker.models.reshaping import Reshapable
from tracker.reviewing import reversal
from tracker.reviewing.errors import ReviewError
from tracker.reviewing.merging import merge, plan_of, standing
from tracker.reviewing.splitting import longest_name, split
from tracker.web.merging import preview
from tracker.web.merging.access import mergers_only
from tracker.web.merging.choosing import KINDS, Side, alike, model_of, side
from tracker.web.merging.parts import offered
from tracker.web.paging import page_of
from tracker.web.review.access import ReviewRequest


@mergers_only
@require_safe
def merge_list(request: ReviewRequest) -> HttpResponse:
    """What was merged and split, the newest first, and what may have to be."""
    page = page_of(request, Reshaping.objects.with_rows())
    context = {"page": page, "alike": alike(), "kinds": KINDS.items()}
    return render(request, "tracker/merging/list.html", context)


@mergers_only
@require_http_methods(["GET", "HEAD", "POST"])
def merge_rows(request: ReviewRequest, kind: str) -> HttpResponse:
    """Choose two rows of a kind and see what moves; confirmed with a reason, it does."""
    data = request.POST if request.method == "POST" else request.GET
    keep, gone = sides(kind, data)
    if request.method == "POST" and keep.row and gone.row:
        try:
            done = merge(keep.row, gone.row, user=request.user, reason=data.get("reason", ""))
        except ReviewError as error:
            messages.error(request, str(error))
        else:
            messages.success(request, _("%(what)s.") % {"what": done})
            return redirect("merge_list")
    return render(request, "tracker/merging/merge.html", choice(kind, keep, gone))


def sides(kind: str, data: QueryDict) -> tuple[Side, Side]:
    return side(kind, "keep", data.get("keep", "")), side(kind, "gone", data.get("gone", ""))


def choice(kind: str, keep: Side, gone: Side) -> dict[str, Any]:
    context: dict[str, Any] = {"kind": kind, "kinds": KINDS.items(), "sides": (keep, gone)}
    if keep.row and gone.row:
        kept: Reshapable = standing(keep.row)
        plan = plan_of(kept, gone.row)
        swapped = {"keep": gone.row.pk, "gone": kept.pk}
        context |= {
            "plan": plan,
            "facts": preview.side_by_side(kept, gone.row),
            "moving": preview.moving(plan),
            "doubled": preview.doubled(plan),
            "taken_over": preview.taken_over(plan),
            "swapped": f"{reverse('merge_rows', args=[kind])}?{urlencode(swapped)}",
        }
    return context


@mergers_only
@require_POST
def merge_undo(request: ReviewRequest, pk: int) -> HttpResponse:
    reshaping = get_object_or_404(Reshaping, pk=pk)
    try:
        reversal.undo(reshaping, user=request.user)
    except ReviewError as error:
        messages.error(request, str(error))
    else:
        messages.success(request, _("Taken back: %(what)s.") % {"what": reshaping})
    return redirect("merge_list")


@mergers_only
@require_http_methods(["GET", "HEAD", "POST"])
def split_row(request: ReviewRequest, kind: str, pk: int) -> HttpResponse:
    """Tick what moves to a new row, name it and say why."""
    row = cast(Reshapable, get_object_or_404(model_of(kind), pk=pk, merged_into=None))
    parts = offered(row, request.POST)
    if request.method == "POST":
        chosen = {part.name: part.chosen for part in parts}
        details: dict[str, Any] = {"user": request.user, "reason": request.POST.get("reason", "")}
        try:
            done = split(row, chosen, request.POST.get("name", ""), **details)
        except ReviewError as error:
            messages.error(request, str(error))
        else:
            messages.success(request, _("%(what)s.") % {"what": done})
            return redirect("merge_list")
    context = {
        "row": row,
        "kind": kind,
        "parts": parts,
        "sent": request.POST,
        "longest": longest_name(type(row)),
    }
    return render(request, "tracker/merging/split.html", context)
