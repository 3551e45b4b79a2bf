"""The choices beside the list with their counts, and the active ones as chips."""

from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from django.db.models import Count, F, QuerySet
from django.db.models.functions import Coalesce
from django.http import QueryDict
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from tracker.charts import ORDER
from tracker.filters import DUE, STATUSES, WINDOWS, CommitmentFilter, due_window
from tracker.models import Commitment, Fulfilment, Role, Stage, current_day

Cell = Mapping[str, Any]
Chosen = dict[str, list[str]]


def in_status(cell: Cell, code: str) -> bool:
    fulfilment, stage = str(cell["fulfilment"]), str(cell["stage"])
    return code == fulfilment or (fulfilment == Fulfilment.NOT_ASSESSED and code == stage)


# Three facets are counted from one cross table, so that their counts cost a single query.
HOLDS: dict[str, Callable[[Cell, str], bool]] = {
    "status": in_status,
    "stage": lambda cell, code: code == cell["stage"],
    "due": lambda cell, code: cell["window"] in WINDOWS[code],
}


@dataclass(frozen=True)
class Counts:
    """What the database is asked for the facets; the rest is arithmetic."""

    cells: list[dict[str, Any]]
    domains: list[dict[str, Any]]


@dataclass(frozen=True)
class Choice:
    value: str
    label: str
    count: int
    is_chosen: bool

    @property
    def is_stage(self) -> bool:
        return self.value in Stage.values


@dataclass(frozen=True)
class Chip:
    label: str
    address: str


def counts(filterset: CommitmentFilter) -> Counts:
    return Counts(cross_table(filterset), by_root(filterset))


def facets(filterset: CommitmentFilter, counts: Counts) -> dict[str, list[Choice]]:
    """What each choice would show if it were made, with the other filters as they are."""
    chosen = chosen_in(filterset)
    codes: dict[str, list[tuple[str, str]]] = {
        "status": [(code.value, str(code.label)) for code in ORDER] + stages_in(chosen["status"]),
        "stage": [(code.value, str(code.label)) for code in Stage],
        "due": [(code, str(label)) for code, label in DUE.items()],
    }
    counted = {
        name: [
            Choice(code, label, total(counts.cells, chosen | {name: [code]}), code in chosen[name])
            for code, label in pairs
        ]
        for name, pairs in codes.items()
    }
    return counted | {"domain": domain_choices(filterset, counts.domains)}


def result_count(filterset: CommitmentFilter, counts: Counts) -> int:
    """How many rows the list has: the facets know it already."""
    return total(counts.cells, chosen_in(filterset))


def chosen_in(filterset: CommitmentFilter) -> Chosen:
    data = filterset.form.cleaned_data
    return {name: as_list(data.get(name)) for name in HOLDS}


def cross_table(filterset: CommitmentFilter) -> list[dict[str, Any]]:
    rows = filterset.without(*HOLDS).annotate(window=due_window(current_day()))
    grouped = rows.order_by().values("fulfilment", "stage", "window")
    return list(grouped.annotate(count=Count("pk")))


def total(cells: Iterable[Cell], chosen: Chosen) -> int:
    return sum(cell["count"] for cell in cells if is_within(cell, chosen))


def is_within(cell: Cell, chosen: Chosen) -> bool:
    return all(
        any(HOLDS[name](cell, code) for code in codes) for name, codes in chosen.items() if codes
    )


def as_list(value: Any) -> list[str]:
    return [value] if isinstance(value, str) and value else list(value or [])


def stages_in(codes: list[str]) -> list[tuple[str, str]]:
    """Stages asked for as a status: offered only while they are chosen."""
    return [(code.value, str(code.label)) for code in Stage if code in codes]


def by_root(filterset: CommitmentFilter) -> list[dict[str, Any]]:
    """The top-level domains that have rows."""
    rows = filterset.without("domain").order_by().values("pk")
    links = Commitment.domains.through.objects.filter(commitment__in=rows)
    roots = links.values(
        slug=Coalesce(F("domain__parent__slug"), F("domain__slug")),
        name=Coalesce(F("domain__parent__name"), F("domain__name")),
    )
    counted: Any = roots.annotate(count=Count("commitment", distinct=True))
    return list(counted.order_by("-count", "name"))


def domain_choices(filterset: CommitmentFilter, roots: list[dict[str, Any]]) -> list[Choice]:
    """The top-level domains that have rows, and the chosen ones."""
    chosen = {domain.slug: domain for domain in filterset.form.cleaned_data.get("domain") or []}
    found = [Choice(row["slug"], row["name"], row["count"], row["slug"] in chosen) for row in roots]
    missing = chosen.keys() - {choice.value for choice in found}
    # Of a chosen subdomain the heading above the list tells the count.
    return found + [Choice(slug, chosen[slug].name, 0, True) for slug in sorted(missing)]


ROLES = {Role.OBLIGOR: gettext_lazy("Made it"), Role.BENEFICIARY: gettext_lazy("Receives it")}
LABELS: dict[str, Callable[[Any], object]] = {
    "q": lambda words: _("“%(words)s”") % {"words": words},
    "party": str,
    "role": ROLES.__getitem__,
    "status": dict(STATUSES).__getitem__,
    "stage": lambda code: _("Stage: %(stage)s") % {"stage": Stage(code).label},
    "due": lambda code: _("Due: %(when)s") % {"when": DUE[code].lower()},
    "domain": lambda domain: domain.name,
    "agreement": str,
    "firm": lambda firm: _("Firm wording") if firm else _("Aspirational wording"),
    "silent": lambda silent: _("Silent") if silent else _("Silent or not"),
    "since": lambda year: _("Pledged since %(year)s") % {"year": year},
    "until": lambda year: _("Pledged until %(year)s") % {"year": year},
}


def chips(filterset: CommitmentFilter) -> Iterator[Chip]:
    """The active filters, each with the address of the list without it."""
    for name, label in LABELS.items():
        value = filterset.form.cleaned_data.get(name)
        if isinstance(value, list | QuerySet):
            for one in value:
                code = str(getattr(one, "slug", one))
                yield Chip(str(label(one)), removed(filterset.data, name, code))
        elif value not in (None, ""):
            yield Chip(str(label(value)), removed(filterset.data, name))


def removed(data: QueryDict, name: str, value: str = "") -> str:
    """The address without a filter, or without one value of it."""
    rest = data.copy()
    rest.setlist(name, [other for other in data.getlist(name) if value and other != value])
    rest.pop("page", None)
    return f"?{rest.urlencode()}"
