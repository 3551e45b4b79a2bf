"""How a reviewed mention moves the status of what it reports on."""

import datetime as dt

from django.contrib.auth.models import User

from tracker.linking.events import event_day
from tracker.linking.moves import Change, Move, judge
from tracker.models import Agreement, Commitment, Mention, Stage, StatusChange


def record(
    tracked: Commitment | Agreement,
    code: str,
    *,
    evidence: Mention,
    user: User | None,
    note: str = "",
) -> StatusChange:
    """A status change on the day that its evidence tells."""
    return StatusChange.objects.create(
        commitment=tracked if isinstance(tracked, Commitment) else None,
        agreement=tracked if isinstance(tracked, Agreement) else None,
        code=code,
        effective_on=day_of(evidence, code),
        evidence=evidence,
        note=note,
        user=user,
    )


def record_first(agreement: Agreement, code: str, *, evidence: Mention, user: User | None) -> None:
    """Give an agreement that only its name is known of the stage that the article reports."""
    if code in Stage.values and not agreement.status_changes.standing().exists():
        record(agreement, code, evidence=evidence, user=user)


def move(tracked: Commitment | Agreement, code: str, on: dt.date) -> Move:
    """What a report of that status and day would do to what stands."""
    standing = tracked.status_changes.standing().oldest_first()
    changes = standing.values_list("code", "effective_on")
    return judge([Change(known, day) for known, day in changes], code, on)


def day_of(mention: Mention, code: str) -> dt.date:
    """The day of the event that the quote names, or else of its article."""
    return event_day(mention.quote, code, mention.article.published_on)
