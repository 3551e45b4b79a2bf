"""The pages. Each reads the request, asks for published rows and renders them."""

from typing import Any

from django.core.paginator import Page, Paginator
from django.db.models import F, QuerySet
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.http import url_has_allowed_host_and_scheme
from django.views.decorators.csrf import csrf_exempt
from django.views.decorators.http import require_POST, require_safe

from tracker.filters import CommitmentFilter
from tracker.models import Agreement, Article, Commitment, Party, PartyKind
from tracker.reviewing.figures import weekly
from tracker.web.context import THEMES
from tracker.web.facets import chips, facets
from tracker.web.overview import overview
from tracker.web.records import agreement_record, article_record, commitment_record, current
from tracker.web.scorecard import scorecard
from tracker.web.words import EXPLAINED

PAGE_SIZE = 20
MOST_NAMES = 500
WEEKS = 12
A_YEAR = 365 * 24 * 3600


def page_of(request: HttpRequest, rows: QuerySet[Any]) -> Page:
    return Paginator(rows, PAGE_SIZE).get_page(request.GET.get("page"))


@require_safe
def home(request: HttpRequest) -> HttpResponse:
    return render(request, "tracker/home.html", overview())


@require_safe
def commitment_list(request: HttpRequest) -> HttpResponse:
    commitments = Commitment.objects.published().for_list()
    filterset = CommitmentFilter(request.GET, queryset=commitments)
    context = {
        "form": filterset.form,
        "page": page_of(request, filterset.qs),
        "facets": facets(filterset),
        "chips": list(chips(filterset)),
        "names": Party.objects.public().values_list("name", flat=True)[:MOST_NAMES],
    }
    return render(request, "tracker/commitment_list.html", context)


@require_safe
def commitment_detail(request: HttpRequest, pk: int, slug: str = "") -> HttpResponse:
    rows = Commitment.objects.published().for_list().prefetch_related("domains")
    commitment = rows.filter(pk=pk, slug=slug).first()
    if commitment is None:
        return redirect(current(pk), permanent=True)
    return render(request, "tracker/commitment_detail.html", commitment_record(commitment))


@require_safe
def agreement_list(request: HttpRequest) -> HttpResponse:
    rows = Agreement.objects.published().with_parties().with_counts()
    newest_first = rows.order_by(F("signed_on").desc(nulls_last=True), "title")
    context = {"page": page_of(request, newest_first)}
    return render(request, "tracker/agreement_list.html", context)


@require_safe
def agreement_detail(request: HttpRequest, slug: str) -> HttpResponse:
    agreement = get_object_or_404(Agreement.objects.published(), slug=slug)
    return render(request, "tracker/agreement_detail.html", agreement_record(agreement))


@require_safe
def party_list(request: HttpRequest) -> HttpResponse:
    kind = request.GET.get("kind", "")
    rows = Party.objects.public().with_counts().order_by("name")
    if kind in PartyKind.values:
        rows = rows.filter(kind=kind)
    context = {"page": page_of(request, rows), "kind": kind, "kinds": PartyKind}
    return render(request, "tracker/party_list.html", context)


@require_safe
def party_detail(request: HttpRequest, slug: str) -> HttpResponse:
    party = get_object_or_404(Party.objects.public(), slug=slug)
    return render(request, "tracker/party_detail.html", scorecard(party))


@require_safe
def article_list(request: HttpRequest) -> HttpResponse:
    rows = Article.objects.public().with_counts().select_related("outlet").defer("text")
    newest_first = rows.order_by("-published_on", "-pk")
    return render(request, "tracker/article_list.html", {"page": page_of(request, newest_first)})


@require_safe
def article_detail(request: HttpRequest, pk: int) -> HttpResponse:
    rows = Article.objects.public().select_related("outlet")
    article = get_object_or_404(rows, pk=pk)
    return render(request, "tracker/article_detail.html", article_record(article, request.user))


@require_safe
def methodology(request: HttpRequest) -> HttpResponse:
    context = {**EXPLAINED, "figures": weekly(WEEKS)}
    return render(request, "tracker/methodology.html", context)


# A forged request could only change colours; a token would put a cookie on every page.
@csrf_exempt
@require_POST
def appearance(request: HttpRequest) -> HttpResponse:
    """Keep the reader's choice of colours, and go back to where they were."""
    back, theme = request.POST.get("next", ""), request.POST.get("theme", "")
    is_ours = url_has_allowed_host_and_scheme(back, {request.get_host()})
    response = redirect(back if is_ours else "home")
    if theme in THEMES:
        response.set_cookie(
            "theme",
            theme,
            max_age=A_YEAR,
            samesite="Lax",
            secure=request.is_secure(),
            httponly=True,
        )
    return response
