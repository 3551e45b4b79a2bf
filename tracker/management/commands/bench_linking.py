"""`manage.py bench_linking`: milliseconds to find what a candidate means among N commitments."""

from typing import Any

from django.core.management.base import BaseCommand, CommandError, CommandParser

from tracker.management.bench_linking import CANDIDATES, measure


class Command(BaseCommand):
    help = "Rank candidates against made-up commitments, in a database that is removed afterwards."

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("--commitments", type=int, default=100_000, metavar="N")

    def handle(self, *, commitments: int, **options: Any) -> None:
        if commitments < CANDIDATES:
            raise CommandError(f"At least {CANDIDATES} commitments.")
        self.stdout.write(str(measure(commitments)))
