"""Readers' suggestions: taken in within limits, answered once, in public."""

from django.contrib.auth.models import User
from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from tracker.models import Correction, CorrectionState
from tracker.reviewing.errors import ReviewError


class TooManyError(Exception):
    """The sender, or all senders together, have sent as many as an hour allows."""


@transaction.atomic
def take_in(correction: Correction, *, sender: str) -> Correction:
    """Store a suggestion that waits for its answer."""
    Correction.objects.forget_senders()
    if not Correction.objects.has_room(sender):
        raise TooManyError
    correction.sender = sender
    correction.save()
    return correction


@transaction.atomic
def answer(correction: Correction, *, state: str, words: str, user: User | None) -> Correction:
    """Accept or decline, with words that readers will see; the record itself is edited apart."""
    row = Correction.objects.select_for_update().get(pk=correction.pk)
    if not row.is_waiting:
        raise ReviewError(_("Somebody has answered this suggestion already."))
    if not words.strip():
        raise ReviewError(_("Write an answer: readers will see it."))
    row.state = CorrectionState(state)
    row.answer = words.strip()
    row.answered_at, row.answered_by = timezone.now(), user
    row.save(update_fields=["state", "answer", "answered_at", "answered_by"])
    return row
