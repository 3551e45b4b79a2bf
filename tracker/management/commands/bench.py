"""`manage.py bench`: queries and milliseconds of each page, speed and memory of extraction."""

from typing import Any

from django.core.management.base import BaseCommand, CommandError, CommandParser

from tracker.management import bench, bench_extraction

BENCHES = {
    "pages": (bench.HEADING, bench.pages),
    "extraction": (bench_extraction.HEADING, bench_extraction.extraction),
    "memory": (bench_extraction.MEMORY, bench_extraction.memory),
}


class Command(BaseCommand):
    help = "Measure pages over synthetic rows in a scratch database, and extraction over articles."

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("bench", nargs="*", help=f"Which to run: {', '.join(BENCHES)} (all).")
        parser.add_argument("--sizes", nargs="+", type=int, default=[10, 2000], metavar="N")

    def handle(self, *, bench: list[str], sizes: list[int], **options: Any) -> None:
        if unknown := sorted(set(bench) - BENCHES.keys()):
            raise CommandError(f"No such bench: {', '.join(unknown)}. Known: {', '.join(BENCHES)}.")
        if min(sizes) < 1:
            raise CommandError("A size is 1 or more.")
        for name in bench or BENCHES:
            heading, run = BENCHES[name]
            self.stdout.write(heading)
            for line in run(sizes):
                self.stdout.write(str(line))
