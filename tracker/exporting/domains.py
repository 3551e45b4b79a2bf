"""A policy area as plain data."""

from typing import Any

from django.db.models import (
    Case,
    Count,
    DateTimeField,
    F,
    Field,
    IntegerField,
    Max,
    Q,
    Value,
    When,
)
from django.db.models.functions import Coalesce
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from tracker.exporting.kind import Kind, Record
from tracker.exporting.links import to_domain
from tracker.exporting.site import Site
from tracker.models import OPEN, Commitment

COUNTS: "dict[str, Field[Any, Any]]" = {
    "commitment_count": IntegerField(),
    "open_count": IntegerField(),
    "overdue_count": IntegerField(),
    "named_at": DateTimeField(),
}


def prepare(rows: Any) -> Any:
    """Areas are few and commitments many: all figures are counted in two queries beforehand."""
    figures = counted()
    columns = {
        name: Case(
            *(When(pk=key, then=Value(row[name])) for key, row in figures.items()),
            output_field=field,
        )
        for name, field in COUNTS.items()
    }
    return rows.select_related("parent").annotate(**columns)


def counted() -> dict[int, dict[str, Any]]:
    """The figures of each area; of a top-level one those of all its branch, each row once."""
    links = Commitment.domains.through.objects.filter(commitment__published_at__isnull=False)
    own = figures_by(links.values(area=F("domain")))
    branches = figures_by(links.values(area=Coalesce("domain__parent", "domain")))
    return {row["area"]: row for row in [*own, *branches]}


def figures_by(areas: Any) -> Any:
    is_open = Q(commitment__fulfilment__in=OPEN)
    late = Q(commitment__in=Commitment.objects.overdue())
    return areas.annotate(
        commitment_count=Count("commitment", distinct=True),
        open_count=Count("commitment", filter=is_open, distinct=True),
        overdue_count=Count("commitment", filter=late, distinct=True),
        named_at=Max("commitment__published_at"),
    )


def record(row: Any, site: Site) -> Record:
    return {
        "id": row.pk,
        "permalink": site.at(row.get_absolute_url()),
        "name": row.name,
        "slug": row.slug,
        "parent": to_domain(row.parent, site) if row.parent else None,
        "cap_code": row.cap_code,
        "commitment_count": row.commitment_count,
        "open_count": row.open_count,
        "overdue_count": row.overdue_count,
        "updated_at": row.named_at,
    }


def tell(record: Record) -> str:
    counts = {
        "all": record["commitment_count"],
        "open": record["open_count"],
        "overdue": record["overdue_count"],
    }
    return gettext("Commitments: %(all)s; open: %(open)s; overdue: %(overdue)s.") % counts


MEANINGS = {
    "id": _("Number; never used again."),
    "permalink": _("Its page."),
    "name": _("Name in English; areas below different ones may have the same."),
    "slug": _("Its name in addresses and filters: ?domain=…"),
    "parent": _("The area that it is a part of."),
    "cap_code": _("Major topic of the Comparative Agendas Project."),
    "commitment_count": _("Published commitments in it and in the areas below it."),
    "open_count": _("Those of them that are still open."),
    "overdue_count": _("Those of them that are open past their due date."),
    "updated_at": _("When a commitment in it last became visible."),
}
DOMAINS = Kind(
    name="domains",
    title=_("Domains"),
    prepare=prepare,
    record=record,
    meanings=MEANINGS,
    headline="name",
    tell=tell,
)
