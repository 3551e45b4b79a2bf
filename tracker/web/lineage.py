"""The chain of agreements that renew, supersede or amend one another."""

from dataclasses import dataclass

from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from tracker.models import Agreement, Lineage

BECAME = {
    Lineage.RENEWS: (_("Renewed"), _("Renewed in %(year)s")),
    Lineage.SUPERSEDES: (_("Superseded"), _("Superseded in %(year)s")),
    Lineage.AMENDS: (_("Amended"), _("Amended in %(year)s")),
}


@dataclass(frozen=True)
class Step:
    agreement: Agreement
    fate: str
    is_here: bool


def lineage(agreement: Agreement) -> list[Step]:
    """From the oldest known to the newest; empty for an agreement that stands alone."""
    linked = Q(predecessor__isnull=False) | Q(successors__isnull=False)
    # One query for any length: agreements that have a lineage are few.
    rows = {row.pk: row for row in Agreement.objects.published().filter(linked)}
    chain = list(dict.fromkeys([*before(agreement, rows), agreement, *after(agreement, rows)]))
    steps = [Step(row, fate(row, chain), row == agreement) for row in chain]
    return steps if len(steps) > 1 else []


def before(agreement: Agreement, rows: dict[int, Agreement]) -> list[Agreement]:
    found: list[Agreement] = []
    parent = rows.get(agreement.predecessor_id or 0)
    while parent and parent != agreement and parent not in found:
        found.insert(0, parent)
        parent = rows.get(parent.predecessor_id or 0)
    return found


def after(agreement: Agreement, rows: dict[int, Agreement]) -> list[Agreement]:
    """All that follow from it, by date."""
    found: list[Agreement] = [agreement]
    for row in found:
        found += [
            child
            for child in rows.values()
            if child.predecessor_id == row.pk and child not in found
        ]
    return sorted(found[1:], key=lambda row: (row.dated is None, row.dated, row.pk))


def fate(agreement: Agreement, chain: list[Agreement]) -> str:
    """`Superseded in 2005`."""
    child = next((row for row in chain if row.predecessor_id == agreement.pk), None)
    if child is None:
        return ""
    undated, dated = BECAME[Lineage(child.relation)]
    return str(dated) % {"year": child.dated.year} if child.dated else str(undated)
