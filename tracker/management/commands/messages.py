"""`manage.py messages fr`: bring a translation up to date with the pages, and compile it."""

from argparse import ArgumentParser
from typing import Any

from django.core.management.base import BaseCommand

from tracker.management.messages import is_translated, po_file, renew


class Command(BaseCommand):
    help = "Gather the words to translate into locale/…/django.po, and compile what is translated."

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("language", help="such as fr")

    def handle(self, *, language: str, **options: Any) -> str:
        catalog = renew(language)
        left = sum(not is_translated(message) for message in catalog if message.id)
        return f"{po_file(language)}: {len(catalog)} messages, {left} not translated."
