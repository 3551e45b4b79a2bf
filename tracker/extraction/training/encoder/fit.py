"""Tune the encoder to most of the articles; the others show what its word is worth."""

import shutil
from collections.abc import Callable, Sequence
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

from tracker.extraction import models
from tracker.extraction.encoder import stored
from tracker.extraction.encoder.encoder import WORDS, encoder_of
from tracker.extraction.encoder.wordpiece import WordPiece
from tracker.extraction.evaluation import Evaluation, evaluate
from tracker.extraction.extractor import Extractor
from tracker.extraction.registry import Registry
from tracker.extraction.training.dataset import Example
from tracker.extraction.training.encoder.base import base, heads
from tracker.extraction.training.encoder.lessons import Labels, lessons
from tracker.extraction.training.encoder.mixing import fit_mixing
from tracker.extraction.training.encoder.shipping import described, shipped
from tracker.extraction.training.encoder.tuning import tuned
from tracker.extraction.training.fit import train
from tracker.extraction.training.splits import folds
from tracker.extraction.training.validation import predictions

PARTS = 8
Tell = Callable[[str], None]


def fit_encoder(
    extractor: Extractor, registry: Registry, examples: Sequence[Example], path: Path, tell: Tell
) -> Evaluation:
    """Write the encoder, tuned to all articles but an eighth; return its figures on that eighth.

    The few numbers of the mixing are fitted to that eighth too: it is the only one that neither
    reader has seen.
    """
    learned, held = next(iter(folds(examples, PARTS)))
    with TemporaryDirectory() as folder:
        weights = Path(folder) / Path(models.WEIGHTS).name
        train(learned, registry, weights)
        linear = models.load(str(weights))
        arrays, extra = tune(learned, registry, tell)
        bare = encoder_of(arrays, described(extra, {}, 0.5))
        stored.write(arrays, described(extra, *fit_mixing(linear, bare, registry, held)), path)
        shutil.copy(path, models.encoder_beside(str(weights)))
        models.load.cache_clear()
        found = predictions(extractor, registry, held, weights)
    return evaluate([example.row for example in held], found)


def tune(
    examples: Sequence[Example], registry: Registry, tell: Tell
) -> tuple[dict[str, Any], dict[str, Any]]:
    """The arrays of the file, and what goes with them: pieces and labels."""
    weights, pieces = base()
    labels = labels_of(examples)
    weights["heads"] = dict(heads(weights["pieces"].shape[1], labels, WORDS))
    taught = lessons(examples, WordPiece(pieces), labels, registry)
    weights = tuned(weights, taught, labels, tell)
    arrays = shipped(weights, [lesson.passage for lesson in taught])
    return arrays, {"pieces": pieces, "labels": labels}


def labels_of(examples: Sequence[Example]) -> Labels:
    """The answers of each head."""
    marked = [gold for example in examples for _span, gold in example.commitments()]
    return {
        "commitment": ("commitment",),
        "status": tuple(sorted({gold["status"] for gold in marked})),
        "domain": tuple(sorted({domain for gold in marked for domain in gold["domains"]})),
        "firm": ("firm",),
    }
