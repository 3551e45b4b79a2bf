"""Fit every model of extraction to annotated articles, and write them to one file."""

from collections.abc import Iterator, Sequence
from pathlib import Path

from tracker.extraction.linear import save_models
from tracker.extraction.registry import Registry
from tracker.extraction.training.dataset import Example
from tracker.extraction.training.heads.detection import fit_detector
from tracker.extraction.training.heads.domain import fit_domain
from tracker.extraction.training.heads.firmness import fit_firmness
from tracker.extraction.training.heads.roles import fit_roles
from tracker.extraction.training.heads.splitting import fit_splitter
from tracker.extraction.training.heads.status import fit_status


def train(examples: Sequence[Example], registry: Registry, path: Path) -> None:
    """Fit every model and write them to one file."""
    models = {
        "sieve": fit_detector(examples, strength=0.1),
        "detector": fit_detector(examples, strength=0.1),
        "splitter": fit_splitter(examples),
        "status": fit_status(examples),
        "firmness": fit_firmness(examples),
        "domain": fit_domain(examples, registry),
        **fit_roles(examples, registry),
    }
    save_models(models, {"thresholds": {"detector": 0.35}}, path)


def folds(examples: Sequence[Example], count: int) -> Iterator[tuple[list[Example], list[Example]]]:
    """Split examples for cross-validation, stories kept together; the same every time."""
    groups = sorted({example.group for example in examples})
    for number in range(count):
        held = set(groups[number::count])
        yield (
            [example for example in examples if example.group not in held],
            [example for example in examples if example.group in held],
        )
