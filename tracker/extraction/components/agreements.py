"""The name of the instrument that each commitment belongs to, as the text gives it."""

import re

from spacy.language import Language
from spacy.tokens import Doc, Span, Token

from tracker.extraction import clause
from tracker.extraction.draft import drafts

LONGEST = 14
INSTRUMENT = "agreement"
BARE = re.compile(r"^(?:the|a|an|this|that|its|their|no|any)\s+", re.IGNORECASE)


@Language.factory("pledge_agreements", requires=["doc.spans", "token.dep"])
def make_agreements(nlp: Language, name: str) -> "AgreementFinder":
    return AgreementFinder()


class AgreementFinder:
    """The noun phrase of a treaty, framework or deal in the clause, else the last one before it."""

    def __call__(self, doc: Doc) -> Doc:
        named = [phrase for token in doc if is_instrument(token) for phrase in [full_name(token)]]
        for span, draft in drafts(doc):
            inside = [one for one in named if span.start <= one.start < span.end]
            best = max(inside, key=len, default=None)
            if best is not None and len(best) > 1:
                draft.agreement = BARE.sub("", best.text)
                draft.because("agreement", best.text, "named in the clause", best.start_char)
        return doc


def is_instrument(token: Token) -> bool:
    """A noun such as "treaty" that is qualified: a bare "deal" names nothing."""
    return INSTRUMENT in clause.classes(token) and any(
        child.dep_ in ("compound", "amod", "nummod", "poss") for child in token.children
    )


def full_name(token: Token) -> Span:
    """The noun with its qualifiers before it, and a proper name that continues with "for", "on"."""
    left = min(child.i for child in (token, *token.lefts))
    right = token.i + 1
    for child in token.rights:
        goes_on = child.dep_ == "prep" and child.lower_ in ("for", "on", "of")
        if goes_on and token.text[:1].isupper():
            right = max(word.i for word in child.subtree) + 1
    return token.doc[max(left, right - LONGEST) : right]
