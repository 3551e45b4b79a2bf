"""A row of a tree with those above and below it, in one query."""

from typing import Any

from django.db.models import Q, QuerySet
from django.http import Http404


def kin(rows: QuerySet[Any], slug: str) -> tuple[Any, Any, list[Any]]:
    """The row of this slug, its parent and its children, as far as they are among the rows."""
    related = Q(slug=slug) | Q(children__slug=slug) | Q(parent__slug=slug)
    found = list(rows.filter(related).distinct())
    here = next((row for row in found if row.slug == slug), None)
    if here is None:
        raise Http404
    above = next((row for row in found if row.pk == here.parent_id), None)
    return here, above, [row for row in found if row.parent_id == here.pk]
