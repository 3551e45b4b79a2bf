"""Find the names of known parties: `doc.spans["parties"]`, labelled with the canonical name."""

import datetime as dt
from collections import defaultdict
from collections.abc import Iterator

from spacy.language import Language
from spacy.matcher import PhraseMatcher
from spacy.tokens import Doc, Span, Token
from spacy.util import filter_spans

from tracker.extraction.naming.words import INSTRUMENTS, KINDS, SKIPPED
from tracker.extraction.registry import Alias, PartyEntry, Registry

GROUP = "parties"
TITLES = frozenset(
    """president premier chancellor minister secretary king queen prince emir sultan senator
    commissioner ambassador mr mrs ms dr mr. mrs. ms. dr. sir""".split()
)
# What may follow a holder's name and is no surname: "the Biden Administration", "Trump Monday".
FOLLOWERS = KINDS.keys() | SKIPPED | INSTRUMENTS | {"government", "white"}
Named = tuple[PartyEntry, Alias]


@Language.factory("pledge_parties", assigns=["doc.spans"])
def make_party_finder(nlp: Language, name: str) -> "PartyFinder":
    return PartyFinder(nlp)


class PartyFinder:
    """Names, acronyms, demonyms, metonyms and office holders, the longest first.

    A span's label is the party's canonical name, its `kb_id_` the party's kind, its `id_` the
    kind of alias. `learn` must be called once with the registry.
    """

    def __init__(self, nlp: Language) -> None:
        self.nlp = nlp
        self.named: dict[str, list[Named]] = defaultdict(list)
        self.surnames: dict[str, list[Named]] = defaultdict(list)
        self.matcher = PhraseMatcher(nlp.vocab, attr="ORTH")

    def learn(self, registry: Registry) -> None:
        """Take over the names of all parties."""
        for party in registry.parties:
            for alias in (Alias(party.name), *party.aliases):
                self._learn(party, alias)
        for text in self.named:
            self.matcher.add(text, [self.nlp.make_doc(text)])

    def _learn(self, party: PartyEntry, alias: Alias) -> None:
        self.named[alias.text].append((party, alias))
        if alias.kind == "holder" and " " in alias.text:
            self.surnames[alias.text.rsplit(" ", 1)[1]].append((party, alias))
        elif alias.kind in ("name", "acronym", "metonym") and len(alias.text) > 4:
            self.named[alias.text.upper()].append((party, alias))  # headlines in capitals

    def __call__(self, doc: Doc) -> Doc:
        day = doc._.published or dt.date.today()
        doc.spans[GROUP] = self.found(doc, day)
        title = self.found(self.nlp.make_doc(doc._.title), day)
        doc._.title_parties = tuple(dict.fromkeys(span.label_ for span in title))
        return doc

    def found(self, doc: Doc, day: dt.date) -> list[Span]:
        """The names valid on a day, longest first where they overlap, in reading order."""
        spans = [*self._full_names(doc, day), *self._surnames(doc, day)]
        return sorted(filter_spans(spans), key=lambda span: span.start)

    def _full_names(self, doc: Doc, day: dt.date) -> Iterator[Span]:
        for key, start, end in self.matcher(doc):
            known = valid(self.named[self.nlp.vocab.strings[key]], day)
            if known:
                yield labelled(doc, start, end, *known[0])

    def _surnames(self, doc: Doc, day: dt.date) -> Iterator[Span]:
        for token in doc:
            if token.text not in self.surnames or is_another(doc, token.i):
                continue
            known = valid(self.surnames[token.text], day)
            if len({party.name for party, _alias in known}) == 1:
                yield labelled(doc, token.i, token.i + 1, *known[0])


def is_another(doc: Doc, index: int) -> bool:
    """Whether a given name stands before a holder's surname, or a surname after it."""
    before = doc[index - 1] if index else None
    after = doc[index + 1] if index + 1 < len(doc) else None
    if before is not None and may_be_given_name(before):
        return before.pos_ != "DET"
    return after is not None and after.pos_ == "PROPN" and after.lower_ not in FOLLOWERS


def may_be_given_name(token: Token) -> bool:
    return token.is_title and token.is_alpha and token.lower_ not in TITLES


def valid(named: list[Named], day: dt.date) -> list[Named]:
    return [(party, alias) for party, alias in named if alias.is_valid_on(day)]


def labelled(doc: Doc, start: int, end: int, party: PartyEntry, alias: Alias) -> Span:
    return Span(doc, start, end, label=party.name, kb_id=party.kind, span_id=alias.kind)
