"""Undo: the last decision of an editor, or of a whole batch, as if it had not been taken."""

import datetime as dt

from django.contrib.auth.models import User
from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from tracker.models import Agreement, Commitment, Decision
from tracker.reviewing.decisions import reopen, restatements
from tracker.reviewing.errors import ReviewError
from tracker.reviewing.publishing import unpublish, unpublish_agreements
from tracker.reviewing.suggestions import WITHIN

# The agreement is made a moment before the decision is written down.
AT_ONCE = dt.timedelta(minutes=1)


def last_of(user: User) -> Decision | None:
    """What undo would take back; after half a day a decision is taken back in the admin only."""
    recent = Decision.objects.standing().filter(reviewer=user, made_at__gt=timezone.now() - WITHIN)
    return recent.select_related("mention__article", "commitment").first()


def together_with(decision: Decision) -> list[Decision]:
    """The decision, or all that were taken in the same batch, newest first."""
    if decision.batch is None:
        return [decision]
    batch = Decision.objects.standing().filter(batch=decision.batch)
    return list(batch.select_related("mention", "commitment"))


@transaction.atomic
def undo(decision: Decision, user: User) -> None:
    """Take one decision of the editor back, together with what readers saw because of it."""
    if decision.reviewer != user:
        raise ReviewError(_("Somebody else took this decision."))
    commitment = decision.commitment
    if decision.published and commitment and _is_its_only_evidence(decision, commitment):
        unpublish(Commitment.objects.filter(pk=commitment.pk), user)
        if commitment.agreement:
            _hide(commitment.agreement, since=decision.made_at - AT_ONCE, user=user)
    reopen(decision.mention, user=user)


def _is_its_only_evidence(decision: Decision, commitment: Commitment) -> bool:
    others = commitment.mentions.exclude(pk=decision.mention_id)
    return not others.exclude(pk__in=restatements(decision.mention)).exists()


def _hide(agreement: Agreement, *, since: dt.datetime, user: User) -> None:
    """An agreement that readers see only since the decision, and without commitments, goes too."""
    if not agreement.commitments.published().exists():
        rows = Agreement.objects.filter(pk=agreement.pk, published_at__gte=since)
        unpublish_agreements(rows, user)
