"""A commitment as plain data."""

from decimal import Decimal
from typing import Any

from django.db.models import Prefetch
from django.urls import reverse
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from tracker.exporting.kind import Deadline, Kind, Record
from tracker.exporting.links import to_agreement, to_change, to_domain, to_mention, to_party
from tracker.exporting.site import Site
from tracker.exporting.stamps import updated_at, with_stamps
from tracker.models import (
    Commitment,
    Domain,
    Fulfilment,
    Mention,
    Precision,
    Stage,
    StatusChange,
    Target,
)


def prepare(rows: Any) -> Any:
    domains = Domain.objects.select_related("parent")
    told = with_stamps(rows).select_related("agreement")
    return told.with_parties().prefetch_related(Prefetch("domains", queryset=domains))


def record(row: Commitment, site: Site) -> Record:
    agreement = row.public_agreement
    return {
        "id": row.pk,
        "permalink": permalink(row, site),
        "statement": row.statement,
        "obligors": [to_party(party, site) for party in row.obligors],
        "beneficiaries": [to_party(party, site) for party in row.beneficiaries],
        "domains": [to_domain(domain, site) for domain in row.domains.all()],
        "agreement": to_agreement(agreement, site) if agreement else None,
        "status": row.status,
        "stage": row.stage,
        "fulfilment": row.fulfilment,
        "firm": row.firm,
        "overdue": row.is_overdue,
        "due_soon": row.is_due_soon,
        "silent": row.is_silent,
        "made_on": row.made_on,
        "due_on": row.due_on,
        "due_precision": row.due_precision or None,
        "due_text": row.due_text or None,
        "period_start": row.period_start,
        "period_end": row.period_end,
        "mention_count": row.mention_count,
        "last_heard_on": row.last_heard_on,
        "published_at": row.published_at,
        "updated_at": updated_at(row),
    }


def permalink(row: Commitment, site: Site) -> str:
    """The address that stays when the statement is reworded."""
    return site.at(reverse("commitment_permalink", args=[row.pk]))


def prepare_details(rows: Any) -> Any:
    mentions = Mention.objects.public().with_source().in_reading_order()
    changes = StatusChange.objects.with_evidence().oldest_first()
    return rows.prefetch_related(
        Prefetch("mentions", queryset=mentions),
        # Only where a quote stands is told, so the texts stay in the database.
        Prefetch("status_changes", queryset=changes.defer("evidence__article__text")),
        "targets__measurements",
    )


def details(row: Commitment, site: Site) -> Record:
    return {
        "targets": [to_target(target) for target in row.targets.all()],
        "mentions": [to_mention(mention, site) for mention in row.mentions.all()],
        "status_history": [to_change(change, site) for change in row.status_changes.all()],
    }


def to_target(target: Target) -> Record:
    reached = [
        {"value": exact(row.value), "measured_on": row.measured_on}
        for row in target.measurements.all()
    ]
    return {
        "indicator": target.indicator,
        "comparator": target.comparator,
        "value": exact(target.value),
        "unit": target.unit,
        "baseline": exact(target.baseline),
        "measurements": reached,
    }


def exact(value: Decimal | None) -> str | None:
    """As text, for a JSON number may be read as a rounded one; without the column's zeros."""
    return None if value is None else f"{value.normalize():f}"


def tell(record: Record) -> str:
    """`India to United States. Signed, in progress. Due Q3 2026.`"""
    sentences = [who(record), standing(record), due(record)]
    return " ".join(f"{sentence}." for sentence in sentences if sentence)


def who(record: Record) -> str:
    makers, receivers = (
        ", ".join(party["name"] for party in record[role]) for role in ("obligors", "beneficiaries")
    )
    if not receivers:
        return makers
    return gettext("%(makers)s to %(receivers)s") % {"makers": makers, "receivers": receivers}


def standing(record: Record) -> str:
    stage, fulfilment = Stage(record["stage"]), Fulfilment(record["fulfilment"])
    return f"{stage.label}, {str(fulfilment.label).lower()}"


def due(record: Record) -> str:
    if not record["due_on"]:
        return ""
    day = Precision(record["due_precision"]).describe(record["due_on"])
    return gettext("Due %(day)s") % {"day": day}


def deadline(record: Record) -> Deadline | None:
    """On the last day that the wording allows; the text says how exact it was."""
    if not record["due_on"]:
        return None
    precision = Precision(record["due_precision"])
    meaning = gettext("The last day of a deadline stated to the %(precision)s") % {
        "precision": str(precision.label).lower()
    }
    words = f" (“{record['due_text']}”)" if record["due_text"] else ""
    text = f"{tell(record)}\n{meaning}{words}."
    return Deadline(record["due_on"], gettext("Due: %s") % record["statement"], text)


MEANINGS = {
    "id": _("Number; never used again. PL-0012 on the pages is number 12."),
    "permalink": _("Address that stays; a merged record leads on to the one it was merged into."),
    "statement": _("What is undertaken, in one line."),
    "obligors": _("Parties that undertake it."),
    "beneficiaries": _("Parties to which it is made."),
    "domains": _("Policy areas."),
    "agreement": _("Treaty, framework, plan … that it belongs to."),
    "status": _("The one badge: the fulfilment once assessed, else the stage."),
    "stage": _("How formally it stands: proposed, pledged, agreed, signed or in_force."),
    "fulfilment": _(
        "What became of it: not_assessed, in_progress, delayed, fulfilled, partly_fulfilled, "
        "broken, withdrawn, expired or superseded."
    ),
    "firm": _("Specific enough to be checked; otherwise aspirational."),
    "overdue": _("Open, and past its due date on the day of the export."),
    "due_soon": _("Open, and due within 90 days."),
    "silent": _("Open, and without a new mention for 180 days."),
    "made_on": _("Day on which it was first stated."),
    "due_on": _("Last day that the deadline allows."),
    "due_precision": _(
        "How exactly the deadline was stated: day, month, quarter, season, half, year or decade."
    ),
    "due_text": _("The source’s words for the deadline."),
    "period_start": _("First day of the period that it covers."),
    "period_end": _("Last day of that period."),
    "mention_count": _("Accepted passages of articles that state it or report on it."),
    "last_heard_on": _("Date of the newest article that mentions it."),
    "published_at": _("When it became visible here."),
    "updated_at": _("When it, its status or its evidence last changed here."),
}
MORE_MEANINGS = {
    "targets": _(
        "Measurable aims: indicator, comparator (eq, ge, le), value, unit, baseline, and the "
        "measurements so far."
    ),
    "mentions": _(
        "The evidence: quote, its start and end in characters of the article’s text, speaker, "
        "reported_status, and the article with title, outlet, date, url and permalink."
    ),
    "status_history": _(
        "Every change of status, oldest first: code, effective_on, recorded_at, note, source_url, "
        "mention (the id of its evidence) and retracts (the id of a change that it takes back)."
    ),
}
COMMITMENTS = Kind(
    name="commitments",
    title=_("Commitments"),
    prepare=prepare,
    record=record,
    meanings=MEANINGS,
    headline="statement",
    tell=tell,
    prepare_details=prepare_details,
    details=details,
    more_meanings=MORE_MEANINGS,
    deadline=deadline,
)
