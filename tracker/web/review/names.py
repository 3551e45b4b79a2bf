"""Names to choose from while an editor types: options of a datalist."""

from django.db.models import Q
from django.http import HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from tracker.models import Agreement, Party
from tracker.web.review.access import ReviewRequest, reviewers_only

SHORTEST, MOST = 2, 12


@reviewers_only
@require_safe
def review_parties(request: ReviewRequest) -> HttpResponse:
    """Parties whose name, or another name, begins with what was typed."""
    text = request.GET.get("party", "").strip()
    begins = Q(name__istartswith=text) | Q(aliases__text__istartswith=text)
    rows = Party.objects.standing_for(begins)
    names = rows.order_by("name").values_list("name", flat=True)[:MOST] if usable(text) else []
    return render(request, "tracker/review/_options.html", {"names": names})


@reviewers_only
@require_safe
def review_agreements(request: ReviewRequest) -> HttpResponse:
    """Agreements with what was typed in their titles."""
    text = request.GET.get("agreement", "").strip()
    has = Q(title__icontains=text) | Q(short_title__icontains=text)
    rows = Agreement.objects.standing_for(has)
    names = rows.order_by("title").values_list("title", flat=True)[:MOST] if usable(text) else []
    return render(request, "tracker/review/_options.html", {"names": names})


def usable(text: str) -> bool:
    return len(text) >= SHORTEST
