"""A merge or a split taken back: every row is what it was, or nothing is changed."""

from collections.abc import Iterator

from django.contrib.auth.models import User
from django.db import transaction
from django.db.models import Model
from django.utils import timezone
from django.utils.translation import gettext as _

from tracker.models import Mention, Reshaping, ReshapingKind, StatusChange, Tracked
from tracker.models.reshaping import Reshapable
from tracker.reviewing.errors import ReviewError
from tracker.reviewing.gathering import columns
from tracker.reviewing.ledger import (
    PASSING,
    Move,
    all_or_nothing,
    carry_out,
    keys_of,
    take_back,
)
from tracker.reviewing.merging import is_public, lock, refresh


@transaction.atomic
def undo(reshaping: Reshaping, *, user: User | None) -> None:
    """Move back all that was moved; refused if something newer rests on how it is now."""
    with all_or_nothing():
        _undo(reshaping, user)


def _undo(reshaping: Reshaping, user: User | None) -> None:
    reshaping.refresh_from_db(from_queryset=Reshaping.objects.select_for_update())
    if reshaping.is_undone:
        raise ReviewError(_("It was taken back already."))
    row, other = lock(reshaping.row, reshaping.other)
    for objection in _objections(reshaping, row):
        raise ReviewError(objection)
    reason = _("Taken back: %(what)s") % {"what": reshaping}
    take_back(reshaping.moves, user=user, reason=reason)
    if reshaping.kind == ReshapingKind.SPLIT:
        _retire(other, row, user=user, reason=reason)
    refresh(row, other)
    reshaping.undone_at, reshaping.undone_by = timezone.now(), user
    reshaping.save(update_fields=["undone_at", "undone_by"])


def _objections(reshaping: Reshaping, row: Reshapable) -> Iterator[str]:
    if row.is_merged:
        yield _("“%(row)s” was merged into another since then: undo that before.") % {"row": row}
    elif reshaping.kind == ReshapingKind.MERGE and _was_public(reshaping) and not is_public(row):
        yield _("“%(row)s” is not public any more: publish it before.") % {"row": row}
    quotes = keys_of(reshaping.moves, Mention)
    since = StatusChange.objects.filter(recorded_at__gt=reshaping.made_at, evidence__in=quotes)
    pair = [reshaping.commitment_id, reshaping.other_commitment_id]
    newer = since.filter(commitment__in=pair).first() if quotes else None
    if newer:
        yield _("“%(change)s” was recorded since then, on a quote that would move back.") % {
            "change": newer
        }


def _was_public(reshaping: Reshaping) -> bool:
    """Whether readers saw the row that is gone."""
    return any(entry.get("before", {}).get("published_at") for entry in reshaping.moves)


def _retire(new: Reshapable, row: Reshapable, *, user: User | None, reason: str) -> None:
    """A row that a split made is never deleted: its address leads to the one it came from."""
    for column in columns(type(new)):
        left = column.model._default_manager.filter(**{column.name: new}).first()
        if left and not issubclass(column.model, PASSING):
            raise ReviewError(_newer(left, new))
    after = {"merged_into_id": row.pk} | ({"published_at": None} if _is_tracked(new) else {})
    carry_out([Move(type(new), [new.pk], after)], user=user, reason=reason)


def _is_tracked(row: Reshapable) -> bool:
    return isinstance(row, Tracked)


def _newer(left: Model, new: Reshapable) -> str:
    return _("“%(new)s” has got more since then (“%(left)s”): merge the two instead.") % {
        "new": new,
        "left": left,
    }
