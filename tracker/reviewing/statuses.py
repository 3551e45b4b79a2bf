"""How a reviewed mention moves the status of what it reports on."""

import datetime as dt

from django.contrib.auth.models import User

from tracker.models import Agreement, Commitment, Fulfilment, Mention, Stage, StatusChange


def record(
    tracked: Commitment | Agreement,
    code: str,
    *,
    evidence: Mention,
    user: User | None,
    note: str = "",
) -> StatusChange:
    """A status change on the day of the article that is its evidence."""
    return StatusChange.objects.create(
        commitment=tracked if isinstance(tracked, Commitment) else None,
        agreement=tracked if isinstance(tracked, Agreement) else None,
        code=code,
        effective_on=evidence.article.published_on,
        evidence=evidence,
        note=note,
        user=user,
    )


def record_first(agreement: Agreement, code: str, *, evidence: Mention, user: User | None) -> None:
    """Give an agreement that only its name is known of the stage that the article reports."""
    if code in Stage.values and not agreement.status_changes.standing().exists():
        record(agreement, code, evidence=evidence, user=user)


def is_news(tracked: Commitment | Agreement, code: str, on: dt.date) -> bool:
    """Whether a report of that day moves on what stands: another code, not older, no stage back.

    Later articles often call a signed deal "agreed"; a true step back is for an editor to record.
    """
    order = Stage.values if code in Stage.values else Fulfilment.values
    standing = tracked.status_changes.standing().filter(code__in=order)
    last = standing.newest_first().first()
    if last is None:
        return True
    forward = code not in Stage.values or order.index(code) > order.index(last.code)
    return code != last.code and on >= last.effective_on and forward
