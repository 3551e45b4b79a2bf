"""How good the program's proposals are, by what editors decided about them."""

import datetime as dt
from collections import Counter, defaultdict
from dataclasses import dataclass, field
from typing import Any

from django.db.models import Case, Count, DateField, Value, When
from django.db.models.functions import TruncWeek

from tracker.models import Decision, LinkOutcome, Verdict

Key = tuple[dt.date, str]


@dataclass(slots=True)
class Figures:
    """One week of one extractor version: decisions that somebody took singly."""

    week: dt.date
    version: str
    verdicts: Counter[str] = field(default_factory=Counter)
    links: Counter[str] = field(default_factory=Counter)
    edited: int = 0

    def count(self, cell: dict[str, Any]) -> None:
        self.verdicts[cell["verdict"]] += cell["count"]
        if cell["verdict"] != Verdict.REJECTED:
            self.links[cell["link"]] += cell["count"]
            self.edited += cell["count"] * cell["is_edited"]

    @property
    def decided(self) -> int:
        return self.verdicts.total()

    @property
    def accepted(self) -> int:
        return self.decided - self.verdicts[Verdict.REJECTED]

    @property
    def links_proposed(self) -> int:
        return self.links_right + self.links[LinkOutcome.WRONG]

    @property
    def unchanged(self) -> int:
        return self.accepted - self.edited

    @property
    def links_right(self) -> int:
        return self.links[LinkOutcome.RIGHT]

    @property
    def acceptance(self) -> float | None:
        """The share of candidates that were accepted."""
        return _share(self.accepted, self.decided)

    @property
    def untouched(self) -> float | None:
        """The share of the accepted ones of which no field was changed."""
        return _share(self.unchanged, self.accepted)

    @property
    def link_precision(self) -> float | None:
        """The share of the proposed links that were right."""
        return _share(self.links_right, self.links_proposed)


def _share(part: int, whole: int) -> float | None:
    return part / whole if whole else None


def weekly(limit: int | None = None) -> list[Figures]:
    """By week and extractor version, newest first; one query, whatever was decided."""
    is_edited = Case(When(changes={}, then=Value(0)), default=Value(1))
    columns = ("week", "extractor_version", "verdict", "link", "is_edited")
    cells = _by_week().annotate(is_edited=is_edited).order_by().values(*columns)
    rows: dict[Key, Figures] = {}
    for cell in cells.annotate(count=Count("pk")):
        key = (cell["week"], cell["extractor_version"])
        rows.setdefault(key, Figures(*key)).count(cell)
    return [rows[key] for key in sorted(rows, reverse=True)][:limit]


def edits() -> dict[Key, Counter[str]]:
    """How often which field was changed, by week and extractor version."""
    counted: dict[Key, Counter[str]] = defaultdict(Counter)
    changed = _by_week().exclude(changes={}).exclude(verdict=Verdict.REJECTED).order_by()
    for week, version, changes in changed.values_list("week", "extractor_version", "changes"):
        counted[week, version].update(list(changes))
    return counted


def _by_week() -> Any:
    # What editors found by themselves says nothing of the extractor.
    proposed = Decision.objects.standing().one_by_one().exclude(extractor_version="")
    return proposed.annotate(week=TruncWeek("made_at", output_field=DateField()))
