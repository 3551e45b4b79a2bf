"""Fit every model of extraction to annotated articles, and write them to one file."""

from collections.abc import Sequence
from pathlib import Path

from tracker.extraction.linear import save_models
from tracker.extraction.registry import Registry
from tracker.extraction.training.dataset import Example
from tracker.extraction.training.heads.detection import fit_detector, fit_sieve
from tracker.extraction.training.heads.domain import fit_domain
from tracker.extraction.training.heads.firmness import fit_firmness
from tracker.extraction.training.heads.pairing import fit_pairing
from tracker.extraction.training.heads.roles import fit_roles
from tracker.extraction.training.heads.splitting import fit_splitter
from tracker.extraction.training.heads.status import fit_status

# Lines less likely than this to hold a commitment are not parsed; docs/extraction.md has the cost.
SIEVE = 0.06


def train(examples: Sequence[Example], registry: Registry, path: Path) -> None:
    """Fit every model and write them to one file."""
    detector, threshold = fit_detector(examples)
    models = {
        "sieve": fit_sieve(examples),
        "detector": detector,
        "splitter": fit_splitter(examples),
        "status": fit_status(examples),
        "firmness": fit_firmness(examples),
        "domain": fit_domain(examples, registry),
        "pairing": fit_pairing(examples),
        **fit_roles(examples, registry),
    }
    save_models(models, {"thresholds": {"detector": threshold, "sieve": SIEVE}}, path)
