"""What changed last in some commitments."""

from tracker.models import StatusChange
from tracker.models.commitment import CommitmentQuerySet
from tracker.models.status import StatusChangeQuerySet


def newest_changes(commitments: CommitmentQuerySet, shown: int) -> StatusChangeQuerySet:
    """Their newest standing changes, with all that a line of the feed shows."""
    changes = StatusChange.objects.standing().filter(commitment__in=commitments.order_by())
    told = changes.with_evidence().newest_first().select_related("commitment")
    return told.prefetch_related("commitment__party_roles__party")[:shown]
