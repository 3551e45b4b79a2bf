"""Print how good the program's proposals are, by what editors decided about them."""

import json
from collections.abc import Mapping
from typing import Any

from django.core.management.base import BaseCommand, CommandParser

from tracker.reviewing.figures import Figures, edits, weekly

COLUMNS = "{:<12}{:<28}{:>8}{:>10}{:>11}{:>7}{:>11}"
HEAD = ("Week of", "Extractor", "Decided", "Accepted", "Unchanged", "Links", "Right")


class Command(BaseCommand):
    help = (
        "Acceptance, edits and precision of links by week and extractor version, from decisions "
        "that were taken one by one and still stand."
    )

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("--format", choices=["text", "json"], default="text")

    def handle(self, *, format: str, **options: Any) -> None:
        rows = weekly()
        if format == "json":
            changed = edits()
            found = [as_dict(row, changed.get((row.week, row.version), {})) for row in rows]
            self.stdout.write(json.dumps(found, indent=2))
        elif rows:
            self.stdout.write(COLUMNS.format(*HEAD))
            for row in rows:
                self.stdout.write(line(row))
        else:
            self.stdout.write("No candidate has been decided yet.")


def line(row: Figures) -> str:
    shares = (percent(row.acceptance), percent(row.untouched))
    links = (row.links_proposed, percent(row.link_precision))
    return COLUMNS.format(row.week.isoformat(), row.version, row.decided, *shares, *links)


def percent(share: float | None) -> str:
    return "" if share is None else f"{share:.0%}"


def as_dict(row: Figures, changed: Mapping[str, int]) -> dict[str, Any]:
    return {
        "week": row.week.isoformat(),
        "extractor": row.version,
        "decided": row.decided,
        "accepted": row.accepted,
        "edited": row.edited,
        "edits": dict(sorted(changed.items())),
        "links": dict(sorted((name or "none", count) for name, count in row.links.items())),
        "link_precision": row.link_precision,
    }
