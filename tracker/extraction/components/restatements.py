"""Sentences that say a commitment again become spans of the first: one candidate an undertaking."""

from spacy.language import Language
from spacy.tokens import Doc, Span

from tracker.extraction.draft import GROUP, Draft, drafts

SAME = 0.6  # share of the shorter one's content words that the longer one has too


@Language.factory("pledge_restatements", requires=["doc.spans"])
def make_restatements(nlp: Language, name: str) -> "RestatementMerger":
    return RestatementMerger()


class RestatementMerger:
    """Merge candidates of the same parties whose words are mostly the same."""

    def __call__(self, doc: Doc) -> Doc:
        kept: list[tuple[Span, Draft]] = []
        for span, draft in drafts(doc):
            earlier = next((one for one in kept if is_restated(one, (span, draft))), None)
            if earlier is None:
                kept.append((span, draft))
            else:
                earlier[1].also += ((span.start_char, span.end_char),)
        doc.spans[GROUP] = [span for span, _draft in kept]
        return doc


def is_restated(one: tuple[Span, Draft], other: tuple[Span, Draft]) -> bool:
    if set(one[1].parties) != set(other[1].parties):
        return False
    first, second = content(one[0]), content(other[0])
    shorter = min(len(first), len(second))
    return shorter >= 4 and len(first & second) / shorter >= SAME


def content(span: Span) -> set[str]:
    kinds = ("NOUN", "VERB", "PROPN", "NUM", "ADJ")
    return {token.lemma_.lower() for token in span if token.pos_ in kinds and not token.is_stop}
