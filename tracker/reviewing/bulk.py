"""Many candidates accepted at once: only such as change no outcome, each by itself."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass, field
from uuid import uuid4

from django.contrib.auth.models import User

from tracker.models import Commitment, Mention, Stage
from tracker.models.mention import MentionQuerySet
from tracker.reviewing.decisions import accept, accept_as_evidence
from tracker.reviewing.errors import ReviewError

FindLink = Callable[[Mention], Commitment | None]
# More than this nobody looks through before saying yes.
MOST = 100


@dataclass(slots=True)
class BulkReport:
    """How many became new commitments or evidence, and what could not be accepted, with why."""

    new: int = 0
    evidence: int = 0
    refused: list[tuple[Mention, str]] = field(default_factory=list)

    @property
    def accepted(self) -> int:
        return self.new + self.evidence


def eligible(rows: MentionQuerySet, user: User, threshold: float) -> MentionQuerySet:
    """Free candidates as sure as that which report no outcome and name who undertakes."""
    sure = rows.free_for(user).as_sure_as(threshold)
    return sure.filter(reported_status__in=Stage.values).exclude(proposed__parties=[])


def accept_many(
    mentions: Iterable[Mention], user: User, *, find_link: FindLink, publish: bool = False
) -> BulkReport:
    """Accept in the order given, each in a transaction of its own: what is done stays done."""
    report, batch = BulkReport(), uuid4()
    for mention in mentions:
        try:
            known = find_link(mention)
            if known:
                accept_as_evidence(mention, known, user=user, batch=batch)
                report.evidence += 1
            else:
                accept(mention, user=user, publish=publish, batch=batch)
                report.new += 1
        except ReviewError as error:
            report.refused.append((mention, str(error)))
    return report
