"""`manage.py train_encoder`: tune the second reader of extraction to the annotated articles."""

from pathlib import Path
from typing import Any

from django.conf import settings
from django.core.management.base import BaseCommand, CommandError, CommandParser

from tracker.extraction import models
from tracker.extraction.extractor import Extractor
from tracker.importing.registry import read_registry


class Command(BaseCommand):
    help = "Tune the encoder to the annotated articles in the repository (tens of minutes)."

    def add_arguments(self, parser: CommandParser) -> None:
        default = models.encoder_beside(models.WEIGHTS)
        parser.add_argument("--output", type=Path, default=default)

    def handle(self, *, output: Path, **options: Any) -> None:
        # JAX and scikit-learn come with the development tools; only training needs them.
        from tracker.extraction.training import dataset
        from tracker.extraction.training.encoder import fit

        if not output.parent.is_dir():  # known now, not when half an hour has gone
            raise CommandError(f"No such folder: {output.parent}")
        registry = read_registry(settings.PLEDGELINE_SEEDS)
        extractor = Extractor(registry, model=settings.PLEDGELINE_MODEL, weights=None)
        examples = dataset.examples(extractor, dataset.training_rows())
        try:
            result = fit.fit_encoder(extractor, registry, examples, output, self.stderr.write)
        except FileNotFoundError as error:
            raise CommandError(str(error)) from error
        self.stdout.write("An eighth of the articles, unseen:")
        self.stdout.write(result.table())
        self.stdout.write(f"{output.name}, {output.stat().st_size:,} bytes")
