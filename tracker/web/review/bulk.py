"""Accept many candidates at once: first the list, then the decision."""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from django.contrib import messages
from django.db.models import Prefetch
from django.http import HttpResponse, QueryDict
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_safe

from tracker.models import Mention, ProposedLink
from tracker.models.mention import MentionQuerySet
from tracker.reviewing.bulk import MOST, accept_many, eligible
from tracker.reviewing.effects import Effects, of_evidence
from tracker.web.review import pages
from tracker.web.review.access import ReviewRequest, reviewers_only
from tracker.web.review.links import look_up

DEFAULT_THRESHOLD = 0.9
SURE_LINKS = Prefetch(
    "proposed_links",
    ProposedLink.objects.sure()
    .filter(commitment__merged_into=None)
    .select_related("commitment__agreement")
    .prefetch_related("commitment__status_changes", "commitment__agreement__status_changes"),
    to_attr="sure_links",
)


@dataclass(frozen=True, slots=True)
class Offer:
    """A candidate of the list; with what it would change, if it is evidence for a commitment."""

    mention: Mention
    effects: Effects | None = None


def offered(rows: MentionQuerySet) -> Iterator[Offer]:
    for mention in rows.prefetch_related(SURE_LINKS):
        sure: list[ProposedLink] = getattr(mention, SURE_LINKS.to_attr or "")
        known = sure[0].commitment if sure else None
        status = mention.reported_status
        yield Offer(mention, of_evidence(mention, status, known) if known else None)


def threshold_of(data: QueryDict) -> float:
    try:
        return min(max(float(data.get("threshold", "")), 0.5), 1.0)
    except ValueError:
        return DEFAULT_THRESHOLD


def candidates(request: ReviewRequest) -> MentionQuerySet:
    rows: MentionQuerySet = pages.filterset_of(request.GET).qs
    data = request.POST if request.method == "POST" else request.GET
    return eligible(rows, request.user, threshold_of(data))


@reviewers_only
@require_safe
def review_bulk_count(request: ReviewRequest) -> HttpResponse:
    context = {"count": candidates(request).count(), "most": MOST}
    return render(request, "tracker/review/_count.html", context)


@reviewers_only
@require_http_methods(["GET", "HEAD", "POST"])
def review_bulk(request: ReviewRequest) -> HttpResponse:
    if request.method == "POST":
        return accept_chosen(request)
    rows = candidates(request).select_related("article__outlet").in_turn()
    context: dict[str, Any] = {
        "threshold": threshold_of(request.GET),
        "count": rows.count(),
        "most": MOST,
        "rows": list(offered(rows[:MOST])),
        "publish": request.session.get("review_publish", True),
        "kept": pages.kept(request.GET),
    }
    return render(request, "tracker/review/bulk.html", context)


def accept_chosen(request: ReviewRequest) -> HttpResponse:
    """Those ticked in the list that still wait, in order of date: first reports come first."""
    asked = [pk for pk in request.POST.getlist("mention") if pk.isdecimal()][:MOST]
    rows = candidates(request).filter(pk__in=asked).select_related("article")
    publish = request.POST.get("publish") == "on"
    report = accept_many(
        list(rows.in_reading_order()), request.user, find_link=look_up, publish=publish
    )
    if report.accepted:
        words = _("Accepted %(all)s: %(new)s new, %(evidence)s as evidence.")
        counts = {"all": report.accepted, "new": report.new, "evidence": report.evidence}
        messages.success(request, words % counts)
    gone = len(asked) - report.accepted - len(report.refused)
    if gone:
        messages.info(
            request,
            _("%(count)s were decided or taken by somebody else meanwhile.") % {"count": gone},
        )
    for mention, why in report.refused:
        messages.warning(
            request, _("Left waiting: “%(mention)s”. %(why)s") % {"mention": mention, "why": why}
        )
    query = pages.kept(request.GET)
    return redirect(reverse("review_desk") + (f"?{query}" if query else ""))
