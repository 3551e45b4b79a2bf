"""Who is reported as saying each commitment."""

from spacy.language import Language
from spacy.tokens import Doc, Span, Token

from tracker.extraction import clause
from tracker.extraction.draft import drafts

ACCORDING = "according"


@Language.factory("pledge_speakers", requires=["doc.spans", "token.dep"])
def make_speakers(nlp: Language, name: str) -> "SpeakerFinder":
    return SpeakerFinder()


class SpeakerFinder:
    """The subject of a verb of saying in the commitment's sentence, or of "according to"."""

    def __call__(self, doc: Doc) -> Doc:
        for span, draft in drafts(doc):
            said = speaker(span)
            if said is not None:
                draft.speaker = said.text
                draft.because("speaker", said.text, "subject of saying", said.start_char)
        return doc


def speaker(span: Span) -> Span | None:
    sentence = span[0].sent
    for verb in clause.predicates(sentence):
        subject = clause.subject(verb)
        if "say" in clause.classes(verb) and subject is not None and subject.pos_ != "PRON":
            return noun_phrase(subject)
    return next((noun_phrase(t) for t in sentence if is_source(t)), None)


def is_source(token: Token) -> bool:
    """The noun in "according to the ministry"."""
    return token.dep_ == "pobj" and any(above.lower_ == ACCORDING for above in token.ancestors)


def noun_phrase(head: Token) -> Span:
    """The head with what stands before it, and a name that continues after it."""
    left = min(token.i for token in (head, *head.lefts))
    return head.doc[left : head.i + 1]
