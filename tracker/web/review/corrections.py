"""The desk for readers' suggestions: each is accepted or declined in words, or deleted as spam."""

from django.contrib import messages
from django.db.models import QuerySet
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST, require_safe

from tracker.models import Correction, CorrectionState
from tracker.reviewing.corrections import answer
from tracker.reviewing.errors import ReviewError
from tracker.web.paging import page_of
from tracker.web.review.access import ReviewRequest, reviewers_only

STATES = {"accept": CorrectionState.ACCEPTED, "decline": CorrectionState.DECLINED}


def waiting() -> QuerySet[Correction]:
    return Correction.objects.waiting().with_record().order_by("sent_at", "pk")


@reviewers_only
@require_safe
def review_corrections(request: ReviewRequest) -> HttpResponse:
    return render(request, "tracker/review/corrections.html", {"page": page_of(request, waiting())})


@reviewers_only
@require_POST
def review_correction(request: ReviewRequest, pk: int) -> HttpResponse:
    """Answer one, and go on with the next."""
    correction = get_object_or_404(Correction, pk=pk)
    action, words = request.POST.get("do", ""), request.POST.get("answer", "")
    try:
        decide(request, correction, action, words)
    except ReviewError as error:
        messages.error(request, str(error))
        context = {"page": page_of(request, waiting()), "kept": {"pk": pk, "answer": words}}
        return render(request, "tracker/review/corrections.html", context)
    return redirect("review_corrections")


def decide(request: ReviewRequest, correction: Correction, action: str, words: str) -> None:
    if action == "discard" and correction.is_waiting:
        correction.delete()
        messages.success(request, _("Deleted. Nothing of it is kept."))
    elif action in STATES:
        answer(correction, state=STATES[action], words=words, user=request.user)
        messages.success(request, _("Answered. Readers see it in the public log."))
