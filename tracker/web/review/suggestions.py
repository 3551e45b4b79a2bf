"""The desk of suggested status changes: one at a time, beside what stands."""

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from typing import Any

from django.contrib import messages
from django.db import transaction
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from tracker.linking.moves import Verdict, implied
from tracker.models import Concern, Mention, Stage, StatusChange, StatusSuggestion, SuggestionState
from tracker.reviewing import queue, suggestions
from tracker.reviewing.errors import ReviewError
from tracker.reviewing.statuses import move
from tracker.web.review import pages
from tracker.web.review.access import ReviewRequest, reviewers_only
from tracker.web.review.views import WAYS, number


@dataclass(frozen=True, slots=True)
class Report:
    """One of several reports of the same day, to be read side by side."""

    code: str
    is_stage: bool
    evidence: Mention | None
    note: str = ""
    source_url: str = ""
    waits: StatusSuggestion | None = None


@reviewers_only
@require_safe
def review_suggestions(request: ReviewRequest) -> HttpResponse:
    """Go to the next suggestion, or say that none waits."""
    ways = {way: number(request, way) for way in WAYS.values()}
    suggestion = queue.take(StatusSuggestion.objects.all(), request.user, **ways)
    if suggestion:
        return redirect("review_suggestion", suggestion.pk)
    return render(request, "tracker/review/suggestions_empty.html", desk(request))


@reviewers_only
@require_http_methods(["GET", "HEAD", "POST"])
def review_suggestion(request: ReviewRequest, pk: int) -> HttpResponse:
    rows = StatusSuggestion.objects.with_evidence().select_related("held_by", "user")
    suggestion = get_object_or_404(rows, pk=pk)
    if request.method == "POST":
        return answer(request, suggestion)
    is_mine = queue.hold(suggestion, request.user)
    if not is_mine:
        suggestion.refresh_from_db(fields=["held_by", "held_until"])
    context = desk(request) | page_of(suggestion) | {"is_mine": is_mine}
    return render(request, "tracker/review/suggestion.html", context)


def answer(request: ReviewRequest, suggestion: StatusSuggestion) -> HttpResponse:
    """Move on, or decide and move on."""
    action = request.POST.get("do", "")
    if action in WAYS:
        return onwards(suggestion, WAYS[action])
    if action not in DECISIONS:
        return redirect("review_suggestion", suggestion.pk)
    try:
        with transaction.atomic():
            suggestions.confirm(suggestion, request.user, seen=request.POST.get("seen", ""))
            DECISIONS[action](request, suggestion)
    except ReviewError as error:
        messages.warning(request, str(error))
        return redirect("review_suggestion", suggestion.pk)
    return onwards(suggestion)


def onwards(suggestion: StatusSuggestion, way: str = "after") -> HttpResponse:
    return redirect(f"{reverse('review_suggestions')}?{way}={suggestion.pk}")


def accept(request: ReviewRequest, suggestion: StatusSuggestion) -> None:
    note = request.POST.get("note", "").strip()[:1000]
    suggestions.accept(suggestion, user=request.user, note=note)


def dismiss(request: ReviewRequest, suggestion: StatusSuggestion) -> None:
    suggestions.dismiss(suggestion, user=request.user)


Decide = Callable[[ReviewRequest, StatusSuggestion], None]
DECISIONS: dict[str, Decide] = {"accept": accept, "dismiss": dismiss}


@reviewers_only
@require_POST
def review_suggestion_undo(request: ReviewRequest) -> HttpResponse:
    """Let the editor's last decided suggestion wait again, and show it."""
    suggestion = suggestions.last_of(request.user)
    if suggestion is None:
        messages.info(request, _("There is nothing of yours to undo."))
        return redirect("review_suggestions")
    try:
        suggestions.take_back(suggestion, user=request.user)
    except ReviewError as error:
        messages.error(request, str(error))
        return redirect("review_suggestions")
    return redirect("review_suggestion", suggestion.pk)


def desk(request: ReviewRequest) -> dict[str, Any]:
    """What stands above every page of this desk."""
    return {
        "waiting": StatusSuggestion.objects.ready().count(),
        "last": suggestions.last_of(request.user),
    }


def page_of(suggestion: StatusSuggestion) -> dict[str, Any]:
    """The report in its article, what it would change, and what speaks against that."""
    tracked = suggestion.tracked
    standing = tracked.status_changes.standing().with_evidence().newest_first()
    is_stage = suggestion.code in Stage.values
    return pages.reading(suggestion.mention) | {
        "suggestion": suggestion,
        "tracked": tracked,
        "is_stage": is_stage,
        "before": tracked.stage if is_stage else tracked.fulfilment,
        "implies": bool(suggestion.agreement and implied(suggestion.code)),
        "warnings": list(warnings(suggestion)),
        "reports": list(reports(suggestion)),
        "standing": standing,
        "is_waiting": suggestion.state == SuggestionState.WAITING,
    }


def warnings(suggestion: StatusSuggestion) -> Iterator[tuple[str, str]]:
    """Why to look twice, by what stands now, not when it was suggested: a mark and the words."""
    if suggestion.concern == Concern.IMPLIED:
        yield "s-none", f"{Concern.IMPLIED.label}. {suggestion.explanation}"
    if suggestion.state != SuggestionState.WAITING:
        return
    found = move(suggestion.tracked, suggestion.code, suggestion.effective_on)
    if found.verdict == Verdict.KNOWN:
        yield "s-none", _("This, or more, is on record by now.")
    elif concern := suggestions.CONCERNS[found.verdict]:
        mark = "s-delayed" if concern == Concern.LATE else "s-broken"
        yield mark, f"{concern.label}: {found.why}."


def reports(suggestion: StatusSuggestion) -> Iterator[Report]:
    """All that is said of the same day, this report first; nothing if it is alone."""
    others = [*of_changes(suggestion.rivals), *of_suggestions(suggestion.beside_it)]
    if others:
        yield from of_suggestions([suggestion])
        yield from others


def of_changes(changes: Iterable[StatusChange]) -> Iterator[Report]:
    for change in changes:
        yield Report(
            *(change.code, change.is_stage, change.evidence), change.note, change.source_url
        )


def of_suggestions(rows: Iterable[StatusSuggestion]) -> Iterator[Report]:
    for row in rows:
        yield Report(row.code, row.code in Stage.values, row.mention, waits=row)
