"""What the front page tells."""

from typing import Any

from django.db.models import Count, Max, Min, Q

from tracker.models import Agreement, Article, Commitment, StatusChange, current_day
from tracker.models.commitment import CommitmentQuerySet
from tracker.web.tallies import by_domain, tallies, tally

SHOWN_DEADLINES, SHOWN_CHANGES, SHOWN_AGREEMENTS = 3, 6, 5
ENOUGH_FOR_SHARES = 10


def overview() -> dict[str, Any]:
    commitments = Commitment.objects.published()
    domains = by_domain(commitments)
    return {
        "tally": tally(commitments),
        "article_count": Article.objects.public().count_sources(),
        "domains": domains,
        "widest": max((row.tally.total for row in domains), default=0),
        "wording": wording(commitments),
        "example": example(commitments),
        "changes": newest_changes(),
        "agreements": under_way(),
        **deadlines(commitments),
    }


def deadlines(commitments: CommitmentQuerySet) -> dict[str, Any]:
    overdue, soon = commitments.overdue(), commitments.due_soon()
    first_due = overdue.aggregate(day=Min("due_on"))["day"]
    return {
        "overdue_count": overdue.count(),
        "longest_overdue": (current_day() - first_due).days if first_due else 0,
        "overdue": overdue.with_parties().order_by("due_on", "pk")[:SHOWN_DEADLINES],
        "soon_count": soon.count(),
        "soon": soon.with_parties().order_by("due_on", "pk")[:SHOWN_DEADLINES],
        "silent_count": commitments.silent().count(),
    }


def wording(commitments: CommitmentQuerySet) -> list[tuple[bool, Any]]:
    """Outcomes of firm and aspirational wording, once both have enough to be compared."""
    found = tallies(commitments.closed(), "firm")
    enough = len(found) == 2 and all(row.total >= ENOUGH_FOR_SHARES for row in found.values())
    return [(firm, found[firm]) for firm in (True, False)] if enough else []


def example(commitments: CommitmentQuerySet) -> Commitment | None:
    """The commitment whose line explains lines: the most eventful."""
    moves = Count("status_changes", filter=Q(status_changes__retracts=None))
    rows = commitments.annotate(moves=moves).prefetch_related("status_changes")
    return rows.order_by("-moves", "-mention_count", "pk").first()


def newest_changes() -> Any:
    changes = StatusChange.objects.standing().of_published().with_evidence().newest_first()
    told = changes.select_related("commitment").prefetch_related("commitment__party_roles__party")
    return told[:SHOWN_CHANGES]


def under_way() -> list[tuple[Agreement, Any]]:
    """Open agreements with commitments, the newest first."""
    published = Q(commitments__published_at__isnull=False)
    rows = Agreement.objects.published().open().filter(published).with_parties()
    newest = rows.annotate(newest=Max("commitments__made_on")).order_by("-newest", "pk")
    agreements = list(newest[:SHOWN_AGREEMENTS])
    counted = tallies(Commitment.objects.published().filter(agreement__in=agreements), "agreement")
    return [(agreement, counted[agreement.pk]) for agreement in agreements]
