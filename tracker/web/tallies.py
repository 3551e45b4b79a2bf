"""How many commitments came to what."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Any

from django.db.models import Count, F, Q, QuerySet
from django.db.models.functions import Coalesce
from django.utils.translation import gettext as _

from tracker.charts import ORDER
from tracker.models import OPEN, Commitment, Fulfilment

KEPT = (Fulfilment.FULFILLED, Fulfilment.PARTLY_FULFILLED)


class Tally:
    """Commitments by outcome."""

    labels = [code.label for code in ORDER]

    def __init__(self, counts: Mapping[str, int]) -> None:
        self.counts = {code.value: counts.get(code, 0) for code in ORDER}

    @property
    def total(self) -> int:
        return sum(self.counts.values())

    @property
    def open(self) -> int:
        return sum(self.counts[code] for code in OPEN)

    @property
    def settled(self) -> int:
        return self.total - self.open

    @property
    def kept(self) -> int:
        return sum(self.counts[code] for code in KEPT)

    @property
    def in_words(self) -> str:
        """`3 fulfilled, 2 in progress`, in the fixed order."""
        told = ((self.counts[code], str(code.label).lower()) for code in ORDER)
        # Where adjectives agree with their number, the label comes first: “tenu : 3”.
        words = _("%(count)s %(label)s")
        return ", ".join(words % {"count": n, "label": label} for n, label in told if n)


@dataclass(frozen=True)
class DomainRow:
    slug: str
    name: str
    tally: Tally
    overdue: int


def tally(commitments: QuerySet[Commitment]) -> Tally:
    rows = commitments.order_by().values_list("fulfilment").annotate(count=Count("pk"))
    return Tally(dict(rows))


def tallies(commitments: QuerySet[Commitment], field: str) -> dict[Any, Tally]:
    """One tally for each value of the field."""
    rows = commitments.order_by().values_list(field, "fulfilment").annotate(count=Count("pk"))
    return {group: Tally(counts) for group, counts in grouped(rows).items()}


def side_by_side(
    everyone: QuerySet[Commitment], **parts: QuerySet[Commitment]
) -> tuple[Tally, dict[str, Tally]]:
    """A tally of all, and one of each part of them, in one query."""
    counts = {name: Count("pk", filter=Q(pk__in=part)) for name, part in parts.items()}
    rows: list[Any] = list(
        everyone.order_by().values("fulfilment").annotate(all=Count("pk"), **counts)
    )
    tallies = {
        name: Tally({row["fulfilment"]: row[name] for row in rows}) for name in ("all", *parts)
    }
    return tallies.pop("all"), tallies


def grouped(rows: Iterable[tuple[Any, str, int]]) -> dict[Any, dict[str, int]]:
    groups: dict[Any, dict[str, int]] = {}
    for group, code, count in rows:
        groups.setdefault(group, {})[code] = count
    return groups


ROOTS = {
    "slug": Coalesce(F("domain__parent__slug"), F("domain__slug")),
    "name": Coalesce(F("domain__parent__name"), F("domain__name")),
}
OWN = {"slug": F("domain__slug"), "name": F("domain__name")}


def by_domain(
    commitments: QuerySet[Commitment], level: Mapping[str, Any] = ROOTS
) -> list[DomainRow]:
    """Each top-level domain, the largest first; a row of several domains counts in each.

    At the level of `OWN` each domain for itself, without those below it.
    """
    links = Commitment.domains.through.objects.filter(commitment__in=commitments.order_by())
    late = Q(commitment__in=Commitment.objects.overdue())
    counted: QuerySet[Any, Any] = links.values(
        **level,
        code=F("commitment__fulfilment"),
    ).annotate(
        count=Count("commitment", distinct=True),
        overdue=Count("commitment", filter=late, distinct=True),
    )
    groups: dict[tuple[str, str], list[Any]] = {}
    for row in counted:
        groups.setdefault((row["slug"], row["name"]), []).append(row)
    rows = [domain_row(slug, name, parts) for (slug, name), parts in groups.items()]
    return sorted(rows, key=lambda row: (-row.tally.total, row.name))


def domain_row(slug: str, name: str, parts: list[Any]) -> DomainRow:
    counts = {part["code"]: part["count"] for part in parts}
    return DomainRow(slug, name, Tally(counts), sum(part["overdue"] for part in parts))
