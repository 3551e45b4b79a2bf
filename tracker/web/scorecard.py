"""What became of a party's commitments."""

from typing import Any

from django.db.models import Count, Max, Min, Q, QuerySet
from django.utils import timezone

from tracker.models import OPEN, Agreement, Commitment, CommitmentParty, Party, Role
from tracker.models.commitment import CommitmentQuerySet
from tracker.web.tallies import by_domain, tally

SHOWN_PARTNERS, SHOWN_DEADLINES, SHOWN_AGREEMENTS = 8, 6, 12


def scorecard(party: Party) -> dict[str, Any]:
    commitments = Commitment.objects.published()
    mine = commitments.of_party(party)
    made = commitments.of_party(party, Role.OBLIGOR)
    domains = by_domain(made)
    return {
        "party": party,
        "parent": Party.objects.public().filter(children=party).first(),
        "bodies": Party.objects.public().filter(parent=party),
        "total": mine.count(),
        "made": tally(made),
        "received": tally(commitments.of_party(party, Role.BENEFICIARY)),
        "everyone": tally(commitments),
        "domains": domains,
        "widest": max((row.tally.total for row in domains), default=0),
        "partners": partners(party, mine),
        "agreements": agreements_of(party),
        **standing(made),
    }


def standing(made: CommitmentQuerySet) -> dict[str, Any]:
    """The open ones: how many are late, silent or firm, and which are due first."""
    facts = made.aggregate(
        since=Min("made_on"),
        firm_count=Count("pk", filter=Q(firm=True)),
        first_due=Min("due_on", filter=Q(pk__in=made.overdue())),
        overdue=Count("pk", filter=Q(pk__in=made.overdue())),
        silent=Count("pk", filter=Q(pk__in=made.silent())),
    )
    late = (timezone.localdate() - facts["first_due"]).days if facts["first_due"] else 0
    dated = made.open().filter(due_on__isnull=False).with_parties().order_by("due_on", "pk")
    return facts | {"longest_overdue": late, "deadlines": dated[:SHOWN_DEADLINES]}


def partners(party: Party, mine: QuerySet[Commitment]) -> Any:
    """The parties that share most commitments with this one."""
    own = Q(party=party) | Q(party__parent=party)
    roles = CommitmentParty.objects.filter(commitment__in=mine).exclude(own)
    return (
        roles.values("party__name", "party__slug")
        .annotate(
            shared=Count("commitment", distinct=True),
            open=Count("commitment", filter=Q(commitment__fulfilment__in=OPEN), distinct=True),
            heard=Max("commitment__last_heard_on"),
        )
        .order_by("-shared", "party__name")[:SHOWN_PARTNERS]
    )


def agreements_of(party: Party) -> Any:
    rows = Agreement.objects.published().filter(parties=party)
    return rows.order_by("-signed_on", "title")[:SHOWN_AGREEMENTS]
