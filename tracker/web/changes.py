"""What changed last in some commitments."""

from django.db.models import Prefetch

from tracker.models import CommitmentParty, StatusChange
from tracker.models.commitment import CommitmentQuerySet
from tracker.models.status import StatusChangeQuerySet


def newest_changes(commitments: CommitmentQuerySet, shown: int) -> StatusChangeQuerySet:
    """Their newest standing changes, with all that a line of the feed shows."""
    changes = StatusChange.objects.standing().filter(commitment__in=commitments.order_by())
    told = changes.with_evidence().newest_first().select_related("commitment")
    roles = Prefetch("commitment__party_roles", CommitmentParty.objects.select_related("party"))
    return told.prefetch_related(roles)[:shown]
