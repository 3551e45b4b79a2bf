"""A party as plain data."""

from typing import Any

from django.db.models import OuterRef, Prefetch
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from tracker.exporting.kind import Kind, Record
from tracker.exporting.links import to_party
from tracker.exporting.site import Site
from tracker.exporting.stamps import newest
from tracker.models import Agreement, Commitment, Party, PartyKind


def prepare(rows: Any) -> Any:
    """Each with its parent and its members, as far as readers may see them."""
    public = Party.objects.public()
    commitments = Commitment.objects.published().filter(party_roles__party=OuterRef("pk"))
    agreements = Agreement.objects.published().filter(party_roles__party=OuterRef("pk"))
    return (
        rows.with_counts()
        .annotate(
            named_at=newest(commitments, "published_at"),
            joined_at=newest(agreements, "published_at"),
        )
        .prefetch_related(
            Prefetch("parent", queryset=public, to_attr="public_parent"),
            Prefetch("members", queryset=public.order_by("name"), to_attr="public_members"),
        )
    )


def record(row: Any, site: Site) -> Record:
    parent = row.public_parent
    return {
        "id": row.pk,
        "permalink": site.at(row.get_absolute_url()),
        "name": row.name,
        "kind": row.kind,
        "iso_code": row.iso_code,
        "wikidata_id": row.wikidata_id or None,
        "parent": to_party(parent, site) if parent else None,
        "members": [to_party(member, site) for member in row.public_members],
        "made_count": row.made,
        "received_count": row.received,
        "updated_at": max(stamp for stamp in (row.named_at, row.joined_at) if stamp),
    }


def tell(record: Record) -> str:
    counts = {"made": record["made_count"], "received": record["received_count"]}
    told = gettext("%(made)s commitments made, %(received)s received") % counts
    return f"{PartyKind(record['kind']).label}. {told}."


MEANINGS = {
    "id": _("Number; never used again."),
    "permalink": _("Its page."),
    "name": _("Name in English; no two parties have the same."),
    "kind": _("state, igo, body, company, association, political, place or person."),
    "iso_code": _("ISO 3166-1 code of a state."),
    "wikidata_id": _("Its item in Wikidata."),
    "parent": _("The party that it belongs to."),
    "members": _("Its members that are on record."),
    "made_count": _("Published commitments that it undertook."),
    "received_count": _("Published commitments made to it."),
    "updated_at": _("When a commitment or an agreement that names it last became visible."),
}
PARTIES = Kind(
    name="parties",
    title=_("Parties"),
    prepare=prepare,
    record=record,
    meanings=MEANINGS,
    headline="name",
    tell=tell,
)
