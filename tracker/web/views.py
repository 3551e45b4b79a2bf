"""The pages. Each reads the request, asks for published rows and renders them."""

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils.http import url_has_allowed_host_and_scheme, urlencode
from django.views.decorators.csrf import csrf_exempt
from django.views.decorators.http import require_POST, require_safe

from tracker.models import Agreement, Article, Commitment, Memory, Outlet, Party, PartyKind, Ranking
from tracker.reviewing.figures import weekly
from tracker.searching.everything import find
from tracker.web import lists
from tracker.web.compare import compared, sides
from tracker.web.context import THEMES
from tracker.web.domains import domain_record, tree
from tracker.web.listing import listing
from tracker.web.outlets import articles_of, outlet_record
from tracker.web.overview import overview
from tracker.web.paging import KeptPaginator, page_of
from tracker.web.records import agreement_record, article_record, commitment_record, current
from tracker.web.revisions import revisions
from tracker.web.scorecard import scorecard
from tracker.web.words import EXPLAINED

WEEKS = 12
MOST_TYPED = 500
A_YEAR = 365 * 24 * 3600


@require_safe
def home(request: HttpRequest) -> HttpResponse:
    return render(request, "tracker/home.html", overview())


@require_safe
def commitment_list(request: HttpRequest) -> HttpResponse:
    return render(request, "tracker/commitment_list.html", listing(request))


@require_safe
def commitment_detail(request: HttpRequest, pk: int, slug: str = "") -> HttpResponse:
    commitment = Commitment.objects.published().for_page().filter(pk=pk, slug=slug).first()
    if commitment is None:
        return redirect(current(pk), permanent=True)
    return render(request, "tracker/commitment_detail.html", commitment_record(commitment))


@require_safe
def commitment_history(request: HttpRequest, pk: int, slug: str) -> HttpResponse:
    commitment = get_object_or_404(Commitment.objects.published(), pk=pk, slug=slug)
    context = {
        "commitment": commitment,
        "page": page_of(request, revisions(commitment)),
        "names_editors": request.user.has_perm("tracker.review_mention"),
    }
    return render(request, "tracker/commitment_history.html", context)


@require_safe
def search(request: HttpRequest) -> HttpResponse:
    typed = request.GET.get("q", "").replace("\0", "").strip()[:MOST_TYPED]
    context = {"typed": typed, "found": find(typed) if typed else None}
    return render(request, "tracker/search.html", context)


@require_safe
def agreement_list(request: HttpRequest) -> HttpResponse:
    shown = Agreement.objects.with_parties().with_counts()
    rows = KeptPaginator(lists.agreements(request.GET), shown=shown, name="agreements")
    context = {"page": page_of(request, rows)}
    return render(request, "tracker/agreement_list.html", context)


@require_safe
def agreement_detail(request: HttpRequest, slug: str) -> HttpResponse:
    agreement = get_object_or_404(Agreement.objects.published(), slug=slug)
    return render(request, "tracker/agreement_detail.html", agreement_record(agreement))


@require_safe
def party_list(request: HttpRequest) -> HttpResponse:
    kind = request.GET.get("kind", "")
    shown = Party.objects.with_counts()
    rows = KeptPaginator(lists.parties(request.GET), shown=shown, name=f"parties {kind}")
    context = {"page": page_of(request, rows), "kind": kind, "kinds": PartyKind}
    return render(request, "tracker/party_list.html", context)


@require_safe
def party_detail(request: HttpRequest, slug: str) -> HttpResponse:
    return render(request, "tracker/party_detail.html", scorecard(slug))


@require_safe
def domain_list(request: HttpRequest) -> HttpResponse:
    return render(request, "tracker/domain_list.html", tree())


@require_safe
def domain_detail(request: HttpRequest, slug: str) -> HttpResponse:
    return render(request, "tracker/domain_detail.html", domain_record(slug))


@require_safe
def outlet_list(request: HttpRequest) -> HttpResponse:
    shown = Outlet.objects.with_counts()
    rows = KeptPaginator(lists.outlets(request.GET), shown=shown, name="outlets")
    return render(request, "tracker/outlet_list.html", {"page": page_of(request, rows)})


@require_safe
def outlet_detail(request: HttpRequest, slug: str) -> HttpResponse:
    outlet, memory = get_object_or_404(Outlet, slug=slug), Memory()
    record = outlet_record(outlet, memory)
    if not record["article_count"]:  # remembered; to ask PostgreSQL takes it longer than the page
        raise Http404
    page = page_of(request, articles_of(outlet, record["article_count"], memory))
    return render(request, "tracker/outlet_detail.html", record | {"page": page})


@require_safe
def compare(request: HttpRequest) -> HttpResponse:
    """Two parties side by side; names lead to the one address of the pair."""
    pair = sides({key: request.GET.get(key, "").strip() for key in ("a", "b")})
    if any(side.is_known_otherwise for side in pair):
        return redirect(f"{reverse('compare')}?{urlencode({s.key: s.canonical for s in pair})}")
    return render(request, "tracker/compare.html", compared(pair))


@require_safe
def article_list(request: HttpRequest) -> HttpResponse:
    shown = Article.objects.with_counts().select_related("outlet").defer("text")
    rows = KeptPaginator(lists.articles(request.GET), shown=shown, name="articles")
    return render(request, "tracker/article_list.html", {"page": page_of(request, rows)})


@require_safe
def article_detail(request: HttpRequest, pk: int) -> HttpResponse:
    rows = Article.objects.public().select_related("outlet")
    article = get_object_or_404(rows, pk=pk)
    return render(request, "tracker/article_detail.html", article_record(article, request.user))


@require_safe
def methodology(request: HttpRequest) -> HttpResponse:
    context = {**EXPLAINED, "figures": weekly(WEEKS), "ranking": Ranking.objects.in_use().first()}
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
