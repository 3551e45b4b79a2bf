"""`manage.py evaluate`: how good extraction is on annotated articles."""

import json
from pathlib import Path
from typing import Any

from django.conf import settings
from django.core.management.base import BaseCommand, CommandError, CommandParser

from tracker.extraction.evaluation import Evaluation, evaluate
from tracker.extraction.training.corpus import CorpusError
from tracker.importing.registry import read_registry
from tracker.importing.seedfiles import SeedError
from tracker.management.extractor import build_extractor


class Command(BaseCommand):
    help = "Compare what extraction finds with annotated articles."

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("gold", type=Path, help="annotated articles: .jsonl or marked-up .txt")
        parser.add_argument("--errors", action="store_true", help="also list every mistake")
        parser.add_argument("--json", action="store_true", help="the figures as a JSON object")
        parser.add_argument("--seeds", type=Path, default=settings.PLEDGELINE_SEEDS)

    def handle(self, *, gold: Path, seeds: Path, errors: bool, json: bool, **options: Any) -> None:
        # They load spaCy, which no other command needs to wait for.
        from tracker.extraction.training.dataset import article_of
        from tracker.extraction.training.gold import read_rows

        try:
            rows = read_rows(gold)
            extractor = build_extractor(read_registry(seeds))
        except (OSError, CorpusError, SeedError) as error:
            raise CommandError(str(error)) from error
        found = extractor.pipe(map(article_of, rows))
        ids = [row["id"] for row in rows]
        result = evaluate(rows, dict(zip(ids, found, strict=True)))
        write = as_json if json else as_text
        self.stdout.write(write(result, list(result.errors()) if errors else []))


def as_text(result: Evaluation, errors: list[str]) -> str:
    return "\n".join([result.table(), *errors])


def as_json(result: Evaluation, errors: list[str]) -> str:
    figures = {name: round(value, 3) for name, value in result.figures().items()}
    return json.dumps(figures | ({"errors": errors} if errors else {}), ensure_ascii=False)
