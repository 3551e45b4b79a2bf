"""An agreement as plain data."""

from typing import Any

from django.db.models import Prefetch
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from tracker.exporting.kind import Deadline, Kind, Record
from tracker.exporting.links import to_agreement, to_change, to_party
from tracker.exporting.site import Site
from tracker.exporting.stamps import updated_at, with_stamps
from tracker.models import Agreement, Fulfilment, Instrument, Stage, StatusChange


def prepare(rows: Any) -> Any:
    return with_stamps(rows).with_parties().with_counts().select_related("predecessor")


def record(row: Any, site: Site) -> Record:
    before = row.predecessor if row.predecessor and row.predecessor.is_published else None
    return {
        "id": row.pk,
        "permalink": site.at(row.get_absolute_url()),
        "title": row.title,
        "short_title": row.short_title or None,
        "instrument": row.instrument,
        "binding": row.binding,
        "parties": [
            to_party(link.party, site) | {"role": link.role} for link in row.party_roles.all()
        ],
        "status": row.status,
        "stage": row.stage,
        "fulfilment": row.fulfilment,
        "signed_on": row.signed_on,
        "in_force_on": row.in_force_on,
        "period_start": row.period_start,
        "period_end": row.period_end,
        "relation": row.relation if before else None,
        "predecessor": to_agreement(before, site) if before else None,
        "source_url": row.source_url or None,
        "commitment_count": row.commitment_count,
        "published_at": row.published_at,
        "updated_at": updated_at(row),
    }


def prepare_details(rows: Any) -> Any:
    changes = StatusChange.objects.with_evidence().oldest_first()
    return rows.prefetch_related(
        Prefetch("status_changes", queryset=changes.defer("evidence__article__text"))
    )


def details(row: Agreement, site: Site) -> Record:
    return {"status_history": [to_change(change, site) for change in row.status_changes.all()]}


def tell(record: Record) -> str:
    """`Treaty: India, Norway. Signed, in progress.`"""
    parties = ", ".join(party["name"] for party in record["parties"])
    kind = Instrument(record["instrument"]).label
    stage, fulfilment = Stage(record["stage"]), Fulfilment(record["fulfilment"])
    first = f"{kind}: {parties}." if parties else f"{kind}."
    return f"{first} {stage.label}, {str(fulfilment.label).lower()}."


def deadline(record: Record) -> Deadline | None:
    """The last day of its period."""
    if not record["period_end"]:
        return None
    title = gettext("Ends: %s") % (record["short_title"] or record["title"])
    return Deadline(record["period_end"], title, tell(record))


MEANINGS = {
    "id": _("Number; never used again."),
    "permalink": _("Its page."),
    "title": _("Full title."),
    "short_title": _("What it is usually called."),
    "instrument": _(
        "treaty, framework, memorandum, communique, programme, plan, contract, law or other."
    ),
    "binding": _("Binding in law, if known."),
    "parties": _("Its parties; JSON tells the role of each: party, broker or depositary."),
    "status": _("The one badge: the fulfilment once assessed, else the stage."),
    "stage": _("proposed, pledged, agreed, signed or in_force."),
    "fulfilment": _("What became of it, in the same words as for commitments."),
    "signed_on": _("Day of signature."),
    "in_force_on": _("Day on which it came into force."),
    "period_start": _("First day of the period that it covers."),
    "period_end": _("Last day of that period."),
    "relation": _("What it does to its predecessor: renews, supersedes or amends."),
    "predecessor": _("The agreement before it."),
    "source_url": _("Text of the agreement."),
    "commitment_count": _("Published commitments under it."),
    "published_at": _("When it became visible here."),
    "updated_at": _("When it or its status last changed here."),
}
AGREEMENTS = Kind(
    name="agreements",
    title=_("Agreements"),
    prepare=prepare,
    record=record,
    meanings=MEANINGS,
    headline="title",
    tell=tell,
    prepare_details=prepare_details,
    details=details,
    more_meanings={"status_history": _("Every change of status, as for commitments.")},
    deadline=deadline,
)
