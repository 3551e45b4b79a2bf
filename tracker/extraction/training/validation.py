"""How good extraction is on articles that it was not trained on."""

import tempfile
from collections.abc import Sequence
from pathlib import Path

from tracker.extraction.candidate import Candidate
from tracker.extraction.evaluation import Evaluation, evaluate
from tracker.extraction.extractor import FIELDS, Extractor, frozen, rules
from tracker.extraction.registry import Registry
from tracker.extraction.training.dataset import Example
from tracker.extraction.training.fit import train
from tracker.extraction.training.splits import folds


def cross_validate(
    extractor: Extractor, registry: Registry, examples: Sequence[Example], count: int
) -> Evaluation:
    """Train on all folds but one, extract from that one, for each; stories are kept together."""
    found: dict[str, list[Candidate]] = {}
    with tempfile.TemporaryDirectory() as folder:
        for number, (learned, held) in enumerate(folds(examples, count)):
            weights = Path(folder) / f"fold{number}.json.gz"
            train(learned, registry, weights)
            found |= predictions(extractor, registry, held, weights)
    return evaluate([example.row for example in examples], found)


def predictions(
    extractor: Extractor, registry: Registry, examples: Sequence[Example], weights: Path
) -> dict[str, list[Candidate]]:
    """Candidates by article id, found with these weights in texts that are parsed already."""
    fields = rules(extractor.reader, registry, FIELDS, str(weights))
    docs = fields.pipe(example.doc.copy() for example in examples)
    return {example.row["id"]: frozen(doc) for example, doc in zip(examples, docs, strict=True)}
