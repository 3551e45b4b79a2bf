"""What became of a party's commitments."""

from typing import Any

from django.db.models import Count, Max, Min, Q, QuerySet
from django.utils import timezone

from tracker.models import OPEN, Agreement, Commitment, CommitmentParty, Party, Role
from tracker.models.commitment import CommitmentQuerySet
from tracker.web.tallies import Tally, by_domain, grouped, tally

SHOWN_PARTNERS, SHOWN_DEADLINES, SHOWN_AGREEMENTS = 8, 6, 12


def scorecard(party: Party) -> dict[str, Any]:
    commitments = Commitment.objects.published()
    mine = commitments.of_party(party)
    made = commitments.of_party(party, Role.OBLIGOR)
    domains = by_domain(made)
    return {
        "party": party,
        "total": mine.count(),
        "everyone": tally(commitments),
        "domains": domains,
        "widest": max((row.tally.total for row in domains), default=0),
        "partners": partners(party, mine),
        "agreements": agreements_of(party),
        **family(party),
        **by_role(party),
        **standing(made),
    }


def family(party: Party) -> dict[str, Any]:
    """The party it belongs to and the bodies below it, as far as readers may see them."""
    kin = Party.objects.public().filter(Q(parent=party) | Q(children=party)).distinct()
    above = [row for row in kin if row.pk == party.parent_id]
    return {"parent": above[0] if above else None, "bodies": [r for r in kin if r not in above]}


def by_role(party: Party) -> dict[str, Tally]:
    """What became of the commitments that it made, and of those made to it."""
    own = Q(party=party) | Q(party__parent=party)
    links = CommitmentParty.objects.filter(own, commitment__published_at__isnull=False)
    counts = links.values_list("role", "commitment__fulfilment").annotate(
        count=Count("commitment", distinct=True)
    )
    groups = grouped(counts.order_by())
    made, received = (Tally(groups.get(role, {})) for role in (Role.OBLIGOR, Role.BENEFICIARY))
    return {"made": made, "received": received}


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
