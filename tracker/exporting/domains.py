"""A policy area as plain data."""

from typing import Any

from django.db.models import Max, Q, Subquery, Value
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from tracker.exporting.kind import Kind, Record
from tracker.exporting.links import to_domain
from tracker.exporting.site import Site
from tracker.models import OPEN, Commitment
from tracker.models.domain import commitments_within, count_within


def prepare(rows: Any) -> Any:
    """Each with its figures; a commitment of an area below it counts here too."""
    links = commitments_within("pk").order_by().annotate(one=Value(1)).values("one")
    newest = links.annotate(newest=Max("commitment__published_at")).values("newest")
    late = Q(commitment__in=Commitment.objects.overdue())
    return rows.select_related("parent").annotate(
        commitment_count=count_within("pk"),
        open_count=count_within("pk", Q(commitment__fulfilment__in=OPEN)),
        overdue_count=count_within("pk", late),
        named_at=Subquery(newest),
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
