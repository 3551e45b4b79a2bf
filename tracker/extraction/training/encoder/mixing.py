"""Fit how much each reader's word counts, on articles that neither was fitted to."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Any

import numpy as np
from scipy.optimize import minimize
from sklearn.linear_model import LogisticRegression

from tracker.extraction.components.detector import FLOOR, NAME
from tracker.extraction.domains import domain_features, lexicon
from tracker.extraction.encoder.encoder import Encoder
from tracker.extraction.encoder.mixing import Mixing
from tracker.extraction.encoder.texts import Passage
from tracker.extraction.entities import entity_types
from tracker.extraction.features import span_features
from tracker.extraction.linear import logistic, normalised
from tracker.extraction.models import UNHEARD, Models
from tracker.extraction.registry import Registry
from tracker.extraction.status.features import status_features
from tracker.extraction.training.dataset import Example
from tracker.extraction.training.heads.detection import ORDINARY, best_threshold
from tracker.extraction.training.heads.firmness import firmness_features

Judged = list[tuple[float, float, bool, str]]  # linear, encoder, firm or not, genre
EVEN = Mixing(0.5, 0.5)


@dataclass(frozen=True, slots=True)
class Reading:
    """Each label's score by either reader, and the right labels."""

    linear: dict[str, float]
    encoder: dict[str, float]
    right: set[str]

    def likelihood(self, mixing: Mixing) -> float:
        """The logarithm of the right label's probability, of one right label."""
        (right,) = self.right
        mixed = {
            label: mixing(score, self.encoder.get(label, UNHEARD))
            for label, score in self.linear.items()
        }
        return normalised(mixed)[right]


def fit_mixing(
    models: Models, encoder: Encoder, registry: Registry, held: Sequence[Example]
) -> tuple[dict[str, Mixing], float]:
    """The mixing of each head, and the threshold of detection."""
    judged = [one for example in held for one in judged_sentences(models, encoder, example)]
    commitment = weighed([(own, other, firm) for own, other, firm, _genre in judged])
    read = list(readings(models, encoder, registry, held))
    mixing = {
        NAME: commitment,
        "status": choice([one for head, one in read if head == "status"]),
        "domain": weighed([row for head, one in read if head == "domain" for row in pairs(one)]),
        "firm": weighed([row for head, one in read if head == "firm" for row in pairs(one)]),
    }
    ordinary = [one for one in judged if one[3] in ORDINARY] or judged
    mixed = [(commitment(own, other), firm) for own, other, firm, _genre in ordinary]
    return mixing, best_threshold(mixed)


def judged_sentences(models: Models, encoder: Encoder, example: Example) -> Judged:
    """The sentences that the encoder is shown, as it and the detector see them."""
    types = entity_types(example.doc)
    asked = [
        (sentence, label, score)
        for sentence, label in example.sentences()
        if label != "soft"
        and logistic(score := models.detector.score(span_features(sentence, types))) >= FLOOR
    ]
    said = encoder.judge([Passage(sentence.text) for sentence, _label, _score in asked])
    genre = example.row.get("genre") or ""
    return [
        (score, heads[NAME][NAME], label == "firm", genre)
        for (_sentence, label, score), heads in zip(asked, said, strict=True)
    ]


def readings(
    models: Models, encoder: Encoder, registry: Registry, held: Sequence[Example]
) -> Iterator[tuple[str, Reading]]:
    """For each annotated commitment and head: what either reader says, and what is right."""
    words = lexicon(registry)
    for example in held:
        marked = list(example.commitments())
        said = encoder.judge([Passage(span.sent.text) for span, _gold in marked])
        for (span, gold), heads in zip(marked, said, strict=True):
            own = normalised(models.status.scores(status_features(span)))
            yield "status", Reading(own, heads["status"], {gold["status"]})
            own = models.domain.scores(domain_features(span, words))
            yield "domain", Reading(own, heads["domain"], set(gold["domains"]))
            own = models.firmness.scores(firmness_features(span, gold))
            yield "firm", Reading(own, heads["firm"], {"firm"} if gold["firm"] else set())


def pairs(one: Reading) -> Iterator[tuple[float, float, bool]]:
    """Each label by itself: what either reader says, and whether it is right."""
    for label, score in one.linear.items():
        if label in one.encoder:
            yield score, one.encoder[label], label in one.right


def weighed(rows: Sequence[tuple[float, float, bool]]) -> Mixing:
    """Weights and offset that turn both readers' scores into log-odds."""
    if len({row[2] for row in rows}) == 1:
        return EVEN  # too few texts to tell
    scores, truth = np.array([row[:2] for row in rows]), np.array([row[2] for row in rows])
    model = LogisticRegression(C=1e6).fit(scores, truth)
    linear, encoder = map(float, model.coef_[0])
    return Mixing(round(linear, 4), round(encoder, 4), round(float(model.intercept_[0]), 4))


def choice(rows: Sequence[Reading]) -> Mixing:
    """Weights with which the right one of several labels is likeliest."""
    known = [one for one in rows if one.right <= one.linear.keys() & one.encoder.keys()]

    def surprise(weights: Any) -> float:
        return -sum(one.likelihood(Mixing(*weights)) for one in known)

    found = minimize(surprise, np.array([0.5, 0.5]), method="Nelder-Mead")
    return Mixing(*(round(float(weight), 4) for weight in found.x))
