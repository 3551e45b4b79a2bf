"""Sentences that say a commitment again become spans of the first: one candidate an undertaking."""

from collections import defaultdict
from dataclasses import dataclass

from spacy.language import Language
from spacy.tokens import Doc, Span

from tracker.extraction.draft import GROUP, Draft, drafts

SAME = 0.5  # share of the shorter one's content words that the longer one has too
FEWEST = 4  # content words in common: fewer can agree by chance
KINDS = {"NOUN", "VERB", "PROPN", "ADJ"}


@Language.factory("pledge_restatements", requires=["doc.spans"])
def make_restatements(nlp: Language, name: str) -> "RestatementMerger":
    return RestatementMerger()


@dataclass(frozen=True, slots=True)
class Told:
    """What a candidate says, for comparison."""

    draft: Draft
    words: frozenset[str]
    numbers: frozenset[str]

    @classmethod
    def of(cls, span: Span, draft: Draft) -> "Told":
        content = [token for token in span if token.pos_ in KINDS and not token.is_stop]
        numbers = frozenset(token.lower_ for token in span if token.like_num)
        return cls(draft, frozenset(token.lemma_.lower() for token in content), numbers)


class RestatementMerger:
    """Merge candidates of the same parties and status whose words are mostly the same.

    Numbers or due dates that differ forbid it: they make two commitments, or news of one.
    """

    def __call__(self, doc: Doc) -> Doc:
        kept: list[Span] = []
        by_parties: dict[tuple[frozenset[str], str], list[Told]] = defaultdict(list)
        for span, draft in drafts(doc):
            told = Told.of(span, draft)
            alike = by_parties[frozenset(draft.parties), draft.status]
            earlier = next((one for one in alike if is_restated(one, told)), None)
            if earlier is None:
                alike.append(told)
                kept.append(span)
            else:
                earlier.draft.also += ((span.start_char, span.end_char),)
                earlier.draft.because("also", span.text, "says it again", span.start_char)
        doc.spans[GROUP] = kept
        return doc


def is_restated(one: Told, other: Told) -> bool:
    shared = len(one.words & other.words)
    shorter = min(len(one.words), len(other.words))
    return shared >= FEWEST and shared / shorter >= SAME and not differ(one, other)


def differ(one: Told, other: Told) -> bool:
    """Whether each has a number that the other lacks, or both have due dates and not the same."""
    if one.numbers - other.numbers and other.numbers - one.numbers:
        return True
    first, second = one.draft.deadline, other.draft.deadline
    return first is not None and second is not None and first.due != second.due
