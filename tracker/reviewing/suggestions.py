"""Status changes that wait for an editor: what a report would do, and deciding on it."""

from typing import Any

from django.contrib.auth.models import User
from django.db import transaction
from django.utils import timezone

from tracker.linking.acts import is_act
from tracker.linking.moves import Move, Verdict, implied
from tracker.linking.moves import rank as stage_rank
from tracker.models import (
    OPEN,
    Agreement,
    Commitment,
    Concern,
    Mention,
    Stage,
    StatusChange,
    StatusSuggestion,
    SuggestionState,
)
from tracker.reviewing.errors import ReviewError
from tracker.reviewing.statuses import day_of, move, record

CONCERNS = {
    Verdict.NEWS: Concern.NONE,
    Verdict.LATE: Concern.LATE,
    Verdict.IMPOSSIBLE: Concern.IMPOSSIBLE,
    Verdict.CONTRADICTION: Concern.CONTRADICTION,
}


def expected(
    mention: Mention, tracked: Commitment | Agreement, code: str = ""
) -> StatusSuggestion | None:
    """What a report would do to the status, not stored; nothing if it tells no news."""
    code = code or mention.reported_status
    found = move(tracked, code, day_of(mention, code))
    return None if found.verdict == Verdict.KNOWN else _suggestion(mention, tracked, code, found)


def take_over(
    mention: Mention, commitment: Commitment, code: str, *, user: User | None, note: str = ""
) -> None:
    """Record a status that moves on what stands; keep any other as a suggestion."""
    suggestion = expected(mention, commitment, code)
    if suggestion and suggestion.concern:
        suggestion.save()
    elif suggestion:
        record(commitment, code, evidence=mention, user=user, note=note)
    if commitment.agreement:
        suggest_for_agreement(mention, commitment.agreement, code)


def suggest_for_agreement(mention: Mention, agreement: Agreement, code: str) -> None:
    """Of a report on the instrument itself: its stage is suggested, never assumed."""
    tells = code in Stage.values and is_act(mention.quote, code)
    if tells and (suggestion := expected(mention, agreement, code)):
        suggestion.save()


@transaction.atomic
def accept(suggestion: StatusSuggestion, *, user: User | None, note: str = "") -> StatusChange:
    """Write the status change that is suggested."""
    _lock(suggestion)
    change = StatusChange.objects.create(
        commitment=suggestion.commitment,
        agreement=suggestion.agreement,
        code=suggestion.code,
        effective_on=suggestion.effective_on,
        evidence=suggestion.mention,
        note=note or suggestion.explanation,
        user=user,
    )
    suggestion.status_change = change
    _decide(suggestion, SuggestionState.ACCEPTED, user)
    if suggestion.agreement:
        suggest_for_commitments(suggestion.agreement, change)
    return change


@transaction.atomic
def dismiss(suggestion: StatusSuggestion, *, user: User | None) -> None:
    _lock(suggestion)
    _decide(suggestion, SuggestionState.DISMISSED, user)


def suggest_for_commitments(agreement: Agreement, change: StatusChange) -> None:
    """What an agreement's new stage implies for the open commitments under it."""
    stage, mention = implied(change.code), change.evidence
    if stage is None or mention is None:
        return
    rows = agreement.commitments.filter(merged_into=None, fulfilment__in=OPEN)
    for row in rows.exclude(pk=mention.commitment_id or 0):
        if stage_rank(row.stage) < stage_rank(stage):
            why = f"{agreement} is {change.get_code_display().lower()} since {change.effective_on}"
            StatusSuggestion.objects.get_or_create(
                mention=mention,
                commitment=row,
                code=stage,
                defaults={
                    "effective_on": change.effective_on,
                    "concern": Concern.IMPLIED,
                    "explanation": why[:300],
                },
            )


def _suggestion(
    mention: Mention, tracked: Commitment | Agreement, code: str, found: Move
) -> StatusSuggestion:
    of: dict[str, Any] = {
        "commitment": tracked if isinstance(tracked, Commitment) else None,
        "agreement": tracked if isinstance(tracked, Agreement) else None,
    }
    known = mention.pk and StatusSuggestion.objects.filter(mention=mention, code=code, **of).first()
    row = known or StatusSuggestion(mention=mention, code=code, **of)
    row.effective_on = day_of(mention, code)
    row.concern, row.explanation = CONCERNS[found.verdict], found.why
    return row


def _lock(suggestion: StatusSuggestion) -> None:
    suggestion.refresh_from_db(from_queryset=StatusSuggestion.objects.select_for_update())
    if suggestion.state != SuggestionState.WAITING:
        raise ReviewError(f"The suggestion is {suggestion.get_state_display().lower()} already.")
    if not suggestion.mention.commitment_id:
        raise ReviewError("Accept the mention first: the suggestion rests on it.")


def _decide(suggestion: StatusSuggestion, state: SuggestionState, user: User | None) -> None:
    suggestion.state, suggestion.user, suggestion.decided_at = state, user, timezone.now()
    suggestion.save(update_fields=["state", "user", "decided_at", "status_change"])
