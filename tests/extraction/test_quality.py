"""Extraction stays as good as it was: shipped weights on articles that none was trained on."""

from pathlib import Path

import pytest

from tracker.extraction.evaluation import evaluate
from tracker.extraction.extractor import Extractor
from tracker.extraction.training.dataset import article_of
from tracker.extraction.training.gold import read_rows

HELD_OUT = Path(__file__).parent.parent / "data" / "heldout.txt"
# What `manage.py evaluate tests/data/heldout.txt` printed, less a small margin.
FLOORS = {
    "detection_f1": 0.90,
    "precision": 0.91,
    "recall": 0.89,
    "parties_f1": 0.68,
    "domain_hit1": 0.81,
    "status_accuracy": 0.69,
    "due_f1": 0.76,
    "edit_free": 0.28,
}


@pytest.fixture(scope="module")
def figures(extractor: Extractor) -> dict[str, float]:
    rows = read_rows(HELD_OUT)
    found = dict(
        zip([row["id"] for row in rows], extractor.pipe(map(article_of, rows)), strict=True)
    )
    return evaluate(rows, found).figures()


@pytest.mark.parametrize(("name", "floor"), FLOORS.items())
def test_a_figure_does_not_fall(figures: dict[str, float], name: str, floor: float):
    assert figures[name] >= floor
