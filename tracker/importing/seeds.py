"""Seed files into rows. What is there already stays as its editors left it."""

from collections import Counter
from collections.abc import Callable, Iterable
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from django.core.exceptions import ValidationError
from django.db import transaction
from django.db.models import Q
from django.utils import timezone
from django.utils.text import slugify
from simple_history.utils import bulk_create_with_history

from tracker.importing.seedfiles import (
    PartySeed,
    SeedError,
    SeedRow,
    read_domains,
    read_parties,
    read_rows,
)
from tracker.models import (
    CODES,
    Agreement,
    AgreementParty,
    Domain,
    Instrument,
    Lineage,
    Outlet,
    Party,
    PartyAlias,
    StatusChange,
)

__all__ = ["SeedError", "SeedReport", "load_seeds"]


@dataclass(slots=True)
class SeedReport:
    """How many rows of each kind are new, and how many were there."""

    new: Counter[str] = field(default_factory=Counter)
    unchanged: Counter[str] = field(default_factory=Counter)

    def count(self, kind: str, *, seeds: int, new: int) -> None:
        self.new[kind] += new
        self.unchanged[kind] += seeds - new

    def __str__(self) -> str:
        return ", ".join(
            f"{kind}: {self.new[kind]} new, {self.unchanged[kind]} unchanged" for kind in self.new
        )


@transaction.atomic
def load_seeds(folder: Path) -> SeedReport:
    """Add what the folder holds and the database lacks; nothing is overwritten or removed."""
    if not folder.is_dir():
        raise SeedError(f"{folder}: no such folder")
    report = SeedReport()
    _load_domains(folder, report)
    _load_parties(folder, report)
    _load_outlets(folder, report)
    _load_agreements(folder, report)
    _load_status_changes(folder, report)
    return report


def _load_domains(folder: Path, report: SeedReport) -> None:
    seeds = read_domains(folder)
    known = {domain.slug: domain for domain in Domain.objects.all()}
    before = len(known)
    for row, entry in seeds:
        if entry.slug not in known:
            known[entry.slug] = Domain.objects.create(
                slug=entry.slug,
                name=entry.name,
                parent=known[entry.parent] if entry.parent else None,
                cap_code=row.number("cap_code"),
            )
    report.count("domains", seeds=len(seeds), new=len(known) - before)


def _load_parties(folder: Path, report: SeedReport) -> None:
    known = _known_parties()
    seeds = read_parties(folder, {key: party.name for key, party in known.items()})
    missing = [seed for seed in seeds if not _find(known, seed)]
    _make_parties(missing, known)
    parties = {seed.name: _find(known, seed) or known[seed.name] for seed in seeds}
    _add_members(seeds, parties, known)
    _add_aliases(seeds, parties, report)
    report.count("parties", seeds=len(seeds), new=len(missing))


def _known_parties() -> dict[str, Party]:
    """All parties under their names, slugs and codes: an editor may have changed the first."""
    parties = list(Party.objects.select_related("merged_into"))
    by_slug = {party.slug: party for party in parties}
    by_code = {party.iso_code: party for party in parties if party.iso_code}
    known = by_slug | {party.name: party for party in parties} | by_code
    return {key: party.merged_into or party for key, party in known.items()}


def _find(known: dict[str, Party], seed: PartySeed) -> Party | None:
    return known.get(seed.code or "") or known.get(seed.name) or known.get(seed.slug)


def _make_parties(missing: list[PartySeed], known: dict[str, Party]) -> None:
    """Parents before their children, so that the history of each begins with its parent."""
    while missing:
        ready = [seed for seed in missing if not seed.parent or seed.parent in known]
        if not ready:
            missing[0].row.refuse("its parents go round in a circle")
        made = bulk_create_with_history([_new_party(seed, known) for seed in ready], Party)
        known |= {party.name: party for party in made}
        missing = [seed for seed in missing if seed.name not in known]


def _new_party(seed: PartySeed, known: dict[str, Party]) -> Party:
    party = Party(
        name=seed.name,
        slug=seed.slug,
        kind=seed.kind,
        iso_code=seed.code,
        parent=known[seed.parent] if seed.parent else None,
    )
    check(seed.row, party.clean_fields)
    return party


def check(row: SeedRow, validate: Callable[[], None]) -> None:
    try:
        validate()
    except ValidationError as error:
        row.refuse(" ".join(error.messages))


def _add_members(
    seeds: list[PartySeed], parties: dict[str, Party], known: dict[str, Party]
) -> None:
    # A plain table of pairs: one statement instead of one an organisation.
    through = Party.members.through
    through.objects.bulk_create(
        (
            through(from_party=parties[seed.name], to_party=known[member])
            for seed in seeds
            for member in seed.members
        ),
        ignore_conflicts=True,
        batch_size=500,
    )


def _add_aliases(seeds: list[PartySeed], parties: dict[str, Party], report: SeedReport) -> None:
    key = ("party_id", "text", "kind", "valid_from")
    there = set(PartyAlias.objects.values_list(*key))
    wanted = {
        (parties[seed.name].pk, alias.text, alias.kind, alias.valid_from): alias.valid_to
        for seed in seeds
        for alias in seed.aliases
    }
    missing = [
        PartyAlias(**dict(zip(key, values, strict=True)), valid_to=valid_to)
        for values, valid_to in wanted.items()
        if values not in there
    ]
    PartyAlias.objects.bulk_create(missing, batch_size=500)
    report.count("names", seeds=len(wanted), new=len(missing))


def _load_outlets(folder: Path, report: SeedReport) -> None:
    def make(row: SeedRow) -> None:
        outlet = Outlet(
            name=row.text("name"),
            slug=slugify(row.text("name")),
            homepage=row.text("homepage"),
            feed_url=row.text("feed_url"),
            shows_text=bool(row.flag("shows_text")),
        )
        check(row, outlet.full_clean)
        outlet.save()

    known = set(Outlet.objects.values_list("name", flat=True))
    rows = read_rows(folder / "outlets.csv")
    _add_missing("outlets", rows, "name", known, make, report)


def _load_agreements(folder: Path, report: SeedReport) -> None:
    known = set(Agreement.objects.values_list("slug", flat=True))
    rows = read_rows(folder / "agreements.csv")
    _add_missing("agreements", rows, "slug", known, _make_agreement, report)


def _make_agreement(row: SeedRow) -> None:
    predecessor = row.text("predecessor")
    agreement = Agreement(
        slug=row.text("slug"),
        title=row.needed("title"),
        short_title=row.text("short_title"),
        instrument=row.one_of("instrument", Instrument.values, "other"),
        binding=row.flag("binding"),
        predecessor=_agreement(row, "predecessor") if predecessor else None,
        relation=row.one_of("relation", Lineage.values) if predecessor else "",
        source_url=row.text("source_url"),
        published_at=timezone.now() if row.flag("published") else None,
        **_days(row, "signed_on", "in_force_on", "period_start", "period_end"),
    )
    check(row, agreement.full_clean)
    agreement.save()
    known = _known_parties()
    for reference in row.parts("parties"):
        party = known.get(reference) or row.refuse(f"refers to an unknown {reference!r}")
        AgreementParty.objects.create(agreement=agreement, party=party)


def _days(row: SeedRow, *columns: str) -> dict[str, Any]:
    return {column: row.day(column) for column in columns}


def _agreement(row: SeedRow, column: str) -> Agreement:
    slug = row.needed(column)
    found = Agreement.objects.standing_for(Q(slug=slug)).first()
    return found or row.refuse(f"refers to an unknown {slug!r}")


def _load_status_changes(folder: Path, report: SeedReport) -> None:
    rows = list(read_rows(folder / "agreement_status.csv"))
    new = [row for row in rows if _add_status_change(row)]
    report.count("status changes", seeds=len(rows), new=len(new))


def _add_status_change(row: SeedRow) -> bool:
    if not row.text("source_url") and not row.text("note"):
        row.refuse("no evidence: give a source_url or a note")
    _change, is_new = StatusChange.objects.get_or_create(
        agreement=_agreement(row, "agreement"),
        code=row.one_of("code", [code for code, _label in CODES]),
        effective_on=row.needed_day("effective_on"),
        defaults={"source_url": row.text("source_url"), "note": row.text("note")},
    )
    return is_new


def _add_missing(
    kind: str,
    rows: Iterable[SeedRow],
    key: str,
    known: set[str],
    make: Callable[[SeedRow], None],
    report: SeedReport,
) -> None:
    for row in rows:
        is_new = row.needed(key) not in known
        if is_new:
            make(row)
            known.add(row.text(key))
        report.count(kind, seeds=1, new=int(is_new))
