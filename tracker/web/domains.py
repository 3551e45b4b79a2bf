"""Policy areas: the tree with its figures, and one area with what happens in it."""

from dataclasses import dataclass, field
from typing import Any

from django.db.models import Count, Max, Prefetch, Q, prefetch_related_objects
from django.http import Http404

from tracker.models import OPEN, Commitment, CommitmentParty, Domain, Memory, Role
from tracker.models.commitment import CommitmentQuerySet
from tracker.web.changes import newest_changes
from tracker.web.kin import kin
from tracker.web.standing import deadlines, standing
from tracker.web.tallies import OWN, DomainRow, by_domain

SHOWN_PARTIES, SHOWN_DEADLINES, SHOWN_CHANGES = 8, 6, 6
WITH_PARTIES = Prefetch("party_roles", CommitmentParty.objects.select_related("party"))


@dataclass
class Branch:
    """A top-level area, and the areas below it that have commitments."""

    area: DomainRow
    below: list[DomainRow] = field(default_factory=list)


def tree() -> dict[str, Any]:
    return Memory().recall("domains", grown)


def grown() -> dict[str, Any]:
    """Areas that readers may know of: those with a published commitment, the largest first."""
    commitments = Commitment.objects.published()
    branches = {row.slug: Branch(row) for row in by_domain(commitments)}
    parents = dict(Domain.objects.values_list("slug", "parent__slug"))
    for row in by_domain(commitments, OWN):
        if parents[row.slug]:
            branches[parents[row.slug]].below.append(row)
    widest = max((branch.area.tally.total for branch in branches.values()), default=0)
    return {"branches": list(branches.values()), "widest": widest}


def domain_record(slug: str) -> dict[str, Any]:
    domain, parent, children = kin(Domain.objects.all(), slug)
    below = {child.slug for child in children}
    figures = Memory().recall(f"domain {domain.pk}", lambda: told(domain, below))
    if not figures["standing"].tally.total:
        raise Http404
    return {"domain": domain, "parent": parent, **figures}


def told(domain: Domain, below: set[str]) -> dict[str, Any]:
    commitments = Commitment.objects.published().in_domain(domain)
    subdomains = [row for row in by_domain(commitments, OWN) if row.slug in below]
    due = deadlines(commitments, SHOWN_DEADLINES)
    changes = newest_changes(commitments, SHOWN_CHANGES)
    moved = [change.commitment for change in changes if change.commitment]
    prefetch_related_objects([*due, *moved], WITH_PARTIES)
    return {
        "standing": standing(commitments),
        "subdomains": subdomains,
        "widest": max((row.tally.total for row in subdomains), default=0),
        "parties": list(most_committed(commitments)),
        "deadlines": due,
        "changes": changes,
    }


def most_committed(commitments: CommitmentQuerySet) -> Any:
    """The parties that made most of these commitments."""
    made = CommitmentParty.objects.filter(commitment__in=commitments, role=Role.OBLIGOR)
    late = Q(commitment__in=Commitment.objects.overdue())
    return (
        made.values("party__name", "party__slug")
        .annotate(
            made=Count("pk"),
            open=Count("pk", filter=Q(commitment__fulfilment__in=OPEN)),
            overdue=Count("pk", filter=late),
            heard=Max("commitment__last_heard_on"),
        )
        .order_by("-made", "party__name")[:SHOWN_PARTIES]
    )
