"""`manage.py link_mentions`: propose for waiting candidates which known commitments they mean."""

from typing import Any

from django.core.management.base import BaseCommand

from tracker.importing.links import link_waiting


class Command(BaseCommand):
    help = "Find copies of articles, and propose links of waiting candidates to known commitments."

    def handle(self, **options: Any) -> None:
        self.stdout.write(f"Linking: {link_waiting()}")
