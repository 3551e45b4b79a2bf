"""Status changes that wait for an editor: what a report would do, and deciding on it."""

import datetime as dt
from typing import Any

from django.contrib.auth.models import User
from django.db import models, transaction
from django.utils import timezone
from django.utils.translation import gettext as _

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
DECIDED = ["state", "user", "decided_at", "status_change", "held_by", "held_until"]
WITHIN = dt.timedelta(hours=12)  # what is older is taken back in the admin only


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
    lock(suggestion, user=user)
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
    lock(suggestion, user=user)
    _decide(suggestion, SuggestionState.DISMISSED, user)


def last_of(user: User) -> StatusSuggestion | None:
    """The editor's newest decision, as long as it can be taken back."""
    mine = StatusSuggestion.objects.filter(user=user, decided_at__gt=timezone.now() - WITHIN)
    return mine.with_evidence().order_by("-decided_at", "-pk").first()


@transaction.atomic
def take_back(suggestion: StatusSuggestion, *, user: User) -> None:
    """Let a decided suggestion wait again; what it wrote is retracted, and both stay readable."""
    _reread(suggestion)
    if suggestion.state == SuggestionState.WAITING or suggestion.user != user:
        raise ReviewError(_("This is no decision of yours."))
    _needs_evidence(suggestion)
    change = suggestion.status_change
    if change:
        _implied_by(suggestion).delete()
        if change in StatusChange.objects.standing():
            change.retract(note="The decision was taken back.", user=user)
    suggestion.status_change = None
    _decide(suggestion, SuggestionState.WAITING, None)


def _implied_by(suggestion: StatusSuggestion) -> models.QuerySet[StatusSuggestion]:
    """What waits for the commitments of an agreement only because this was accepted."""
    under_it = StatusSuggestion.objects.waiting().filter(concern=Concern.IMPLIED)
    return under_it.filter(
        mention=suggestion.mention,
        code=suggestion.code,
        commitment__agreement=suggestion.agreement_id or 0,
    )


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


def confirm(suggestion: StatusSuggestion, user: User, *, seen: str) -> None:
    """Lock what a page was made for; refuse if more is on record than the page shows.

    Call it in the transaction of the decision.
    """
    lock(suggestion, user=user)
    tracked = suggestion.tracked
    type(tracked)._default_manager.select_for_update().get(pk=tracked.pk)
    if suggestion.version != seen:
        raise ReviewError(_("Something was recorded since you opened it: look again."))


def lock(suggestion: StatusSuggestion, *, user: User | None) -> None:
    """Read the suggestion again, so that it stays as it is: others may have decided meanwhile."""
    _reread(suggestion)
    if suggestion.state != SuggestionState.WAITING:
        state = suggestion.get_state_display().lower()
        raise ReviewError(_("The suggestion is %(state)s already.") % {"state": state})
    if suggestion.holder and suggestion.holder != user:
        told = _("%(who)s is looking at the suggestion.")
        raise ReviewError(told % {"who": suggestion.holder})
    _needs_evidence(suggestion)


def _reread(suggestion: StatusSuggestion) -> None:
    suggestion.refresh_from_db(from_queryset=StatusSuggestion.objects.select_for_update())


def _needs_evidence(suggestion: StatusSuggestion) -> None:
    if not suggestion.mention.commitment_id:
        raise ReviewError(_("Accept the mention first: the suggestion rests on it."))


def _decide(suggestion: StatusSuggestion, state: SuggestionState, user: User | None) -> None:
    suggestion.state, suggestion.user = state, user
    suggestion.decided_at = None if state == SuggestionState.WAITING else timezone.now()
    suggestion.held_by = suggestion.held_until = None
    suggestion.save(update_fields=DECIDED)
