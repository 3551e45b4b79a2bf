"""The rows of each list as its address asks for them: the page and the exports show the same."""

from typing import Any

from django.core.exceptions import ValidationError
from django.db.models import Case, F, When
from django.http import QueryDict

from tracker.filters import CommitmentFilter
from tracker.models import Agreement, Article, Commitment, Domain, Outlet, Party, PartyKind
from tracker.web.domains import tree


def commitments(data: QueryDict) -> Any:
    """A filter that cannot be read must not turn into all rows."""
    filterset = CommitmentFilter(data, queryset=Commitment.objects.published())
    if not filterset.is_valid():
        raise ValidationError(
            [f"{name}: {error}" for name, errors in filterset.errors.items() for error in errors]
        )
    return filterset.qs


def agreements(data: QueryDict) -> Any:
    """The newest first."""
    rows = Agreement.objects.published()
    return rows.order_by(F("signed_on").desc(nulls_last=True), "title")


def parties(data: QueryDict) -> Any:
    rows = Party.objects.public().order_by("name")
    kind = data.get("kind", "")
    return rows.filter(kind=kind) if kind in PartyKind.values else rows


def domains(data: QueryDict) -> Any:
    """As in the tree: the largest first, and below each its own."""
    slugs = [row.slug for branch in tree()["branches"] for row in (branch.area, *branch.below)]
    order = Case(*(When(slug=slug, then=n) for n, slug in enumerate(slugs)))
    return Domain.objects.filter(slug__in=slugs).order_by(order)


def outlets(data: QueryDict) -> Any:
    return Outlet.objects.public().order_by("name")


def articles(data: QueryDict) -> Any:
    """The newest first."""
    return Article.objects.public().order_by("-published_on", "-pk")
