"""The trained models of extraction, read once from `data/`."""

from dataclasses import dataclass
from functools import cache
from pathlib import Path

from tracker.extraction.linear import LinearModel, load_models

WEIGHTS = str(Path(__file__).parent / "data" / "weights.json.gz")


@dataclass(frozen=True, slots=True)
class Models:
    """One model a decision; `docs/extraction.md` tells what each was trained on.

    sieve: may a line hold a commitment?  detector: does a sentence?  splitter: do two coordinated
    verbs carry two?  status, firmness, domain: its fields.  obligor, beneficiary: is a party one?
    """

    sieve: LinearModel
    detector: LinearModel
    splitter: LinearModel
    status: LinearModel
    firmness: LinearModel
    domain: LinearModel
    obligor: LinearModel
    beneficiary: LinearModel
    thresholds: dict[str, float]


@cache
def load(path: str = WEIGHTS) -> Models:
    models, extra = load_models(Path(path))
    return Models(**models, thresholds=extra["thresholds"])
