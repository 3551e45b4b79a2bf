"""`manage.py train_ranker`: fit the program's confidence and its links to editors' decisions."""

from typing import Any

from django.core.management.base import BaseCommand, CommandError, CommandParser

from tracker.calibration.trial import TooFewError
from tracker.importing.choosing import choose_again
from tracker.management.lesson import told
from tracker.models import Ranking
from tracker.reviewing import ranking
from tracker.reviewing.errors import ReviewError


class Command(BaseCommand):
    help = (
        "Fit the confidence of candidates, and how strict links are, to the decisions of this "
        "installation's editors. Taken into use only if better on the newest decisions, which "
        "are held out. The same decisions give the same ranking."
    )

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("--dry-run", action="store_true", help="only print what was learnt")
        parser.add_argument(
            "--revert", action="store_true", help="go back to what was in use before"
        )

    def handle(self, *, dry_run: bool, revert: bool, **options: Any) -> None:
        if revert:
            self.go_back()
        else:
            self.train(dry_run)

    def train(self, dry_run: bool) -> None:
        try:
            lesson = ranking.learn()
        except TooFewError as error:
            self.stdout.write(f"Nothing changes. {error}")
            return
        self.stdout.write(told(lesson))
        if lesson.is_better and not dry_run:
            self.stdout.write(f"\nTaken into use: {named(ranking.take_up(lesson))}.")
        elif lesson.is_better:
            self.stdout.write("\nIt would be taken into use.")
        else:
            self.stdout.write("\nNothing changes: it is not better by more than chance.")
        if not dry_run:
            self.bring_up_to_date()

    def go_back(self) -> None:
        try:
            before = ranking.revert()
        except ReviewError as error:
            raise CommandError(str(error)) from error
        self.stdout.write(f"In use: {named(before)}.")
        self.bring_up_to_date()

    def bring_up_to_date(self) -> None:
        ranked, chosen = ranking.rank_waiting(), choose_again()
        self.stdout.write(f"{ranked} waiting candidates ranked anew, {chosen} links changed.")


def named(row: Ranking | None) -> str:
    return f"{row} ({row.digest})" if row else "extraction's own confidence"
