"""What the front page tells."""

from collections.abc import Iterable
from typing import Any

from django.db.models import Count, Max, Min, Prefetch, Q, prefetch_related_objects

from tracker.filters import due_window
from tracker.models import (
    OPEN,
    SILENT_AFTER,
    Agreement,
    Article,
    Commitment,
    CommitmentParty,
    Fulfilment,
    Memory,
    StatusChange,
    current_day,
)
from tracker.models.commitment import CommitmentQuerySet
from tracker.web.tallies import Tally, by_domain

SHOWN_DEADLINES, SHOWN_CHANGES, SHOWN_AGREEMENTS = 3, 6, 5
ENOUGH_FOR_SHARES = 10
WITH_PARTIES = Prefetch("party_roles", CommitmentParty.objects.select_related("party"))
Cells = list[dict[str, Any]]


def overview() -> dict[str, Any]:
    """All of it remembered, until something of it changes."""
    return Memory().recall("overview", told)


def told() -> dict[str, Any]:
    commitments = Commitment.objects.published()
    cells, domains = counted(commitments), by_domain(commitments)
    overdue, soon = (
        list(rows.order_by("due_on", "-pk")[:SHOWN_DEADLINES])
        for rows in (commitments.overdue(), commitments.due_soon())
    )
    changes = newest_changes()
    of_changes = [change.commitment for change in changes if change.commitment]
    prefetch_related_objects([*overdue, *soon, *of_changes], WITH_PARTIES)
    return {
        "article_count": Article.objects.public().count_sources(),
        "domains": domains,
        "widest": max((row.tally.total for row in domains), default=0),
        "wording": wording(cells),
        "example": example(commitments),
        "changes": changes,
        "agreements": under_way(),
        "overdue": overdue,
        "soon": soon,
        **figures(cells),
    }


def counted(commitments: CommitmentQuerySet) -> Cells:
    """How many of each outcome, wording and due window, in one query."""
    grouped = commitments.order_by().annotate(window=due_window(current_day()))
    unheard = Q(last_heard_on__lt=current_day() - SILENT_AFTER)
    cells: Any = grouped.values("fulfilment", "firm", "window").annotate(
        count=Count("pk"), unheard=Count("pk", filter=unheard), first_due=Min("due_on")
    )
    return list(cells)


def tally(cells: Iterable[dict[str, Any]]) -> Tally:
    counts: dict[str, int] = {}
    for cell in cells:
        counts[cell["fulfilment"]] = counts.get(cell["fulfilment"], 0) + cell["count"]
    return Tally(counts)


def figures(cells: Cells) -> dict[str, Any]:
    late = [cell for cell in cells if cell["window"] == "overdue"]
    first_due = min((cell["first_due"] for cell in late), default=current_day())
    return {
        "tally": tally(cells),
        "overdue_count": sum(cell["count"] for cell in late),
        "longest_overdue": (current_day() - first_due).days,
        "soon_count": sum(cell["count"] for cell in cells if cell["window"] == "soon"),
        "silent_count": sum(cell["unheard"] for cell in cells if cell["fulfilment"] in OPEN),
    }


def wording(cells: Cells) -> list[tuple[bool, Tally]]:
    """Outcomes of firm and aspirational wording, once both have enough to be compared."""
    closed = [cell for cell in cells if cell["fulfilment"] not in OPEN]
    found = [
        (firm, tally(cell for cell in closed if cell["firm"] == firm)) for firm in (True, False)
    ]
    return found if all(row.total >= ENOUGH_FOR_SHARES for _firm, row in found) else []


def example(commitments: CommitmentQuerySet) -> Commitment | None:
    """The commitment whose line explains lines: the most eventful."""
    moves = Count("status_changes", filter=Q(status_changes__retracts=None))
    rows = commitments.annotate(moves=moves).prefetch_related("status_changes")
    return rows.order_by("-moves", "-mention_count", "pk").first()


def newest_changes() -> list[StatusChange]:
    changes = StatusChange.objects.standing().of_published().with_evidence().newest_first()
    rows = changes.select_related("commitment").defer("evidence__article__text")
    return list(rows[:SHOWN_CHANGES])


def under_way() -> list[tuple[Agreement, Tally]]:
    """Open agreements with commitments, the newest first."""
    published = Q(commitments__published_at__isnull=False)
    counts = {
        code.value: Count("commitments", filter=published & Q(commitments__fulfilment=code))
        for code in Fulfilment
    }
    newest = Max("commitments__made_on", filter=published)
    rows = Agreement.objects.published().open().with_parties().annotate(newest=newest, **counts)
    shown = rows.filter(newest__isnull=False).order_by("-newest", "pk")[:SHOWN_AGREEMENTS]
    return [(row, Tally({code: getattr(row, code) for code in counts})) for row in shown]
