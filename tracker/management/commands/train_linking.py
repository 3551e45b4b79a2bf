"""`manage.py train_linking`: fit the weights of linking to the stories in the repository."""

from pathlib import Path
from typing import Any

from django.conf import settings
from django.core.management.base import BaseCommand, CommandParser

from tracker.importing.registry import read_registry
from tracker.linking.words import DATA


class Command(BaseCommand):
    help = "Fit the weights of linking to the annotated and invented stories in the repository."

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("--output", type=Path, default=DATA)
        parser.add_argument("--folds", type=int, default=0, help="first cross-validate by story")

    def handle(self, *, output: Path, folds: int, **options: Any) -> None:
        # SciPy comes with the development tools; only training needs it.
        from tracker.extraction.training.dataset import CORPUS
        from tracker.extraction.training.gold import read_rows
        from tracker.linking import training
        from tracker.management import stories

        rows = [row for path in stories.files(CORPUS) for row in read_rows(path)]
        widen = stories.Widening(read_registry(settings.PLEDGELINE_SEEDS))
        reports = list(stories.reports(rows, widen))
        reports += training.read_stories(DATA / "stories.txt", widen)
        rarity = training.count_words(stories.sentences(rows))
        pairs = training.pairs_of(reports, rarity)
        if folds:
            self.stdout.write(str(training.cross_validate(reports, pairs, rarity, folds)))
        weights = training.fit(pairs)
        training.save(weights, rarity, output)
        fitted = training.measure(reports, training.follow(reports, rarity, weights))
        self.stdout.write(f"{len(reports)} mentions, as fitted: {fitted}")
