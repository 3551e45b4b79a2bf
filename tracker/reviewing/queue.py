"""The queue of candidates: the most urgent first, and never the same one for two editors."""

import datetime as dt
from dataclasses import dataclass

from django.contrib.auth.models import User
from django.db import transaction
from django.db.models import Count, Q
from django.utils import timezone

from tracker.models import URGENCY, Mention, ReviewState
from tracker.models.mention import MentionQuerySet
from tracker.reviewing.decisions import lock
from tracker.reviewing.errors import ReviewError

HELD_FOR = dt.timedelta(minutes=15)


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
    rows: MentionQuerySet, user: User, *, after: int | None = None, before: int | None = None
) -> Mention | None:
    """The next candidate of the rows that nobody else looks at, held for the editor.

    The one that the editor holds already, unless another is asked for: the next after a
    candidate (from the end the queue starts again), or the one before it.
    """
    free = rows.free_for(user)
    if after is None and before is None:
        mine = free.filter(held_by=user, held_until__gt=timezone.now())
        mention = _first(mine) or _first(free)
    elif before is not None:
        mention = _last(_beside(free, before, later=False)) or _last(free)
    else:
        mention = _first(_beside(free, after or 0, later=True)) or _first(free)
    if mention:
        hold(mention, user)
    return mention


def _first(rows: MentionQuerySet) -> Mention | None:
    # Who is served at the same moment locks a row: the next editor passes it by.
    return rows.by_urgency().select_for_update(skip_locked=True, of=("self",)).first()


def _last(rows: MentionQuerySet) -> Mention | None:
    return rows.by_urgency().reverse().select_for_update(skip_locked=True, of=("self",)).first()


def _beside(rows: MentionQuerySet, pk: int, *, later: bool) -> MentionQuerySet:
    """What stands later or earlier in the queue than a candidate, which may have left it."""
    place = Mention.objects.filter(pk=pk).values_list(URGENCY, flat=True).first()
    if place is None:
        return rows
    rows = rows.alias(urgency=URGENCY)
    # The first bound is implied by the second, but only the first can be looked up in the index.
    if later:
        return rows.filter(Q(urgency__lte=place), Q(urgency__lt=place) | Q(pk__gt=pk))
    return rows.filter(Q(urgency__gte=place), Q(urgency__gt=place) | Q(pk__lt=pk))


@transaction.atomic
def hold(mention: Mention, user: User) -> bool:
    """Keep others from the candidate for a while; false if one has it or it is decided."""
    Mention.objects.filter(held_by=user).exclude(pk=mention.pk).update(
        held_by=None, held_until=None
    )
    free = Mention.objects.free_for(user).filter(pk=mention.pk)
    mention.held_by, mention.held_until = user, timezone.now() + HELD_FOR
    return bool(free.update(held_by=user, held_until=mention.held_until))


def confirm(mention: Mention, user: User, *, seen: str) -> None:
    """Lock the candidate that a form was made for; refuse if it is no longer what the form shows.

    Call it in the transaction of the decision.
    """
    lock(mention, ReviewState.PENDING, user=user)
    if mention.version != seen:
        raise ReviewError("Somebody has changed the candidate since you opened it: look again.")
