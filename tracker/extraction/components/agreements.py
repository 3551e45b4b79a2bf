"""The name of the instrument that each commitment belongs to, as the text gives it."""

from collections.abc import Sequence

from spacy.language import Language
from spacy.tokens import Doc, Span

from tracker.extraction.draft import drafts
from tracker.extraction.instruments.mention import Mention, mentions
from tracker.extraction.instruments.resolve import meant, topic


@Language.factory("pledge_agreements", requires=["doc.spans", "token.dep"])
def make_agreements(nlp: Language, name: str) -> "AgreementFinder":
    return AgreementFinder()


class AgreementFinder:
    """The treaty, deal, law or programme of each commitment, by its fullest name in the text."""

    def __call__(self, doc: Doc) -> Doc:
        found = drafts(doc)
        known = mentions(doc) if found else []
        subject = topic(known)
        for span, draft in found:
            rule, mention = instrument(span, known, subject)
            if mention is not None:
                place = doc[mention.place]
                draft.agreement = mention.name
                draft.because("agreement", mention.name, rule, place.idx)
        return doc


def instrument(
    span: Span, known: Sequence[Mention], subject: Mention | None
) -> tuple[str, Mention | None]:
    """The instrument of a clause, and how it is known."""
    if (own := meant(span, known)) is not None:
        return "named in the clause", own
    if (around := meant(span[0].sent, known)) is not None:
        return "named in the sentence", around
    spoken_of = subject if subject is not None and subject.place < span.end else None
    return "what the article is about", spoken_of
