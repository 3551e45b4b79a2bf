"""Seed files as plain data (`seeds/README.md` describes their columns). No database."""

import csv
import datetime as dt
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import NoReturn, Self

from babel import Locale
from django.utils.text import slugify

from tracker.extraction.registry import Alias, DomainEntry, PartyEntry

PARTY_FILES = {
    "states.csv": "state",
    "organisations.csv": "igo",
    "bodies.csv": "body",
    "companies.csv": "company",
    "political_parties.csv": "political",
}
PARTY_KINDS = frozenset(
    ("state", "igo", "body", "company", "association", "political", "place", "person")
)
ALIAS_COLUMNS = {
    "names": "name",
    "acronyms": "acronym",
    "demonyms": "demonym",
    "metonyms": "metonym",
}
LONGEST_NAME = 200
ABBREVIATIONS = {" & ": " and ", "St. ": "Saint "}


class SeedError(Exception):
    """A seed file that cannot be loaded: which one, where, and why."""


@dataclass(frozen=True, slots=True)
class SeedRow:
    """One line of a seed file; every reading of it names the place when it fails."""

    path: Path
    line: int
    values: Mapping[str, str]

    def refuse(self, reason: str) -> NoReturn:
        raise SeedError(f"{self.path}, line {self.line}: {reason}")

    def text(self, column: str) -> str:
        return (self.values.get(column) or "").strip()

    def needed(self, column: str) -> str:
        return self.text(column) or self.refuse(f"no {column}")

    def parts(self, column: str) -> list[str]:
        return [part.strip() for part in self.text(column).split(";") if part.strip()]

    def day(self, column: str) -> dt.date | None:
        text = self.text(column)
        try:
            return dt.date.fromisoformat(text) if text else None
        except ValueError:
            self.refuse(f"{column} is no date (YYYY-MM-DD): {text}")

    def needed_day(self, column: str) -> dt.date:
        return self.day(column) or self.refuse(f"no {column}")

    def flag(self, column: str) -> bool | None:
        text = self.text(column)
        if text not in ("", "yes", "no"):
            self.refuse(f"{column} is neither yes nor no: {text}")
        return text == "yes" if text else None

    def number(self, column: str) -> int | None:
        text = self.text(column)
        if text and not text.isdecimal():
            self.refuse(f"{column} is no number: {text}")
        return int(text) if text else None

    def one_of(self, column: str, known: Iterable[str], default: str = "") -> str:
        text = self.text(column) or default
        if text not in known:
            self.refuse(f"unknown {column}: {text or '(none)'}; use one of {', '.join(known)}")
        return text


@dataclass(slots=True, kw_only=True)
class PartySeed:
    row: SeedRow
    name: str
    slug: str
    kind: str
    code: str | None
    aliases: list[Alias] = field(default_factory=list)
    parent: str | None = None
    members: tuple[str, ...] = ()

    @classmethod
    def read(cls, row: SeedRow, kind: str) -> Self:
        code = row.text("code") or None
        name = row.text("name") or country_name(row, code)
        return cls(
            row=row,
            name=short_enough(row, name),
            slug=row.text("slug") or slugify(name) or row.refuse("no slug, and none in the name"),
            kind=row.one_of("kind", sorted(PARTY_KINDS), kind),
            code=code,
            aliases=[
                Alias(short_enough(row, text), alias_kind)
                for column, alias_kind in ALIAS_COLUMNS.items()
                for text in dict.fromkeys(row.parts(column))
                if text != name
            ],
        )

    def to_entry(self) -> PartyEntry:
        return PartyEntry(self.name, self.kind, tuple(self.aliases), self.parent, self.members)


def short_enough(row: SeedRow, name: str) -> str:
    if len(name) > LONGEST_NAME:
        row.refuse(f"longer than {LONGEST_NAME} characters: {name[:40]}…")
    return name


def country_name(row: SeedRow, code: str | None) -> str:
    """The name that CLDR gives to the code, without its abbreviations."""
    territories: Mapping[str, str] = Locale("en").territories
    name = territories.get(code or "") or row.refuse("no name, and no known code")
    for short, long in ABBREVIATIONS.items():
        name = name.replace(short, long)
    return name


def read_parties(folder: Path, known: Mapping[str, str] | None = None) -> list[PartySeed]:
    """All parties of a folder; `known` are codes and names that it may refer to besides."""
    seeds = [
        PartySeed.read(row, kind)
        for file, kind in PARTY_FILES.items()
        for row in read_rows(folder / file)
    ]
    refuse_twice((seed.row, seed.slug) for seed in seeds)
    names = dict(known or {}) | {seed.name: seed.name for seed in seeds}
    names |= {seed.code: seed.name for seed in seeds if seed.code}
    _refer_to_others(seeds, names)
    _add_office_holders(folder, seeds, names)
    return seeds


def _refer_to_others(seeds: list[PartySeed], names: Mapping[str, str]) -> None:
    for seed in seeds:
        seed.members = tuple(refer(seed.row, names, ref) for ref in seed.row.parts("members"))
        parent = seed.row.text("parent")
        seed.parent = refer(seed.row, names, parent) if parent else None


def _add_office_holders(folder: Path, seeds: list[PartySeed], names: Mapping[str, str]) -> None:
    by_name = {seed.name: seed for seed in seeds}
    for row in read_rows(folder / "office_holders.csv"):
        name = refer(row, names, row.needed("party"))
        start, end = row.day("from"), row.day("to")
        if start and end and end < start:
            row.refuse(f"the term ends before it starts: {start} to {end}")
        holder = Alias(short_enough(row, row.needed("person")), "holder", start, end)
        if name not in by_name:
            # Known from elsewhere: here it stands for its name and its holders alone.
            by_name[name] = PartySeed(row=row, name=name, slug=slugify(name), kind="", code=None)
            seeds.append(by_name[name])
        if holder not in by_name[name].aliases:
            by_name[name].aliases.append(holder)


def read_domains(folder: Path) -> list[tuple[SeedRow, DomainEntry]]:
    """All domains of a folder; parents stand before their children."""
    rows = list(read_rows(folder / "domains.csv"))
    refuse_twice((row, row.needed("slug")) for row in rows)
    seen: dict[str, str] = {}
    domains = []
    for row in rows:
        slug, parent = row.text("slug"), row.text("parent") or None
        if parent:
            refer(row, seen, parent)
        seen[slug] = slug
        entry = DomainEntry(slug, row.needed("name"), parent, tuple(row.parts("words")))
        domains.append((row, entry))
    return domains


def refer(row: SeedRow, names: Mapping[str, str], reference: str) -> str:
    """The name that a code or name stands for."""
    return names.get(reference) or row.refuse(f"refers to an unknown {reference!r}")


def refuse_twice(keyed: Iterable[tuple[SeedRow, str]]) -> None:
    first: dict[str, SeedRow] = {}
    for row, key in keyed:
        if before := first.get(key):
            row.refuse(f"{key!r} stands already in {before.path.name}, line {before.line}")
        first[key] = row


def read_rows(path: Path) -> Iterator[SeedRow]:
    """The lines of a seed file; a folder need not have every file."""
    if not path.parent.is_dir():
        raise SeedError(f"{path.parent}: no such folder")
    if not path.exists():
        return
    try:
        with path.open(encoding="utf-8-sig", newline="") as file:
            lines = csv.DictReader(file, strict=True)
            for values in lines:
                row = SeedRow(path, lines.line_num, values)
                if None in values or None in values.values():
                    row.refuse(f"does not have the {len(lines.fieldnames or ())} columns")
                yield row
    except (UnicodeDecodeError, csv.Error) as error:
        raise SeedError(f"{path}: {error}") from error
