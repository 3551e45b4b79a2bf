"""`manage.py replay`: what the program would make of articles if nobody reviewed them."""

import json
from pathlib import Path
from typing import Any

from django.conf import settings
from django.core.management.base import BaseCommand, CommandError, CommandParser

from tracker.importing.lines import read_lines
from tracker.importing.registry import registry_from_rows
from tracker.importing.seeds import SeedError, load_seeds
from tracker.management.extractor import build_extractor
from tracker.management.refusals import Refusals
from tracker.management.replay import ReplayReport, replay, tracked
from tracker.management.scratch import temporary_database


class Command(BaseCommand):
    help = (
        "Follow the commitments of a file of articles (JSON lines) in a database of its own:"
        " import by date, extract, link, and accept every proposal."
    )

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("articles", type=Path)
        parser.add_argument("--output", type=Path, required=True, help="one line a commitment")
        parser.add_argument("--seeds", type=Path, default=settings.PLEDGELINE_SEEDS)

    def handle(self, *, articles: Path, output: Path, seeds: Path, **options: Any) -> None:
        refused = Refusals(self.stderr.write)
        try:
            lines = list(read_lines(articles, settings.PLEDGELINE_MAX_TEXT, refused))
            with temporary_database():
                load_seeds(seeds)
                ids = replay(lines, build_extractor(registry_from_rows(seeds)))
                rows = list(tracked(ids))
            text = "".join(f"{json.dumps(row, ensure_ascii=False)}\n" for row in rows)
            output.write_text(text, encoding="utf-8")
        except (OSError, SeedError) as error:
            raise CommandError(str(error)) from error
        mentions = sum(len(row["mentions"]) for row in rows)
        self.stdout.write(f"Replay: {ReplayReport(len(lines), mentions, len(rows))}")
        if refused.count:
            raise CommandError(f"{refused.count} refused; the rest is followed.")
