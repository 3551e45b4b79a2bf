"""Who is reported as saying each commitment."""

import re

from spacy.language import Language
from spacy.tokens import Doc, Span, Token

from tracker.extraction import clause
from tracker.extraction.draft import drafts

ACCORDING = "according"
ARTICLE = re.compile(r"^(?:the|a|an)\s+", re.IGNORECASE)
PERSONAL = ("he", "she")


@Language.factory("pledge_speakers", requires=["doc.spans", "token.dep"])
def make_speakers(nlp: Language, name: str) -> "SpeakerFinder":
    return SpeakerFinder()


class SpeakerFinder:
    """The subject of a verb of saying in the commitment's sentence, or of "according to".

    A person is given with the full name, "he" and "she" as the person named last.
    """

    def __call__(self, doc: Doc) -> Doc:
        found = drafts(doc)
        persons = named_persons(doc) if found else {}
        for span, draft in found:
            head = speaking(span[0].sent)
            name = speaker_name(head, persons) if head is not None else None
            if head is not None and name:
                draft.speaker = name
                draft.because("speaker", head.text, "subject of saying", head.idx)
        return doc


def named_persons(doc: Doc) -> dict[int, str]:
    """Token index → full name, of persons with and without an office."""
    found = {}
    for span in [*doc.spans.get("names", []), *doc.spans.get("people", [])]:
        name = span.kb_id_ if span.id_ else span.label_
        if span.id_ or span.kb_id_ == "person":
            found.update(dict.fromkeys(range(span.start, span.end), name))
    return found


def speaking(sentence: Span) -> Token | None:
    said_by = clause.speaker(sentence)
    if said_by is not None:
        return said_by
    return next((token for token in sentence if is_source(token)), None)


def is_source(token: Token) -> bool:
    """The noun in "according to the ministry"."""
    return token.dep_ == "pobj" and any(above.lower_ == ACCORDING for above in token.ancestors)


def speaker_name(head: Token, persons: dict[int, str]) -> str | None:
    """The full name of a person, else the words; None for a pronoun that takes up nobody."""
    if head.i in persons:
        return persons[head.i]
    if head.lower_ in PERSONAL:
        before = [index for index in persons if index < head.i]
        return persons[max(before)] if before else None
    return None if head.pos_ == "PRON" else ARTICLE.sub("", noun_phrase(head).text)


def noun_phrase(head: Token) -> Span:
    """The head with what stands before it."""
    left = min(token.i for token in (head, *head.lefts))
    return head.doc[left : head.i + 1]
