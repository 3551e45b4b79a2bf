"""Import articles from files, folders or standard input."""

from typing import Any

from django.conf import settings
from django.core.management.base import BaseCommand, CommandError, CommandParser

from tracker.importing.articles import import_articles
from tracker.importing.raw import Options
from tracker.importing.readers import READERS, read
from tracker.management.progress import counted
from tracker.management.refusals import Refusals

FIELDS = ("outlet", "title", "date", "url", "language")


class Command(BaseCommand):
    help = "Import articles. Importing twice changes nothing; a refused item stops no other."

    def add_arguments(self, parser: CommandParser) -> None:
        formats = ", ".join(READERS)
        parser.add_argument("paths", nargs="+", metavar="PATH", help=f"{formats}, a folder, or -")
        for field in FIELDS:
            parser.add_argument(f"--{field}", default="", help="for files that do not say it")

    def handle(self, *, paths: list[str], **options: Any) -> None:
        given = {field: options[field] for field in FIELDS}
        items = read(paths, Options(max_text=settings.PLEDGELINE_MAX_TEXT, **given))
        tell = Refusals(self.stderr.write)
        report = import_articles(counted(items, "articles"), source=" ".join(paths), tell=tell)
        self.stdout.write(f"Articles: {report}")
        if report.refused:
            raise CommandError(f"{report.refused} refused; the rest is imported.")
