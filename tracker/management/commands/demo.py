"""Show Pledgeline at work: sample data in the database, and the site on this machine."""

from typing import Any

from django.conf import settings
from django.core.management import call_command
from django.core.management.base import BaseCommand, CommandError, CommandParser

from tracker.importing.seeds import SeedError
from tracker.management.demo import set_up

HOW_TO_LOG_IN = "To review candidates, make an account: python manage.py createsuperuser"


class Command(BaseCommand):
    help = "Set up the sample data and serve the site. Running it twice changes nothing."

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("--no-serve", action="store_true", help="only set up")
        parser.add_argument("--address", default="127.0.0.1:8000")

    def handle(self, *, no_serve: bool, address: str, **options: Any) -> None:
        call_command("migrate", verbosity=0)
        try:
            for line in set_up(settings.PLEDGELINE_SEEDS, settings.PLEDGELINE_MAX_TEXT):
                self.stdout.write(line)
        except (OSError, SeedError) as error:
            raise CommandError(str(error)) from error
        self.stdout.write(HOW_TO_LOG_IN)
        if not no_serve:
            self.stdout.write(f"Pledgeline: http://{address}/  (admin: http://{address}/admin/)")
            call_command("runserver", address, use_reloader=False)
