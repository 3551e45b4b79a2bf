"""Let the encoder read each commitment found, in its sentence and after the one before."""

from spacy.language import Language
from spacy.tokens import Doc, Span

from tracker.extraction import models
from tracker.extraction.draft import drafts
from tracker.extraction.encoder.encoder import FIELDS
from tracker.extraction.encoder.texts import Passage


@Language.factory(
    "pledge_second_reader", requires=["doc.spans"], default_config={"weights": models.WEIGHTS}
)
def make_second_reader(nlp: Language, name: str, weights: str) -> "SecondReader":
    return SecondReader(models.load(weights))


class SecondReader:
    """Note what the encoder says of status, domains and firmness; others weigh its word."""

    def __init__(self, trained: models.Models) -> None:
        self.encoder = trained.encoder

    def __call__(self, doc: Doc) -> Doc:
        found = drafts(doc)
        if self.encoder and found:
            said = self.encoder.judge([passage_of(span) for span, _draft in found], FIELDS)
            for (_span, draft), heads in zip(found, said, strict=True):
                draft.second = heads
        return doc


def passage_of(span: Span) -> Passage:
    """The words of a commitment, the rest of their sentences, and the sentence before."""
    doc, first, last = span.doc, span[0].sent, span[-1].sent
    before = doc[first.start - 1].sent.text if first.start else ""
    return Passage(
        span=span.text,
        left=doc[first.start : span.start].text,
        right=doc[span.end : last.end].text,
        before=before,
    )
