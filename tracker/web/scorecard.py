"""What became of a party's commitments."""

from typing import Any

from django.db.models import Count, Max, Q, QuerySet

from tracker.models import OPEN, Agreement, Commitment, CommitmentParty, Memory, Party, Role
from tracker.web.kin import kin
from tracker.web.standing import deadlines, standing
from tracker.web.tallies import by_domain, side_by_side

SHOWN_PARTNERS, SHOWN_DEADLINES, SHOWN_AGREEMENTS = 8, 6, 12


def scorecard(slug: str) -> dict[str, Any]:
    party, parent, bodies = kin(Party.objects.public(), slug)
    figures = Memory().recall(f"party {party.pk}", lambda: told(party))
    return {"party": party, "parent": parent, "bodies": bodies, **figures}


def told(party: Party) -> dict[str, Any]:
    commitments = Commitment.objects.published()
    mine = commitments.of_party(party)
    made = commitments.of_party(party, Role.OBLIGOR)
    received = commitments.of_party(party, Role.BENEFICIARY)
    everyone, shares = side_by_side(commitments, received=received, mine=mine)
    domains, stands = by_domain(made), standing(made)
    return {
        "total": shares["mine"].total,
        "everyone": everyone,
        "received": shares["received"],
        "standing": stands,
        "made": stands.tally,
        "domains": domains,
        "widest": max((row.tally.total for row in domains), default=0),
        "partners": list(partners(party, mine)),
        "agreements": list(agreements_of(party)),
        "deadlines": deadlines(made, SHOWN_DEADLINES),
    }


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
