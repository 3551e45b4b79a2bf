"""The public log of one commitment: what readers could see, and when that changed."""

import datetime as dt
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from itertools import pairwise
from typing import Any

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from tracker.models import (
    Agreement,
    Commitment,
    Correction,
    CorrectionState,
    Mention,
    Moment,
    current_moment,
    looking_back,
)
from tracker.models.commitment import Precision
from tracker.models.reshaping import ReshapingKind

LABELS = {
    "statement": gettext_lazy("Statement"),
    "agreement": gettext_lazy("Agreement"),
    "wording": gettext_lazy("Wording"),
    "made": gettext_lazy("First stated"),
    "due": gettext_lazy("Due"),
    "due_text": gettext_lazy("Due, in the words of the source"),
    "period": gettext_lazy("Period"),
}
Said = dict[str, str]


@dataclass(frozen=True)
class Change:
    label: str
    before: str
    after: str


@dataclass(frozen=True)
class Revision:
    """One entry. `who` is for editors alone."""

    at: dt.datetime
    what: str
    who: Any = None
    changes: tuple[Change, ...] = ()
    address: str = ""


def revisions(commitment: Commitment) -> list[Revision]:
    """The newest first; of a past day those of until then: a log has no time but its own."""
    moment = current_moment()
    if moment is None:
        return entries(commitment)
    with looking_back(Moment(moment.on, is_known=True)):
        return [entry for entry in entries(commitment) if entry.at < moment.end]


def entries(commitment: Commitment) -> list[Revision]:
    """From its first publication on; nothing that was said before it."""
    edits = list(edits_of(commitment))
    since = min(edit.at for edit in edits)
    others = [
        *statuses(commitment),
        *evidence(commitment),
        *reshapings(commitment),
        *corrections(commitment),
    ]
    found = [*edits, *(entry for entry in others if entry.at > since)]
    return sorted(found, key=lambda entry: entry.at, reverse=True)


def edits_of(commitment: Commitment) -> Iterator[Revision]:
    """Differences between the states that readers could see; what lay between them is not told."""
    rows = list(
        commitment.history.select_related("history_user").order_by("history_date", "history_id")
    )
    names = agreement_names(rows)
    seen: Said | None = None
    for before, row in pairwise([None, *rows]):
        was_shown = before is not None and before.published_at is not None
        if row.published_at is None:
            if was_shown:
                yield Revision(row.history_date, _("Taken from view"), row.history_user)
            continue
        said = said_by(row, names)
        changes = tuple(differences(seen or said, said))
        if not was_shown or changes:
            what = _("Edited") if was_shown else _("Shown again") if seen else _("Published")
            yield Revision(row.history_date, what, row.history_user, changes)
        seen = said
    if seen is None and commitment.published_at:
        yield Revision(commitment.published_at, _("Published"))


def agreement_names(rows: Iterable[Any]) -> dict[int, str]:
    """Of those that readers may see; of another it is only told that there is none."""
    keys = {row.agreement_id for row in rows if row.agreement_id}
    return {row.pk: str(row) for row in Agreement.objects.published().filter(pk__in=keys)}


def said_by(row: Any, agreements: dict[int, str]) -> Said:
    """The facts of one state in words, as the page shows them."""
    ends = filter(None, (row.period_start, row.period_end))
    return {
        "statement": row.statement,
        "agreement": agreements.get(row.agreement_id, ""),
        "wording": _("Firm") if row.firm else _("Aspirational"),
        "made": row.made_on.isoformat(),
        "due": Precision(row.due_precision).describe(row.due_on) if row.due_on else "",
        "due_text": row.due_text,
        "period": " – ".join(day.isoformat() for day in ends),
    }


def differences(before: Said, after: Said) -> Iterator[Change]:
    for name, label in LABELS.items():
        if before[name] != after[name]:
            yield Change(str(label), before[name], after[name])


def statuses(commitment: Commitment) -> Iterator[Revision]:
    for row in commitment.status_changes.select_related("user"):
        kind = _("Stage") if row.is_stage else _("Outcome")
        what = f"{kind}: {row.get_code_display()}"
        if row.retracts_id:
            what = _("Taken back: %(what)s") % {"what": what}
        yield Revision(row.recorded_at, what, row.user)


def evidence(commitment: Commitment) -> Iterator[Revision]:
    mentions = Mention.objects.public().filter(commitment=commitment).with_source()
    for row in mentions.select_related("reviewer"):
        address = f"{row.article.get_absolute_url()}#m{row.pk}"
        what = _("Evidence added: %(outlet)s") % {"outlet": row.article.outlet}
        if row.reviewed_at:
            yield Revision(row.reviewed_at, what, row.reviewer, address=address)


def reshapings(commitment: Commitment) -> Iterator[Revision]:
    """Merges and splits that stand, as far as the other record ever was in view."""
    rows = commitment.reshapings.standing().select_related("user", "other_commitment")
    others = [row.other_commitment_id for row in rows]
    known = Commitment.history.filter(id__in=others, published_at__isnull=False)
    public = set(known.values_list("id", flat=True))
    for row in rows:
        if row.other_commitment and row.other_commitment.pk in public:
            is_merge = row.kind == ReshapingKind.MERGE
            what = (
                _("%(id)s was merged into this record") if is_merge else _("%(id)s was split off")
            )
            yield Revision(row.made_at, what % {"id": row.other_commitment.public_id}, row.user)


def corrections(commitment: Commitment) -> Iterator[Revision]:
    rows = Correction.objects.public().filter(commitment=commitment)
    for row in rows.filter(state=CorrectionState.ACCEPTED).select_related("answered_by"):
        if row.answered_at:
            what = _("A reader’s suggestion was accepted")
            yield Revision(row.answered_at, what, row.answered_by, address=row.get_absolute_url())
