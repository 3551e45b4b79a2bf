"""What an editor decides about a candidate: a new commitment, evidence for one, or neither."""

from collections.abc import Mapping
from typing import Any
from uuid import UUID

from django.contrib.auth.models import User
from django.db import transaction
from django.db.models import Q
from django.utils import timezone
from django.utils.translation import gettext as _

from tracker.models import Agreement, Commitment, Mention, Ranker, ReviewState, Verdict
from tracker.models.mention import MentionQuerySet
from tracker.reviewing.building import build
from tracker.reviewing.errors import ReviewError
from tracker.reviewing.keeping import keep, take_back
from tracker.reviewing.proposal import Proposal, read
from tracker.reviewing.statuses import record, record_first
from tracker.reviewing.suggestions import take_over

DECIDED = [
    *("review_state", "reviewer", "reviewed_at", "reason", "commitment", "held_by", "held_until"),
    *("speaker", "reported_status", "ranked"),
]
__all__ = ["ReviewError", "accept", "accept_as_evidence", "lock", "reject", "reopen"]


@transaction.atomic
def accept(
    mention: Mention,
    *,
    user: User | None,
    edited: Proposal | None = None,
    publish: bool = False,
    note: str = "",
    agreement: Agreement | None = None,
    batch: UUID | None = None,
) -> Commitment:
    """Make a commitment of a waiting candidate, with all that its words say.

    What the editor made of the proposal is taken instead, if given; an `agreement` that the
    editor knows it by comes before the name that the words give.
    """
    lock(mention, ReviewState.PENDING, user=user)
    decided = edited or read(mention)
    commitment = build(mention, decided, publish=publish, agreement=agreement)
    keep(
        *(mention, Verdict.NEW),
        user=user,
        decided=decided,
        commitment=commitment,
        batch=batch,
        published=publish,
    )
    _link(mention, commitment, decided, user)
    record(commitment, decided.status, evidence=mention, user=user, note=note)
    if commitment.agreement:
        record_first(commitment.agreement, decided.status, evidence=mention, user=user)
    return commitment


@transaction.atomic
def accept_as_evidence(
    mention: Mention,
    commitment: Commitment,
    *,
    user: User | None,
    edited: Proposal | None = None,
    note: str = "",
    batch: UUID | None = None,
) -> None:
    """Link a waiting candidate to a commitment that is known already."""
    lock(mention, ReviewState.PENDING, user=user)
    _lock_known(commitment)
    place = {"article": mention.article, "start": mention.start, "end": mention.end}
    if commitment.mentions.filter(**place).exclude(pk=mention.pk).exists():
        raise ReviewError(_("This quote is evidence for the commitment already."))
    decided = edited or read(mention)
    keep(
        *(mention, Verdict.EVIDENCE), user=user, decided=decided, commitment=commitment, batch=batch
    )
    _link(mention, commitment, decided, user)
    take_over(mention, commitment, decided.status, user=user, note=note)


@transaction.atomic
def reject(mention: Mention, *, user: User | None, reason: str) -> None:
    """Set a waiting candidate aside; the reason is kept, to learn from."""
    if not reason.strip():
        raise ReviewError(_("Say why the candidate is rejected."))
    lock(mention, ReviewState.PENDING, user=user)
    mention.reason = reason.strip()[:300]
    keep(mention, Verdict.REJECTED, user=user, reason=mention.reason)
    _decide(mention, ReviewState.REJECTED, user)


@transaction.atomic
def reopen(mention: Mention, *, user: User | None) -> None:
    """Take a decision back: the candidate waits again.

    A commitment that rests on it alone goes with it, unless others have seen or changed it;
    otherwise the status changes that rest on it are retracted.
    """
    lock(mention, ReviewState.ACCEPTED, ReviewState.REJECTED, user=user)
    commitment = mention.commitment
    restatements(mention).delete()
    alone = commitment and _rests_alone_on(mention, commitment)
    _give_back(mention, take_back(mention, user=user))
    mention.commitment, mention.reason = None, ""
    mention.ranked = Ranker().of(mention)  # the ranking may have changed meanwhile
    _decide(mention, ReviewState.PENDING, None)
    if commitment and alone:
        commitment.delete()
    mention.suggestions.waiting().delete()
    for change in mention.status_changes.standing():
        change.retract(note="The decision on its evidence was taken back.", user=user)
    if commitment and not alone:
        commitment.refresh_mentions()


def _rests_alone_on(mention: Mention, commitment: Commitment) -> bool:
    if commitment.mentions.exclude(pk=mention.pk).exists():
        return False
    if commitment.reshapings.exists() or commitment.reshaped.exists():
        return False  # addresses lead to it, or it leads to another
    if commitment.is_published:
        raise ReviewError(_("Readers can see the commitment: unpublish it first."))
    if commitment.status_changes.exclude(evidence=mention).exists():
        raise ReviewError(_("The commitment has other status changes: it stays with its evidence."))
    return True


def _give_back(mention: Mention, changes: Mapping[str, list[Any]]) -> None:
    """What a decision had changed on the row is as it was proposed."""
    mention.reported_status = changes.get("status", [mention.reported_status])[0] or ""
    mention.speaker = changes.get("speaker", [mention.speaker])[0] or ""


def lock(mention: Mention, *states: ReviewState, user: User | None) -> None:
    """Read the candidate again, so that it stays as it is: others may have decided meanwhile."""
    mention.refresh_from_db(from_queryset=Mention.objects.select_for_update())
    if mention.review_state not in states:
        state = mention.get_review_state_display().lower()
        told = _("The candidate is %(state)s: “%(mention)s”")
        raise ReviewError(told % {"state": state, "mention": mention})
    if mention.holder and mention.holder != user:
        told = _("%(who)s is looking at the candidate: “%(mention)s”")
        raise ReviewError(told % {"who": mention.holder, "mention": mention})


def _lock_known(commitment: Commitment) -> None:
    # Of two reports of the same news at once, the second must see what the first has changed.
    commitment.refresh_from_db(from_queryset=Commitment.objects.select_for_update())
    if commitment.merged_into:
        told = _("It was merged into %(id)s meanwhile.")
        raise ReviewError(told % {"id": commitment.merged_into.public_id})


def _link(mention: Mention, commitment: Commitment, decided: Proposal, user: User | None) -> None:
    mention.commitment = commitment
    mention.speaker, mention.reported_status = decided.speaker, decided.status
    _decide(mention, ReviewState.ACCEPTED, user)
    _link_restatements(mention, commitment)
    commitment.refresh_mentions()


def _link_restatements(mention: Mention, commitment: Commitment) -> None:
    """The spans that say the same once more in the article are mentions of it, too."""
    text = mention.article.text
    Mention.objects.bulk_create(
        (
            Mention(
                article=mention.article,
                commitment=commitment,
                start=start,
                end=end,
                quote=text[start:end],
                review_state=ReviewState.ACCEPTED,
                reviewer=mention.reviewer,
                reviewed_at=mention.reviewed_at,
            )
            for start, end in mention.proposed.get("also", ())
        ),
        ignore_conflicts=True,
    )


def restatements(mention: Mention) -> MentionQuerySet:
    """The rows that came with a mention, for the spans of its article that say the same."""
    spans = Q(pk__in=())
    for start, end in mention.proposed.get("also", ()):
        spans |= Q(start=start, end=end)
    came_along = Mention.objects.filter(spans, article=mention.article, confidence=None)
    return came_along.filter(commitment=mention.commitment).exclude(pk=mention.pk)


def _decide(mention: Mention, state: ReviewState, user: User | None) -> None:
    mention.review_state = state
    mention.reviewer = user
    mention.reviewed_at = None if state == ReviewState.PENDING else timezone.now()
    mention.held_by = mention.held_until = None
    mention.save(update_fields=DECIDED)
