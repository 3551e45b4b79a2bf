"""What changed last in some commitments."""

from tracker.models import StatusChange
from tracker.models.commitment import CommitmentQuerySet


def newest_changes(commitments: CommitmentQuerySet, shown: int) -> list[StatusChange]:
    """Their newest standing changes, with the evidence that a line of the feed shows."""
    changes = StatusChange.objects.standing().filter(commitment__in=commitments.order_by())
    return list(changes.with_evidence().newest_first().select_related("commitment")[:shown])
