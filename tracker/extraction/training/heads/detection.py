"""What the sieve and the detector learn: which lines and sentences hold a commitment."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace

import numpy as np
from sklearn.linear_model import LogisticRegression

from tracker.extraction.chunks import chunks
from tracker.extraction.entities import entity_types
from tracker.extraction.features import span_features
from tracker.extraction.linear import Features, LinearModel, logistic
from tracker.extraction.reading import line_features
from tracker.extraction.training.dataset import Example
from tracker.extraction.training.fitting import fit
from tracker.extraction.training.splits import folds

NAME = "commitment"
# Aspirational sentences teach the detector little: nobody is to be shown them.
SOFT_WEIGHT = {"detector": 0.1, "sieve": 0.3}
CALIBRATION_FOLDS = 4
SLACK = 0.035  # of F1: an editor refuses with one key, and never sees what is not shown
# Texts as readers have them, not as dense as those written for training: the threshold is theirs.
ORDINARY = {"news", "wire", "local"}


@dataclass(frozen=True, slots=True)
class Judged:
    """Something to be judged: its features, its label (firm, soft, none) and its genre."""

    features: Features
    label: str
    genre: str


def fit_sieve(examples: Sequence[Example]) -> LinearModel:
    """Learn from whole lines, by their words alone: what no parser has to see."""
    judged = [one for example in examples for one in judged_lines(example)]
    return fit_judged(judged, "sieve")


def fit_detector(examples: Sequence[Example]) -> tuple[LinearModel, float]:
    """Return the detector, calibrated on articles that it was not fitted to, and its threshold."""
    judged = {id(example): list(judged_sentences(example)) for example in examples}
    unseen = [
        (one, score)
        for rows in unseen_scores(examples, judged).values()
        for one, score in rows
        if one.label != "soft"
    ]
    model = fit_judged([one for each in judged.values() for one in each], "detector")
    slope, offset = calibration(unseen)
    likely = [(score * slope + offset, one.label == "firm") for one, score in ordinary(unseen)]
    return calibrated(model, slope, offset), best_threshold(likely)


def ordinary(unseen: list[tuple[Judged, float]]) -> list[tuple[Judged, float]]:
    """Those of the genres that are read most, or all where there are none."""
    return [pair for pair in unseen if pair[0].genre in ORDINARY] or unseen


def unseen_scores(
    examples: Sequence[Example], judged: Mapping[int, list[Judged]]
) -> dict[int, list[tuple[Judged, float]]]:
    """By article: each sentence with its score by a model that was not fitted to the article."""
    scored: dict[int, list[tuple[Judged, float]]] = {}
    for learned, held in folds(examples, CALIBRATION_FOLDS):
        model = fit_judged([one for e in learned for one in judged[id(e)]], "detector")
        scored |= {id(e): [(one, model.score(one.features)) for one in judged[id(e)]] for e in held}
    return scored


def judged_sentences(example: Example) -> Iterator[Judged]:
    types = entity_types(example.doc)
    for sentence, label in example.sentences():
        yield Judged(span_features(sentence, types), label, example.row.get("genre") or "")


def judged_lines(example: Example) -> Iterator[Judged]:
    """Each line of the text, labelled by the best sentence in it."""
    marked = [(s.start_char, s.end_char, label) for s, label in example.sentences()]
    start = 0
    for text in chunks(example.row["text"]):
        end = start + len(text)
        labels = {label for a, b, label in marked if a < end and b > start}
        best = next((one for one in ("firm", "soft") if one in labels), "none")
        line = example.doc.char_span(start, end, alignment_mode="expand")
        if line is not None:
            yield Judged(line_features(line), best, example.row.get("genre") or "")
        start = end


def fit_judged(judged: Sequence[Judged], kind: str) -> LinearModel:
    weights = [SOFT_WEIGHT[kind] if one.label == "soft" else 1.0 for one in judged]
    rows, labels = [dict(one.features) for one in judged], [one.label != "none" for one in judged]
    return fit(rows, labels, NAME, strength=0.1, weights=weights, scaled=True)


def calibration(unseen: Sequence[tuple[Judged, float]]) -> tuple[float, float]:
    """Slope and offset that turn scores into log-odds (Platt 1999)."""
    scores = np.array([[score] for _one, score in unseen])
    truth = np.array([one.label == "firm" for one, _score in unseen])
    model = LogisticRegression(C=1e6).fit(scores, truth)
    return float(model.coef_[0][0]), float(model.intercept_[0])


def calibrated(model: LinearModel, slope: float, offset: float) -> LinearModel:
    weights: dict[str, tuple[float, ...]] = {
        name: (round(w * slope, 4),) for name, (w,) in model.weights.items()
    }
    return replace(model, bias=(round(model.bias[0] * slope + offset, 4),), weights=weights)


def best_threshold(scores: Sequence[tuple[float, bool]]) -> float:
    """The least probability from which on F1 is nearly the best, of (log-odds, truth).

    What is shown in vain costs an editor a key; what is not shown is never found.
    """
    best_first = sorted(scores)[::-1]
    hits = np.cumsum([firm for _score, firm in best_first])
    f1 = 2 * hits / (np.arange(1, len(best_first) + 1) + hits[-1])
    last = int(np.flatnonzero(f1 >= f1.max() - SLACK)[-1])
    return round(logistic(best_first[last][0]), 3)
