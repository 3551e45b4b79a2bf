"""Annotated stories as reports to fit linking to."""

import datetime as dt
import re
from collections.abc import Iterable, Iterator, Mapping
from pathlib import Path
from typing import Any

from tracker.extraction.registry import Registry
from tracker.linking.known import Mentioned
from tracker.linking.training import Report
from tracker.linking.words import stems

SENTENCE = re.compile(r"(?<=[.!?”])\s|\n\n")
LARGEST = 30  # a member of a larger organisation does not stand for it


class Widening:
    """Which parties a party belongs to, looked up by name."""

    def __init__(self, registry: Registry) -> None:
        self.registry = registry
        self.member_of: dict[str, set[str]] = {}
        for party in registry.parties:
            for member in party.members if len(party.members) <= LARGEST else ():
                self.member_of.setdefault(member, set()).add(party.name)

    def __call__(self, names: Iterable[str]) -> frozenset[str]:
        names = set(names)
        found = {above for name in names for above in self._above(name)}
        return frozenset(found - names)

    def _above(self, name: str) -> Iterator[str]:
        yield from self.member_of.get(name, ())
        party = self.registry.by_name.get(name)
        while party is not None and party.parent:
            yield party.parent
            party = self.registry.by_name.get(party.parent)


def reports(rows: Iterable[Mapping[str, Any]], widen: Widening) -> Iterator[Report]:
    """The mentions that count in a story: those of a chain, and firm ones beside them."""
    for row in rows:
        context = stems(f"{row['title']} {row['text']}")
        for number, mention in enumerate(row["commitments"]):
            if mention.get("chain") or (row.get("story") and mention["firm"]):
                yield Report(
                    story=row["story"] or row["id"],
                    article=row["id"],
                    chain=mention.get("chain") or f"{row['id']}#{number}",
                    mentioned=_mentioned(row, mention, context, widen),
                )


def _mentioned(
    row: Mapping[str, Any], mention: Mapping[str, Any], context: frozenset[str], widen: Widening
) -> Mentioned:
    sides = frozenset(mention["parties"])
    receivers = frozenset(mention.get("beneficiaries") or ())
    return Mentioned(
        text=mention["quote"],
        on=dt.date.fromisoformat(row["published"]),
        parties=sides,
        beneficiaries=receivers,
        wider=widen(sides | receivers),
        agreement=mention.get("agreement") or "",
        domains=tuple(mention["domains"]),
        status=mention["status"],
        due=dt.date.fromisoformat(mention["due"]) if mention.get("due") else None,
        context=context,
    )


def sentences(rows: Iterable[Mapping[str, Any]]) -> Iterator[str]:
    for row in rows:
        yield from SENTENCE.split(row["text"])


def files(corpus: Path) -> list[Path]:
    return sorted(path for path in corpus.iterdir() if path.suffix in (".txt", ".jsonl"))
