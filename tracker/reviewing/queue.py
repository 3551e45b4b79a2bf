"""The queues of candidates and of suggestions: in turn, and never the same one for two editors."""

import datetime as dt
from dataclasses import dataclass
from typing import TypeVar, cast

from django.contrib.auth.models import User
from django.db import models, transaction
from django.db.models import Count, Q
from django.utils import timezone
from django.utils.translation import gettext as _

from tracker.models import Mention, ReviewState, StatusSuggestion
from tracker.models.mention import MentionQuerySet
from tracker.models.suggestion import StatusSuggestionQuerySet
from tracker.reviewing.decisions import lock
from tracker.reviewing.errors import ReviewError

HELD_FOR = dt.timedelta(minutes=15)
Row = TypeVar("Row", Mention, StatusSuggestion)
Queue = MentionQuerySet | StatusSuggestionQuerySet


@dataclass(frozen=True, slots=True)
class Progress:
    done: int
    total: int


def progress(rows: MentionQuerySet) -> Progress:
    counts = rows.aggregate(
        total=Count("pk"), waiting=Count("pk", filter=Q(review_state=ReviewState.PENDING))
    )
    return Progress(counts["total"] - counts["waiting"], counts["total"])


@transaction.atomic
def take(
    rows: models.QuerySet[Row], user: User, *, after: int | None = None, before: int | None = None
) -> Row | None:
    """The next of the rows that nobody else looks at, held for the editor.

    The one that the editor holds already, unless another is asked for: the next after a
    row (from the end the queue starts again), or the one before it.
    """
    free = cast(Queue, rows).free_for(user)
    if after is None and before is None:
        mine = free.filter(held_by=user, held_until__gt=timezone.now())
        row = _first(mine) or _first(free)
    elif before is not None:
        row = _last(free.beside(before, later=False)) or _last(free)
    else:
        row = _first(free.beside(after or 0, later=True)) or _first(free)
    if row:
        hold(row, user)
    return cast(Row | None, row)


def _first(rows: Queue) -> Mention | StatusSuggestion | None:
    # Who is served at the same moment locks a row: the next editor passes it by.
    return rows.in_turn().select_for_update(skip_locked=True, of=("self",)).first()


def _last(rows: Queue) -> Mention | StatusSuggestion | None:
    return rows.in_turn().reverse().select_for_update(skip_locked=True, of=("self",)).first()


@transaction.atomic
def hold(row: Mention | StatusSuggestion, user: User) -> bool:
    """Keep others from the row for a while; false if one has it or it is decided."""
    rows = type(row)._default_manager.all()
    rows.filter(held_by=user).exclude(pk=row.pk).update(held_by=None, held_until=None)
    row.held_by, row.held_until = user, timezone.now() + HELD_FOR
    free = rows.free_for(user).filter(pk=row.pk)
    return bool(free.update(held_by=user, held_until=row.held_until))


def confirm(mention: Mention, user: User, *, seen: str) -> None:
    """Lock the candidate that a form was made for; refuse if it is no longer what the form shows.

    Call it in the transaction of the decision.
    """
    lock(mention, ReviewState.PENDING, user=user)
    if mention.version != seen:
        raise ReviewError(_("Somebody has changed the candidate since you opened it: look again."))
