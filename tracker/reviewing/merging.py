"""Two rows that are one: what hangs on the one moves to the other, and its address leads there."""

from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Any

from django.contrib.auth.models import User
from django.db import transaction
from django.db.models import Model
from django.utils.translation import gettext as _

from tracker.models import (
    Agreement,
    AgreementParty,
    AliasKind,
    Commitment,
    CommitmentParty,
    Party,
    PartyAlias,
    Reshaping,
    ReshapingKind,
    StatusSuggestion,
    Tracked,
)
from tracker.models.reshaping import Reshapable
from tracker.reviewing.errors import ReviewError
from tracker.reviewing.gathering import gather
from tracker.reviewing.ledger import Entries, Move, Removal, Step, all_or_nothing, carry_out, made
from tracker.reviewing.overlaps import evidence, suggestions, undecided

# Columns that the kept row takes over together, where it has none of them.
TAKEN_OVER: dict[type[Model], tuple[tuple[str, ...], ...]] = {
    Commitment: (
        ("agreement_id",),
        ("due_on", "due_precision", "due_text"),
        ("period_start", "period_end"),
    ),
    Agreement: (
        ("short_title",),
        ("binding",),
        ("signed_on", "in_force_on"),
        ("period_start", "period_end"),
        ("predecessor_id", "relation"),
        ("source_url",),
    ),
    Party: (("parent_id",), ("iso_code",), ("wikidata_id",)),
}
# What a row belongs under: going up from it must never lead back to it.
ABOVE: dict[type[Model], str] = {Agreement: "predecessor", Party: "parent"}
LINEAGE = ("predecessor_id", "relation", "parent_id")


@dataclass(slots=True)
class Plan:
    """What a merge would move and what it would leave, and why it cannot be done at all."""

    keep: Reshapable
    gone: Reshapable
    steps: list[Step] = field(default_factory=list)
    stays: list[tuple[type[Model], list[int]]] = field(default_factory=list)
    objections: list[str] = field(default_factory=list)


@transaction.atomic
def merge(keep: Reshapable, gone: Reshapable, *, user: User | None, reason: str) -> Reshaping:
    """Make one row of two; a kept row that was itself merged stands for the one it leads to."""
    reason = needed(reason)
    with all_or_nothing():
        keep, gone = lock(standing(keep), gone)
        plan = plan_of(keep, gone, user=user)
        if plan.objections:
            raise ReviewError(" ".join(plan.objections))
        entries = carry_out(plan.steps, user=user, reason=reason)
        entries += _name_too(plan)
        refresh(keep, gone)
        return write_down(
            *(ReshapingKind.MERGE, keep, gone), entries=entries, user=user, reason=reason
        )


def needed(reason: str) -> str:
    reason = " ".join(reason.split())[:300]
    if not reason:
        raise ReviewError(_("Say why."))
    return reason


def standing(row: Reshapable) -> Reshapable:
    """The row itself, or the one that it was merged into."""
    row.refresh_from_db(fields=["merged_into"])
    kept: Reshapable | None = row.merged_into
    return kept or row


def lock(*rows: Reshapable) -> list[Any]:
    """Read the rows anew, in the order of their numbers: two merges at once wait for each other."""
    keys = [row.pk for row in rows]
    locked = type(rows[0])._default_manager.select_for_update().filter(pk__in=keys).order_by("pk")
    found = {row.pk: row for row in locked}
    return [found[key] for key in keys]


def plan_of(keep: Reshapable, gone: Reshapable, *, user: User | None = None) -> Plan:
    """All that a merge would do; nothing is written."""
    plan = Plan(keep, gone, objections=list(_objections(keep, gone)))
    if not plan.objections:
        _plan_what_hangs_on_it(plan, user)
        plan.steps = [step for step in [*plan.steps, *_rows(keep, gone)] if step.keys]
    return plan


def _plan_what_hangs_on_it(plan: Plan, user: User | None) -> None:
    keep, gone = plan.keep, plan.gone
    if isinstance(keep, Commitment) and isinstance(gone, Commitment):
        plan.steps += evidence(keep, gone)
    if isinstance(keep, Tracked) and isinstance(gone, Tracked):
        plan.steps += suggestions(keep, gone, user)
    # Suggestions of both may say the same of one quote, which their keys alone do not tell.
    for move, staying in gather(gone, keep, without={StatusSuggestion}):
        plan.steps.append(move)
        _plan_what_stays(plan, move.model, staying)


def _plan_what_stays(plan: Plan, model: type[Model], keys: list[int]) -> None:
    if isinstance(plan.keep, Party) and is_link(model):
        # Seen from its other end, a link would name a party that is gone.
        plan.steps.append(Removal(model, keys))
    elif keys:
        plan.stays.append((model, keys))


def is_link(model: type[Model]) -> bool:
    """Whether its rows only tie a party to something else."""
    return bool(model._meta.auto_created) or model in (CommitmentParty, AgreementParty)


def _rows(keep: Reshapable, gone: Reshapable) -> Iterator[Move]:
    """What changes on the two rows themselves."""
    taken = taken_over(keep, gone)
    leaving: dict[str, Any] = {"merged_into_id": keep.pk}
    if isinstance(gone, Tracked):
        leaving["published_at"] = None
    if "iso_code" in taken:
        leaving["iso_code"] = None  # no two rows may have the same
    yield Move(type(gone), [gone.pk], leaving)
    if taken:
        yield Move(type(keep), [keep.pk], taken)


def taken_over(keep: Reshapable, gone: Reshapable) -> dict[str, Any]:
    """What the kept row lacks and the other has; of two first days the earlier."""
    taken = _lacking(keep, gone)
    if _leads_back(keep, taken):
        taken = {name: value for name, value in taken.items() if name not in LINEAGE}
    if isinstance(keep, Commitment) and isinstance(gone, Commitment):
        taken |= {"made_on": gone.made_on} if gone.made_on < keep.made_on else {}
    return taken


def _lacking(keep: Reshapable, gone: Reshapable) -> dict[str, Any]:
    groups = (group for group in TAKEN_OVER[type(keep)] if is_empty(keep, group))
    lacking = [name for group in groups if not is_empty(gone, group) for name in group]
    return {name: getattr(gone, name) for name in lacking}


def is_empty(row: Reshapable, names: tuple[str, ...]) -> bool:
    return all(getattr(row, name) in (None, "") for name in names)


def _leads_back(keep: Reshapable, taken: dict[str, Any]) -> bool:
    key = taken.get(f"{ABOVE.get(type(keep))}_id")
    above = type(keep)._default_manager.filter(pk=key).first() if key else None
    return above is not None and (above.pk == keep.pk or is_above(keep, above))


def _name_too(plan: Plan) -> Entries:
    """A party goes by the other's name, too."""
    if not isinstance(plan.gone, Party) or not isinstance(plan.keep, Party):
        return []
    alias, is_new = PartyAlias.objects.get_or_create(
        party=plan.keep, text=plan.gone.name, kind=AliasKind.NAME, valid_from=None
    )
    return [made(alias)] if is_new else []


def refresh(*rows: Reshapable) -> None:
    """Bring up to date what is derived from the rows that were moved."""
    for row in rows:
        row.refresh_from_db()
        if isinstance(row, Tracked) and not row.is_merged:
            row.refresh_status()
        if isinstance(row, Commitment):
            row.refresh_mentions()


def write_down(
    kind: ReshapingKind, row: Reshapable, other: Reshapable, *, entries: Entries, **details: Any
) -> Reshaping:
    of = row._meta.model_name
    pair: dict[str, Any] = {f"{of}": row, f"other_{of}": other}
    return Reshaping.objects.create(kind=kind, moves=entries, **pair, **details)


def _objections(keep: Reshapable, gone: Reshapable) -> Iterator[str]:
    if keep.pk == gone.pk:
        yield _("A row cannot be merged into itself.")
        return
    if gone.merged_into:
        yield _("“%(gone)s” was merged into “%(into)s” already.") % {
            "gone": gone,
            "into": gone.merged_into,
        }
    if keep.merged_into:
        yield _("“%(keep)s” was merged meanwhile: look again.") % {"keep": keep}
    if is_above(gone, keep):
        yield _("“%(keep)s” comes under or after “%(gone)s”: merge it the other way round.") % {
            "keep": keep,
            "gone": gone,
        }
    if is_public(gone) and not is_public(keep):
        yield _("Readers see “%(gone)s”, but not “%(keep)s”: publish it before.") % {
            "gone": gone,
            "keep": keep,
        }
    if isinstance(gone, Commitment) and isinstance(keep, Commitment):
        yield from undecided(keep, gone)


def is_public(row: Reshapable) -> bool:
    """Whether an editor has published it; parties are shown with what names them."""
    return isinstance(row, Tracked) and row.is_published


def is_above(row: Reshapable, other: Reshapable | None) -> bool:
    """Whether going up from the other leads to the row: its parent, or what it follows from."""
    name = ABOVE.get(type(row))
    seen = set()
    while name and other and other.pk not in seen:
        seen.add(other.pk)
        other = getattr(other, name)
        if other and other.pk == row.pk:
            return True
    return False
