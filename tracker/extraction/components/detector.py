"""Find the sentences and clauses that hold commitments: `doc.spans["commitments"]`."""

import itertools
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field

from spacy.language import Language
from spacy.tokens import Doc, Span, Token

from tracker.extraction import clause, cutting, models
from tracker.extraction.draft import GROUP, Draft
from tracker.extraction.encoder.encoder import BEGIN, FIELDS, INSIDE, PARTY, SENTENCE
from tracker.extraction.entities import entity_types
from tracker.extraction.features import Features, span_features
from tracker.extraction.linear import logistic
from tracker.extraction.passages import commitment_passage, first_word, sentence_passage

DECIMALS = 4  # of a confidence: the last of a float hang on the order of its summands
NAME = "commitment"
# Less likely sentences are not shown to the encoder: it takes its time, and would find few more.
FLOOR = 0.08
# In the annotated articles not one firm commitment is claimed with these verbs alone.
URGING = frozenset(
    """urge press encourage advise recommend plead lobby pressure emphasise emphasize stress
    underline underscore""".split()
)


@Language.factory(
    "pledge_detector",
    requires=["doc.spans", "token.dep"],
    assigns=["doc.spans"],
    default_config={"weights": models.WEIGHTS},
)
def make_detector(nlp: Language, name: str, weights: str) -> "Detector":
    return Detector(models.load(weights))


@dataclass(slots=True)
class Sentence:
    """A sentence as the detector sees it, and its log-odds: once the encoder is asked, both's."""

    words: Span
    features: Features
    types: dict[int, str]
    score: float
    begin: cutting.Words = field(default_factory=dict)  # what the encoder says of its words
    inside: cutting.Words = field(default_factory=dict)


class Detector:
    """Score each parsed sentence, and split those whose coordinated verbs carry two commitments."""

    def __init__(self, trained: models.Models) -> None:
        self.models = trained
        self.threshold = trained.thresholds["detector"]
        if trained.encoder:
            self.threshold = trained.encoder.threshold

    def __call__(self, doc: Doc) -> Doc:
        (done,) = self.pipe([doc])
        return done

    def pipe(self, stream: Iterable[Doc], batch_size: int = 32) -> Iterator[Doc]:
        """Read so many articles side by side: the encoder takes less time for many at once."""
        articles = iter(stream)
        while docs := list(itertools.islice(articles, batch_size)):
            read = [one for doc in docs for one in self.read(doc)]
            self.read_again([one for one in read if logistic(one.score) >= FLOOR])
            found = [span for one in read for span in self.found(one)]
            self.ask_about(found)
            for doc in docs:
                doc.spans[GROUP] = [span for span in found if span.doc is doc]
                yield doc

    def read(self, doc: Doc) -> Iterator[Sentence]:
        types = entity_types(doc)
        for sentence in sentences(doc):
            if not is_urging(sentence):
                features = span_features(sentence, types)
                yield Sentence(sentence, features, types, self.models.detector.score(features))

    def read_again(self, read: Sequence[Sentence]) -> None:
        """Ask the encoder too, and weigh both readers' word."""
        encoder = self.models.encoder
        if encoder is None:
            return
        done = encoder.read([sentence_passage(one.words) for one in read])
        words = zip(encoder.of_words(done, BEGIN), encoder.of_words(done, INSIDE), strict=True)
        for one, said, own in zip(read, encoder.answers(done, SENTENCE), words, strict=True):
            one.score = encoder.mixing[NAME](one.score, said[NAME][NAME])
            one.begin, one.inside = (placed(told, one.words.start) for told in own)

    def found(self, one: Sentence) -> Iterator[Span]:
        probability = logistic(one.score)
        if probability < self.threshold:
            return
        for piece, chance in self.clauses(one):
            span = clause.trimmed(piece)
            confidence = round(probability * chance, DECIMALS)
            if len(span) < cutting.SHORTEST or confidence < self.threshold:
                continue
            draft = Draft(clause.anchor(span).i, confidence=confidence)
            draft.features = one.features if len(span) == len(one.words) else {}
            for name in self.models.detector.telling(one.features, NAME):
                draft.because(NAME, name, "detector")
            span._.draft = draft
            yield span

    def clauses(self, one: Sentence) -> list[tuple[Span, float]]:
        """The sentence whole, or cut before each commitment; the chance of each to be one.

        The encoder says where one begins; without it, a verb that is coordinated may carry one.
        """
        if one.begin:
            return cutting.pieces(one.words, one.begin, one.inside)
        cuts = {
            cut
            for first, second, cut in coordinations(one.words)
            if self.models.splitter.score(pair_features(first, second, one.types)) > 0
        }
        edges = [one.words.start, *sorted(cuts), one.words.end]
        return [(one.words.doc[a:b], 1.0) for a, b in zip(edges, edges[1:], strict=False)]

    def ask_about(self, found: Sequence[Span]) -> None:
        """Let the encoder read what was found once more, with the headline and the words around."""
        encoder = self.models.encoder
        if encoder is None:
            return
        read = encoder.read([commitment_passage(span) for span in found])
        told = zip(found, encoder.answers(read, FIELDS), encoder.of_words(read, PARTY), strict=True)
        for span, said, words in told:
            first = first_word(span)
            span._.draft.said = said
            span._.draft.heard = placed(words, first)


def placed(words: cutting.Words, first: int) -> dict[int, float]:
    """By their place in the article what is told by their place among the words read."""
    return {first + word: score for word, score in words.items()}


def sentences(doc: Doc) -> Iterator[Span]:
    """The parsed sentences, without blanks; what the model has not read has no sentence."""
    for sentence in doc.sents:
        span = clause.trimmed(sentence)
        if len(span) >= cutting.SHORTEST and span[0].tag_:
            yield span


def is_urging(sentence: Span) -> bool:
    """Whether a sentence only claims that somebody presses others to act."""
    claim = clause.claim(sentence)
    if claim.lemma_.lower() not in URGING or clause.is_passive(claim):
        return False
    verbs = clause.predicates(sentence)
    return not any(name in clause.CARRIERS[:3] for verb in verbs for name in clause.classes(verb))


def coordinations(sentence: Span) -> Iterator[tuple[Token, Token, int]]:
    """Pairs of coordinated verbs, with the place where the second one's clause begins."""
    for second in clause.predicates(sentence):
        first = second.head
        if second.dep_ in ("conj", "ccomp", "parataxis") and first.i < second.i:
            cut = beginning(first, second)
            if sentence.start + cutting.SHORTEST <= cut <= sentence.end - cutting.SHORTEST:
                yield first, second, cut


def beginning(first: Token, second: Token) -> int:
    """Where a coordinated clause begins: at its conjunction, else at its first word."""
    left = next(second.subtree).i
    joints = [child.i for child in first.children if child.dep_ == "cc" and child.i < left]
    return joints[-1] if joints and left - joints[-1] == 1 else left


def pair_features(first: Token, second: Token, types: dict[int, str]) -> Features:
    """How two coordinated verbs differ: classes, subjects, modality, numbers, distance."""
    a, b = (clause.classes(verb) or ("other",) for verb in (first, second))
    own = any(child.dep_ in clause.SUBJECTS for child in second.children)
    numbers = [any(t.like_num for t in verb.subtree if t.i >= second.i) for verb in (second,)]
    names = {
        f"a {a[0]}": 1.0,
        f"b {b[0]}": 1.0,
        f"ab {a[0]} {b[0]}": 1.0,
        f"own subject {own}": 1.0,
        f"modality {clause.modality(first)} {clause.modality(second)}": 1.0,
        f"second {clause.modality(second)}": 1.0,
        f"dep {second.dep_}": 1.0,
        f"number {numbers[0]}": 1.0,
        f"lemma {second.lemma_.lower()}": 1.0,
        f"same lemma {first.lemma_ == second.lemma_}": 1.0,
        "far": min(second.i - first.i, 30) / 30,
    }
    before = second.doc[next(second.subtree).i - 1].text
    return names | {f"after {before}": 1.0}
