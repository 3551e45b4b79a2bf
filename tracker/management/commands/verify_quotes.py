"""Check that every quote stands at its place in its article."""

from typing import Any

from django.core.management.base import BaseCommand, CommandError

from tracker.importing.quotes import verify_quotes
from tracker.importing.raw import Refused


class Command(BaseCommand):
    help = "Check every mention: its quote must be the words at its place in the article."

    def handle(self, **options: Any) -> None:
        report = verify_quotes(tell=self.tell)
        self.stdout.write(f"{report}.")
        if report.broken:
            raise CommandError(f"{report.broken} quotes do not hold.")

    def tell(self, refused: Refused) -> None:
        self.stderr.write(str(refused))
