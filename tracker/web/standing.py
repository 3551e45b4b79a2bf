"""How commitments stand: what they came to, and how many are late, silent or firm."""

import datetime as dt
from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from django.db.models import Count, Min, Q

from tracker.models import Commitment
from tracker.models.commitment import CommitmentQuerySet, is_overdue, is_silent
from tracker.models.moment import current_day
from tracker.web.months import Months, by_month, month_of
from tracker.web.tallies import Tally


@dataclass(frozen=True)
class Standing:
    tally: Tally
    firm: int
    overdue: int
    silent: int
    since: dt.date | None
    first_due: dt.date | None
    made: Months

    @property
    def longest_overdue(self) -> int:
        """Days since the oldest date that was missed."""
        return (current_day() - self.first_due).days if self.first_due else 0


def standing(commitments: CommitmentQuerySet) -> Standing:
    """All of it in one query, grouped by outcome and by the month of the first statement."""
    late = is_overdue()
    counted = (
        commitments.order_by()
        .values("fulfilment", month=month_of("made_on"))
        .annotate(
            count=Count("pk"),
            firm_count=Count("pk", filter=Q(firm=True)),
            overdue=Count("pk", filter=late),
            silent=Count("pk", filter=is_silent()),
            since=Min("made_on"),
            first_due=Min("due_on", filter=late),
        )
    )
    rows = list(counted)
    return Standing(
        tally=Tally(summed(rows)),
        firm=sum(row["firm_count"] for row in rows),
        overdue=sum(row["overdue"] for row in rows),
        silent=sum(row["silent"] for row in rows),
        since=earliest(rows, "since"),
        first_due=earliest(rows, "first_due"),
        made=by_month(rows, "count"),
    )


def summed(rows: Sequence[Mapping[str, Any]]) -> Counter[str]:
    counts: Counter[str] = Counter()
    for row in rows:
        counts[row["fulfilment"]] += row["count"]
    return counts


def earliest(rows: Sequence[Mapping[str, Any]], name: str) -> dt.date | None:
    return min((row[name] for row in rows if row[name]), default=None)


def deadlines(commitments: CommitmentQuerySet, shown: int) -> list[Commitment]:
    """The open ones that are due first, late ones before all."""
    dated = commitments.open().filter(due_on__isnull=False)
    return list(dated.order_by("due_on", "pk")[:shown])
