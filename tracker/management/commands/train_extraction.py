"""`manage.py train_extraction`: fit the models of extraction to the annotated articles."""

from pathlib import Path
from typing import Any

from django.conf import settings
from django.core.management.base import BaseCommand, CommandParser

from tracker.extraction import models
from tracker.extraction.extractor import Extractor
from tracker.importing.registry import read_registry


class Command(BaseCommand):
    help = "Fit the models of extraction to the annotated articles in the repository."

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("--output", type=Path, default=Path(models.WEIGHTS))
        parser.add_argument(
            "--folds",
            type=int,
            default=0,
            help="first cross-validate with so many folds, and print the figures",
        )

    def handle(self, *, output: Path, folds: int, **options: Any) -> None:
        # scikit-learn comes with the development tools; only training needs it.
        from tracker.extraction.training import dataset, fit, validation

        registry = read_registry(settings.PLEDGELINE_SEEDS)
        extractor = Extractor(registry, model=settings.PLEDGELINE_MODEL, weights=None)
        examples = dataset.examples(extractor, dataset.training_rows())
        if folds:
            result = validation.cross_validate(extractor, registry, examples, folds)
            self.stdout.write(result.table())
        fit.train(examples, registry, output)
        self.stdout.write(
            f"{len(examples)} articles → {output.name}, {output.stat().st_size:,} bytes"
        )
