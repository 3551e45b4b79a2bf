"""Show Pledgeline at work: sample data in the database, and the site on this machine."""

import socket
from typing import Any

from django.conf import settings
from django.core.management import call_command
from django.core.management.base import BaseCommand, CommandError, CommandParser

from tracker.importing.seeds import SeedError
from tracker.management.demo import set_up

ANOTHER_PORT = "make demo ARGS='--address 127.0.0.1:8001'"
HOW_TO_LOG_IN = "To review candidates, make an account: .venv/bin/python manage.py createsuperuser"


class Command(BaseCommand):
    help = "Set up the sample data and serve the site. Running it twice changes nothing."

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("--no-serve", action="store_true", help="only set up")
        parser.add_argument("--address", default="127.0.0.1:8000")

    def handle(self, *, no_serve: bool, address: str, **options: Any) -> None:
        if not no_serve and is_taken(address):
            raise CommandError(f"{address} is in use. Take another port: {ANOTHER_PORT}")
        call_command("migrate", verbosity=0)
        try:
            for line in set_up(settings.PLEDGELINE_SEEDS, settings.PLEDGELINE_MAX_TEXT):
                self.stdout.write(line)
        except (OSError, SeedError) as error:
            raise CommandError(str(error)) from error
        self.stdout.write(HOW_TO_LOG_IN)
        if not no_serve:
            self.stdout.write(f"Pledgeline: http://{address}/  (admin: http://{address}/admin/)")
            self.stdout.flush()  # the server never returns, and a pipe would wait for its end
            call_command("runserver", address, use_reloader=False)


def is_taken(address: str) -> bool:
    """Whether another program answers there already."""
    host, _, port = address.rpartition(":")
    try:
        with socket.create_connection((host.strip("[]") or "127.0.0.1", int(port)), timeout=1):
            return True
    except (OSError, ValueError):
        return False  # free, or no address at all: the server itself says what is wrong
