"""What the splitter learns: when two coordinated verbs carry two commitments."""

from collections.abc import Iterable

from tracker.extraction.components.detector import coordinations, pair_features
from tracker.extraction.entities import entity_types
from tracker.extraction.evaluation import span_of
from tracker.extraction.linear import LinearModel
from tracker.extraction.training.dataset import Example
from tracker.extraction.training.fitting import fit


def fit_splitter(examples: Iterable[Example]) -> LinearModel:
    rows, labels = [], []
    for example in examples:
        types = entity_types(example.doc)
        spans = [span_of(g["quote"], example.row["text"]) for g in example.row["commitments"]]
        for sentence, label in example.sentences():
            if label == "none":
                continue
            for first, second, _cut in coordinations(sentence):
                holders = [holding(spans, token.idx) for token in (first, second)]
                if None not in holders:
                    rows.append(pair_features(first, second, types))
                    labels.append(holders[0] != holders[1])
    return fit(rows, labels, "split", strength=1.0)


def holding(spans: list[tuple[int, int]], place: int) -> int | None:
    return next((i for i, (start, end) in enumerate(spans) if start <= place < end), None)
