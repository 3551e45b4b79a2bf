"""Extraction stays as good as it was: shipped weights on articles that none was trained on."""

from collections.abc import Callable
from functools import cache
from pathlib import Path

import pytest

from tracker.extraction.evaluation import evaluate
from tracker.extraction.extractor import Extractor
from tracker.extraction.training.dataset import article_of
from tracker.extraction.training.gold import read_rows

DATA = Path(__file__).parent.parent / "data"
# What `manage.py evaluate` printed of each file, less a small margin.
FLOORS = {
    "heldout.txt": {
        "detection_f1": 0.90,
        "precision": 0.91,
        "recall": 0.89,
        "parties_f1": 0.68,
        "domain_hit1": 0.81,
        "status_accuracy": 0.69,
        "due_f1": 0.76,
        "edit_free": 0.28,
    },
    "stories.jsonl": {
        "detection_f1": 0.93,
        "precision": 0.95,
        "recall": 0.90,
        "parties_f1": 0.70,
        "domain_hit1": 0.82,
        "status_accuracy": 0.76,
        "due_f1": 0.86,
        "edit_free": 0.39,
    },
}
Figures = Callable[[str], dict[str, float]]


@pytest.fixture(scope="module")
def figures(extractor: Extractor) -> Figures:
    @cache
    def of(name: str) -> dict[str, float]:
        rows = read_rows(DATA / name)
        found = extractor.pipe(map(article_of, rows))
        return evaluate(rows, dict(zip([row["id"] for row in rows], found, strict=True))).figures()

    return of


@pytest.mark.parametrize(
    ("file", "name", "floor"),
    [(file, name, floor) for file, floors in FLOORS.items() for name, floor in floors.items()],
)
def test_a_figure_does_not_fall(figures: Figures, file: str, name: str, floor: float):
    assert figures(file)[name] >= floor
