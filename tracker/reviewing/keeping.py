"""Decisions kept as data: what was proposed, what was decided instead, and by whom."""

import datetime as dt
from collections.abc import Mapping
from dataclasses import fields
from decimal import Decimal
from typing import Any

from django.contrib.auth.models import User

from tracker.models import Commitment, Decision, LinkOutcome, Mention, Verdict
from tracker.reviewing.errors import ReviewError
from tracker.reviewing.proposal import Proposal, as_proposed

# Neither is a field of its own on the desk: they go with the parties and with the deadline.
NOT_EDITED = {"kinds", "due_text"}


def keep(
    mention: Mention,
    verdict: Verdict,
    *,
    user: User | None,
    decided: Proposal | None = None,
    commitment: Commitment | None = None,
    **details: Any,
) -> Decision:
    """Write a decision down, beside what extraction and linking had proposed."""
    link, score = linked(mention, verdict, commitment)
    return Decision.objects.create(
        mention=mention,
        verdict=verdict,
        reviewer=user,
        changes=differences(mention, decided) if decided else {},
        commitment=commitment,
        link=link,
        link_score=score,
        confidence=mention.confidence,
        extractor_version=mention.extractor_version,
        **details,
    )


def linked(
    mention: Mention, verdict: Verdict, commitment: Commitment | None
) -> tuple[LinkOutcome, float | None]:
    """How the decision judges the link that the program was sure of, and the best score."""
    links = list(mention.proposed_links.order_by("-score"))
    score = links[0].score if links else None
    if verdict not in (Verdict.NEW, Verdict.EVIDENCE):
        return LinkOutcome.NONE, score
    sure = next((link.commitment_id for link in links if link.is_sure), None)
    taken = commitment.pk if commitment and verdict == Verdict.EVIDENCE else None
    return outcome(sure, taken), score


def outcome(sure: int | None, taken: int | None) -> LinkOutcome:
    """Of the commitment that the program was sure of, and the one that the editor took."""
    if sure is None:
        return LinkOutcome.MISSED if taken else LinkOutcome.NONE
    return LinkOutcome.RIGHT if taken == sure else LinkOutcome.WRONG


def differences(mention: Mention, decided: Proposal) -> dict[str, list[Any]]:
    """Field: what extraction proposed, and what was decided instead."""
    if not mention.proposed:
        return {}  # an editor found it: nothing was proposed
    try:
        before = as_data(as_proposed(mention))
    except ReviewError:
        before = {}
    return {
        name: [before.get(name), value]
        for name, value in as_data(decided).items()
        if before.get(name) != value
    }


def as_data(proposal: Proposal) -> dict[str, Any]:
    """The editable fields as JSON holds them."""
    names = [field.name for field in fields(proposal) if field.name not in NOT_EDITED]
    return {name: _plain(getattr(proposal, name)) for name in names}


def _plain(value: Any) -> Any:
    match value:
        case tuple():
            return [_plain(item) for item in value]
        case dt.date():
            return value.isoformat()
        case Decimal():
            return format(value.normalize(), "f")
    return value


def last(mention: Mention) -> Decision | None:
    """The decision that stands."""
    return mention.decisions.standing().first()


def take_back(mention: Mention, *, user: User | None) -> Mapping[str, list[Any]]:
    """Write down that the standing decision is undone; what it had changed."""
    decision = last(mention)
    if decision is None:
        return {}  # decided before decisions were kept
    keep(mention, Verdict.TAKEN_BACK, user=user, undoes=decision)
    changes: dict[str, list[Any]] = decision.changes
    return changes
