"""What an editor decides about a candidate: a new commitment, evidence for one, or neither."""

from django.contrib.auth.models import User
from django.db import transaction
from django.utils import timezone

from tracker.models import Agreement, Commitment, Mention, ReviewState
from tracker.reviewing.building import build
from tracker.reviewing.errors import ReviewError
from tracker.reviewing.proposal import read
from tracker.reviewing.statuses import is_news, record, record_first

__all__ = ["ReviewError", "accept", "accept_as_evidence", "reject", "reopen"]


@transaction.atomic
def accept(
    mention: Mention,
    *,
    user: User | None,
    publish: bool = False,
    note: str = "",
    agreement: Agreement | None = None,
) -> Commitment:
    """Make a commitment of a waiting candidate, with all that its words say.

    An `agreement` that the editor knows it by comes before the name that the words give.
    """
    _lock(mention, ReviewState.PENDING)
    proposal = read(mention)
    commitment = build(mention, proposal, publish=publish, agreement=agreement)
    _link(mention, commitment, user)
    record(commitment, proposal.status, evidence=mention, user=user, note=note)
    if commitment.agreement:
        record_first(commitment.agreement, proposal.status, evidence=mention, user=user)
    return commitment


@transaction.atomic
def accept_as_evidence(mention: Mention, commitment: Commitment, *, user: User | None) -> None:
    """Link a waiting candidate to a commitment that is known already."""
    _lock(mention, ReviewState.PENDING)
    place = {"article": mention.article, "start": mention.start, "end": mention.end}
    if commitment.mentions.filter(**place).exclude(pk=mention.pk).exists():
        raise ReviewError("This quote is evidence for the commitment already.")
    code = read(mention).status
    _link(mention, commitment, user)
    if is_news(commitment, code, mention.article.published_on):
        record(commitment, code, evidence=mention, user=user)


@transaction.atomic
def reject(mention: Mention, *, user: User | None, reason: str) -> None:
    """Set a waiting candidate aside; the reason is kept, to learn from."""
    if not reason.strip():
        raise ReviewError("Say why the candidate is rejected.")
    _lock(mention, ReviewState.PENDING)
    mention.reason = reason.strip()[:300]
    _decide(mention, ReviewState.REJECTED, user)


@transaction.atomic
def reopen(mention: Mention, *, user: User | None) -> None:
    """Take a decision back: the candidate waits again.

    A commitment that rests on it alone goes with it, unless others have seen or changed it;
    otherwise the status changes that rest on it are retracted.
    """
    _lock(mention, ReviewState.ACCEPTED, ReviewState.REJECTED)
    commitment = mention.commitment
    alone = commitment and _rests_alone_on(mention, commitment)
    mention.commitment, mention.reason = None, ""
    _decide(mention, ReviewState.PENDING, None)
    if commitment and alone:
        commitment.delete()
    for change in mention.status_changes.standing():
        change.retract(note="The decision on its evidence was taken back.", user=user)
    if commitment and not alone:
        commitment.refresh_mentions()


def _rests_alone_on(mention: Mention, commitment: Commitment) -> bool:
    if commitment.mentions.exclude(pk=mention.pk).exists():
        return False
    if commitment.is_published:
        raise ReviewError("Readers can see the commitment: unpublish it first.")
    if commitment.status_changes.exclude(evidence=mention).exists():
        raise ReviewError("The commitment has other status changes: it stays with its evidence.")
    return True


def _lock(mention: Mention, *states: ReviewState) -> None:
    # Read again under the lock: another editor may have decided since the page was opened.
    mention.refresh_from_db(from_queryset=Mention.objects.select_for_update())
    if mention.review_state not in states:
        state = mention.get_review_state_display().lower()
        raise ReviewError(f"The candidate is {state}: “{mention}”")


def _link(mention: Mention, commitment: Commitment, user: User | None) -> None:
    mention.commitment = commitment
    _decide(mention, ReviewState.ACCEPTED, user)
    commitment.refresh_mentions()


def _decide(mention: Mention, state: ReviewState, user: User | None) -> None:
    mention.review_state = state
    mention.reviewer = user
    mention.reviewed_at = None if state == ReviewState.PENDING else timezone.now()
    mention.save(update_fields=["review_state", "reviewer", "reviewed_at", "reason", "commitment"])
