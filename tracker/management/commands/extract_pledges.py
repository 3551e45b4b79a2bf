"""Find commitments: in the articles that wait, or, without a database, in a file of JSON lines."""

import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any, TextIO

from django.conf import settings
from django.core.management.base import BaseCommand, CommandError, CommandParser
from django.db.models import Q

from tracker.importing.candidates import extract_waiting, not_read_by, waiting
from tracker.importing.extracting import Extracting
from tracker.importing.lines import extract_lines
from tracker.importing.links import link_new
from tracker.importing.registry import read_registry, registry_from_rows
from tracker.importing.seedfiles import SeedError
from tracker.management.extractor import build_extractor
from tracker.management.refusals import Refusals


class Command(BaseCommand):
    help = "Find commitments in the articles that wait, and store them for review."

    def add_arguments(self, parser: CommandParser) -> None:
        which = parser.add_mutually_exclusive_group()
        which.add_argument("--all", action="store_true", help="also articles read before")
        which.add_argument(
            "--again", action="store_true", help="also what failed or an older version has read"
        )
        which.add_argument("--articles", type=Path, help="JSON lines to read; no database is used")
        parser.add_argument("--output", default="-", help="with --articles: where to write")
        parser.add_argument("--seeds", type=Path, default=settings.PLEDGELINE_SEEDS)
        parser.add_argument("--processes", type=int, default=1, help="work in so many processes")

    def handle(self, *, articles: Path | None, **options: Any) -> None:
        try:
            if articles:
                self.extract_file(articles, **options)
            else:
                self.extract_rows(**options)
        except (OSError, SeedError) as error:
            raise CommandError(str(error)) from error

    def extract_rows(self, *, seeds: Path, processes: int, **options: Any) -> None:
        extractor = build_extractor(registry_from_rows(seeds), processes=processes)
        articles, tell = chosen(extractor, **options), Refusals(self.stderr.write)
        report = extract_waiting(extractor, articles, tell=tell)
        self.stdout.write(f"Extraction: {report}")
        self.stdout.write(f"Linking: {link_new()}")
        if report.failed:
            raise CommandError(f"{report.failed} articles failed; the rest is stored.")

    def extract_file(
        self, articles: Path, *, output: str, seeds: Path, processes: int, **options: Any
    ) -> None:
        if not articles.is_file():
            raise CommandError(f"{articles}: no such file")
        extractor = build_extractor(read_registry(seeds), processes=processes)
        limit, tell = settings.PLEDGELINE_MAX_TEXT, Refusals(self.stderr.write)
        with opened(output) as out:
            report = extract_lines(extractor, articles, out, max_text=limit, tell=tell)
        self.stderr.write(f"Extraction: {report}", self.style.SUCCESS)
        if report.refused:
            raise CommandError(f"{report.refused} refused; the rest is written.")


def chosen(extractor: Extracting, *, all: bool, again: bool, **options: Any) -> Q:
    if all:
        return Q()
    return not_read_by(extractor.version) if again else waiting()


@contextmanager
def opened(output: str) -> Iterator[TextIO]:
    if output == "-":
        yield sys.stdout
    else:
        with Path(output).open("w", encoding="utf-8") as out:
            yield out
