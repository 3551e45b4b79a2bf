"""What either reader says of articles that neither was fitted to, and what is right."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from itertools import groupby
from typing import Any

import numpy as np
from spacy.tokens import Span

from tracker.extraction.components.detector import FLOOR, NAME
from tracker.extraction.domains import domain_features, lexicon
from tracker.extraction.encoder.encoder import FIELDS, PARTY, SENTENCE, Encoder, Said
from tracker.extraction.encoder.mixing import Mixing
from tracker.extraction.entities import entity_types
from tracker.extraction.features import span_features
from tracker.extraction.linear import logistic, normalised
from tracker.extraction.models import UNHEARD, Models
from tracker.extraction.passages import commitment_passage, first_word, sentence_passage
from tracker.extraction.registry import Registry
from tracker.extraction.roles import (
    Cast,
    Scene,
    choices,
    place_features,
    set_features,
    total,
    voices,
)
from tracker.extraction.status.features import status_features
from tracker.extraction.training.dataset import Example
from tracker.extraction.training.heads.firmness import firmness_features

Row = tuple[float, float, bool]  # the linear model's log-odds, the encoder's, and the truth


@dataclass(frozen=True, slots=True)
class Options:
    """The answers to one question: each one's score by either reader, and whether it is right.

    `unread` counts what of an answer the encoder has not read; each costs the offset.
    """

    linear: Any  # one number an answer
    encoder: Any
    right: Any
    unread: Any = 0

    def likelihood(self, mixing: Mixing) -> float:
        """The logarithm of the chance that a right answer is given."""
        scores = mixing(self.linear, self.encoder, self.unread)
        shares = np.exp(scores - scores.max())
        return float(np.log(shares[self.right].sum() / shares.sum()))


def sentence_rows(models: Models, encoder: Encoder, example: Example) -> list[Row]:
    """The sentences that the detector shows the encoder: do they hold a commitment?"""
    asked = list(doubtful(models, example))
    passages = [sentence_passage(sentence) for sentence, _label, _score in asked]
    said = encoder.judge(passages, SENTENCE)
    return [
        (score, one[NAME][NAME], label == "firm")
        for (_sentence, label, score), one in zip(asked, said, strict=True)
    ]


def doubtful(models: Models, example: Example) -> Iterator[tuple[Span, str, float]]:
    """Sentences with their labels, and how the detector scores them."""
    types = entity_types(example.doc)
    for sentence, label in example.sentences():
        score = models.detector.score(span_features(sentence, types))
        if label != "soft" and logistic(score) >= FLOOR:
            yield sentence, label, score


@dataclass(frozen=True, slots=True)
class Marked:
    """An annotated commitment, and what the encoder says of it."""

    span: Span
    gold: dict[str, Any]
    said: Said
    heard: dict[int, float]  # of each word of the article near it, if it names who undertakes

    def rows(self, head: str, own: dict[str, float], right: set[str]) -> Iterator[Row]:
        """Each label by itself."""
        for label, score in own.items():
            if label in self.said[head]:
                yield score, self.said[head][label], label in right

    def status(self, models: Models) -> Options:
        own = normalised(models.status.scores(status_features(self.span)))
        told = self.said["status"]
        return Options(
            np.array(list(own.values())),
            np.array([told.get(label, UNHEARD) for label in own]),
            np.array([label == self.gold["status"] for label in own]),
        )

    def parties(self, models: Models, cast: Cast) -> Options:
        scene, told = Scene.of(self.span), voices(cast, self.heard)
        places = {name: place_features(name, cast, scene) for name in cast.mentions}
        offered = choices(cast, scene)
        own = [models.obligor.score(set_features(choice, places, scene)) for choice in offered]
        totals = [total(choice.names, told) for choice in offered]
        return Options(
            np.array(own),
            np.array([voice for voice, _unread in totals]),
            np.array([choice.names == {*self.gold["parties"]} for choice in offered], bool),
            np.array([unread for _voice, unread in totals]),
        )


def marked_commitments(encoder: Encoder, held: Iterable[Example]) -> Iterator[Marked]:
    for example in held:
        found = list(example.commitments())
        read = encoder.read([commitment_passage(span) for span, _gold in found])
        answers = zip(encoder.answers(read, FIELDS), encoder.of_words(read, PARTY), strict=True)
        for (span, gold), (said, words) in zip(found, answers, strict=True):
            first = first_word(span)
            yield Marked(span, gold, said, {first + word: told for word, told in words.items()})


def party_options(
    models: Models, registry: Registry, marked: Iterable[Marked]
) -> Iterator[Options]:
    for doc, own in groupby(marked, key=lambda one: one.span.doc):
        cast = Cast.of(doc, registry)
        yield from (one.parties(models, cast) for one in own)


def domain_rows(models: Models, registry: Registry, marked: Iterable[Marked]) -> Iterator[Row]:
    words = lexicon(registry)
    for one in marked:
        own = models.domain.scores(domain_features(one.span, words))
        yield from one.rows("domain", own, set(one.gold["domains"]))


def firm_rows(models: Models, marked: Iterable[Marked]) -> Iterator[Row]:
    for one in marked:
        own = models.firmness.scores(firmness_features(one.span, one.gold))
        yield from one.rows("firm", own, {"firm"} if one.gold["firm"] else set())
