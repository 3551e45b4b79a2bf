"""Find people by the offices that the text itself gives them: `doc.spans["people"]`."""

from collections.abc import Iterator
from itertools import groupby
from typing import NamedTuple

from spacy.language import Language
from spacy.tokens import Doc, Span, Token

from tracker.extraction.naming.words import KINDS, OFFICES

GROUP = "people"
BEFORE, AFTER, LONGEST_NAME = 8, 14, 4
BREAKS = ("VERB", "AUX", "SCONJ")  # an office before these belongs to another phrase


class Holder(NamedTuple):
    """A person with an office: for whom, full name, and the office's noun."""

    party: str
    name: str
    office: str


@Language.factory("pledge_people", requires=["doc.spans"], assigns=["doc.spans"])
def make_people_finder(nlp: Language, name: str) -> "PeopleFinder":
    return PeopleFinder()


class PeopleFinder:
    """Names introduced with an office, and later mentions of them by surname.

    A span's label is the party that the person speaks for, empty where the text names none; its
    `kb_id_` the full name, its `id_` the office.
    """

    def __call__(self, doc: Doc) -> Doc:
        doc.spans[GROUP] = list(people(doc))
        return doc


def people(doc: Doc) -> Iterator[Span]:
    parties = {i: span for span in doc.spans["parties"] for i in range(span.start, span.end)}
    known: dict[str, Holder] = {}
    for start, end in capitalised_runs(doc, parties):
        surname = doc[end - 1].text
        if surname not in known and (holder := introduced(doc, start, end, parties)):
            known[surname] = holder
        if surname in known:
            party, name, office = known[surname]
            yield Span(doc, start, end, label=party, kb_id=name, span_id=office)


def capitalised_runs(doc: Doc, parties: dict[int, Span]) -> Iterator[tuple[int, int]]:
    """Runs of capitalised words that are no known party: what may be a person's name."""
    for is_name, group in groupby(doc, lambda t: is_name_part(t) and t.i not in parties):
        run = list(group)
        if is_name and len(run) <= LONGEST_NAME + 3:
            yield without_offices(doc, run[0].i, run[-1].i + 1)


def is_name_part(token: Token) -> bool:
    return token.text[:1].isupper() and token.text.replace("-", "").replace("’", "").isalpha()


def without_offices(doc: Doc, start: int, end: int) -> tuple[int, int]:
    """Leave "Prime Minister" and the like out of the name that follows."""
    offices = [i for i in range(start, end - 1) if doc[i].lower_ in OFFICES]
    return (offices[-1] + 1 if offices else start), end


def may_introduce(doc: Doc, start: int, end: int) -> bool:
    """Whether it is a full name, or a surname after its office, and no institution's."""
    titled = start > 0 and doc[start - 1].lower_ in OFFICES
    return (end - start > 1 or titled) and doc[end - 1].lower_ not in KINDS


def introduced(doc: Doc, start: int, end: int, parties: dict[int, Span]) -> Holder | None:
    """The office that a name is said to hold, and for which party; "" where none is named."""
    if not may_introduce(doc, start, end):
        return None
    for window in (words_before(doc, start), words_after(doc, end)):
        office = next((token.lower_ for token in reversed(window) if token.lower_ in OFFICES), None)
        if office:
            named = [parties[token.i].label_ for token in window if token.i in parties]
            return Holder(named[-1] if named else "", doc[start:end].text, office)
    return None


def words_before(doc: Doc, start: int) -> list[Token]:
    """What leads to a name within its phrase: "the Indian defence minister," """
    window: list[Token] = []
    for token in reversed(doc[max(start - BEFORE, 0) : start]):
        if token.text in '.;:“”"\n' or (token.text == "," and window) or token.pos_ in BREAKS:
            break
        window.insert(0, token)
    return window


def words_after(doc: Doc, end: int) -> list[Token]:
    """The apposition after a name: ", Kenya's health minister," """
    if end >= len(doc) or doc[end].text not in (",", "("):
        return []
    window: list[Token] = []
    for token in doc[end + 1 : end + 1 + AFTER]:
        if token.text in ',.;:)“”"\n':
            break
        window.append(token)
    return window
