"""Load parties, domains, outlets and agreements from a folder of seed files."""

from pathlib import Path
from typing import Any

from django.conf import settings
from django.core.management.base import BaseCommand, CommandError, CommandParser

from tracker.importing.seeds import SeedError, load_seeds


class Command(BaseCommand):
    help = "Load seed files (seeds/README.md describes them). Loading twice changes nothing."

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("folder", nargs="?", type=Path, default=settings.PLEDGELINE_SEEDS)

    def handle(self, *, folder: Path, **options: Any) -> None:
        try:
            report = load_seeds(folder)
        except SeedError as error:
            raise CommandError(str(error)) from error
        self.stdout.write(f"{folder.name}: {report}")
