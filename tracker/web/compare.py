"""Two parties side by side."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from django.db.models import Count, Exists, F, OuterRef, Q, QuerySet

from tracker.models import Agreement, Commitment, CommitmentParty, Memory, Party, Role
from tracker.models.commitment import CommitmentQuerySet
from tracker.web.standing import Standing, standing
from tracker.web.tallies import ROOTS, Tally, side_by_side

SHOWN_BETWEEN, SHOWN_AGREEMENTS = 60, 20
MOST_NAMES = 500


@dataclass(frozen=True)
class Side:
    """One of the two: what was asked for, and the party of that name if there is one."""

    key: str
    asked: str
    party: Party | None

    @property
    def is_unknown(self) -> bool:
        return bool(self.asked) and self.party is None

    @property
    def canonical(self) -> str:
        return self.party.slug if self.party else self.asked

    @property
    def is_known_otherwise(self) -> bool:
        return self.canonical != self.asked


@dataclass(frozen=True)
class Column:
    party: Party
    made: Standing
    received: Tally


@dataclass(frozen=True)
class Area:
    """A domain with what each of the two undertook in it."""

    slug: str
    name: str
    tallies: list[Tally]


def sides(asked: dict[str, str]) -> list[Side]:
    """Slugs are found together; another name costs a look of its own."""
    rows, names = Party.objects.public(), [name for name in asked.values() if name]
    known = {party.slug: party for party in rows.filter(slug__in=names)}
    found = []
    for key, name in asked.items():
        party = known.get(name)
        if name and party is None:
            party = rows.named(name).first()
        found.append(Side(key, name, party))
    return found


def compared(pair: Sequence[Side]) -> dict[str, Any]:
    """The form, and the comparison once two different parties are known."""
    parties = [side.party for side in pair if side.party]
    if len({*parties}) == 2:
        name = f"compare {' '.join(str(party.pk) for party in parties)}"
        return {"sides": pair, **Memory().recall(name, lambda: comparison(*parties))}
    names = Party.objects.public().values_list("name", flat=True)[:MOST_NAMES]
    return {"sides": pair, "names": names, "is_one": len(parties) == 2}


def comparison(one: Party, other: Party) -> dict[str, Any]:
    commitments = Commitment.objects.published()
    pair = (one, other)
    made = [commitments.of_party(party, Role.OBLIGOR) for party in pair]
    areas = by_area(made)
    _everyone, received = side_by_side(
        commitments,
        one=commitments.of_party(one, Role.BENEFICIARY),
        other=commitments.of_party(other, Role.BENEFICIARY),
    )
    return {
        "columns": [
            Column(party, standing(rows), given)
            for party, rows, given in zip(pair, made, received.values(), strict=True)
        ],
        "areas": areas,
        "widest": max((row.total for area in areas for row in area.tallies), default=0),
        "agreements": list(shared_agreements(one, other)),
        "between": between(one, other),
    }


def by_area(made: Sequence[CommitmentQuerySet]) -> list[Area]:
    """The domains of either, those with most commitments of both together first."""
    one, other = (Q(commitment__in=rows.order_by()) for rows in made)
    links = Commitment.domains.through.objects.filter(one | other)
    counted: QuerySet[Any, Any] = links.values(**ROOTS, code=F("commitment__fulfilment")).annotate(
        one=Count("commitment", filter=one, distinct=True),
        other=Count("commitment", filter=other, distinct=True),
    )
    counts: dict[tuple[str, str], tuple[dict[str, int], dict[str, int]]] = {}
    for row in counted:
        of_one, of_other = counts.setdefault((row["slug"], row["name"]), ({}, {}))
        of_one[row["code"]], of_other[row["code"]] = row["one"], row["other"]
    areas = [Area(slug, name, [Tally(n) for n in pair]) for (slug, name), pair in counts.items()]
    return sorted(areas, key=lambda area: (-sum(row.total for row in area.tallies), area.name))


def shared_agreements(one: Party, other: Party) -> Any:
    """Published agreements that bind both, themselves or by a body of theirs."""
    rows = Agreement.objects.published()
    for party in (one, other):
        own = Q(parties=party) | Q(parties__parent=party)
        rows = rows.filter(pk__in=Agreement.objects.filter(own).values("pk"))
    return rows.order_by("-signed_on", "title")[:SHOWN_AGREEMENTS]


def between(one: Party, other: Party) -> dict[str, list[Commitment]]:
    """Their newest commitments to each other: of the one, of the other, and of both."""
    rows = Commitment.objects.published().of_party(one).of_party(other)
    rows = rows.annotate(by_one=makes(one), by_other=makes(other))
    groups: dict[str, list[Commitment]] = {"one": [], "other": [], "both": []}
    for row in newest(rows):
        name = "both" if row.by_one and row.by_other else "one" if row.by_one else "other"
        groups[name].append(row)
    return groups


def newest(rows: CommitmentQuerySet) -> Any:
    # Where neither of the two undertakes anything, a third party promised something to both.
    of_theirs = rows.filter(Q(by_one=True) | Q(by_other=True))
    return of_theirs.order_by("-last_heard_on", "-pk")[:SHOWN_BETWEEN]


def makes(party: Party) -> Exists:
    own = Q(party=party) | Q(party__parent=party)
    links = CommitmentParty.objects.filter(own, commitment=OuterRef("pk"), role=Role.OBLIGOR)
    return Exists(links)
