"""How good the program's proposals are, by what editors decided about them."""

import datetime as dt
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, field

from tracker.models import Decision, LinkOutcome, Verdict


@dataclass(slots=True)
class Figures:
    """One week of one extractor version: decisions that somebody took singly."""

    week: dt.date
    version: str
    verdicts: Counter[str] = field(default_factory=Counter)
    links: Counter[str] = field(default_factory=Counter)
    edits: Counter[str] = field(default_factory=Counter)
    edited: int = 0

    def count(self, verdict: str, link: str, changed: list[str]) -> None:
        self.verdicts[verdict] += 1
        if verdict == Verdict.REJECTED:
            return
        self.links[link] += 1
        self.edits.update(changed)
        self.edited += bool(changed)

    @property
    def decided(self) -> int:
        return self.verdicts.total()

    @property
    def accepted(self) -> int:
        return self.decided - self.verdicts[Verdict.REJECTED]

    @property
    def links_proposed(self) -> int:
        return self.links[LinkOutcome.RIGHT] + self.links[LinkOutcome.WRONG]

    @property
    def acceptance(self) -> float | None:
        """The share of candidates that were accepted."""
        return _share(self.accepted, self.decided)

    @property
    def untouched(self) -> float | None:
        """The share of the accepted ones of which no field was changed."""
        return _share(self.accepted - self.edited, self.accepted)

    @property
    def link_precision(self) -> float | None:
        """The share of the proposed links that were right."""
        return _share(self.links[LinkOutcome.RIGHT], self.links_proposed)


def _share(part: int, whole: int) -> float | None:
    return part / whole if whole else None


def weekly() -> list[Figures]:
    """By week and extractor version, newest first."""
    rows: dict[tuple[dt.date, str], Figures] = {}
    for day, version, verdict, link, changes in _decisions():
        week = day - dt.timedelta(days=day.weekday())
        row = rows.setdefault((week, version), Figures(week, version))
        row.count(verdict, link, list(changes))
    return sorted(rows.values(), key=lambda row: (row.week, row.version), reverse=True)


def _decisions() -> Iterator[tuple[dt.date, str, str, str, dict[str, list[object]]]]:
    # What editors found by themselves says nothing of the extractor.
    proposed = Decision.objects.standing().one_by_one().exclude(extractor_version="")
    columns = ("made_at__date", "extractor_version", "verdict", "link", "changes")
    return proposed.order_by().values_list(*columns).iterator()
