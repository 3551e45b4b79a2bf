"""The cast of an article: every party that it names, and each place where it does."""

from bisect import bisect_left
from collections import Counter, defaultdict
from collections.abc import Container, Iterable, Iterator
from dataclasses import dataclass, field
from typing import NamedTuple

from spacy.tokens import Doc, Span, Token

from tracker.extraction import clause
from tracker.extraction.lexicon import OFFICIALS
from tracker.extraction.naming import datelines
from tracker.extraction.naming.kinds import descriptions
from tracker.extraction.registry import Registry
from tracker.extraction.roles.collectives import collectives

# Offices of a state, and not of a company: who holds one speaks for the country of the article.
PUBLIC = frozenset(
    """minister president premier chancellor secretary ambassador governor commissioner envoy
    general admiral treasurer taoiseach vice-president king queen emir sultan""".split()
)
# Who acts for a town.
LOCALS = frozenset("city town mayor council municipality alderman borough councillor hall".split())
ACTING = LOCALS | OFFICIALS
STATES = ("state", "place")
WINDOW = 8  # tokens around a person in which an affiliation is looked for


class Mention(NamedTuple):
    """A place where a party is named. Forms: the kinds of alias, person, own, official, local,
    lower, inside (of another name), grouping (of which the party is a member)."""

    span: Span
    form: str

    def counts(self) -> bool:
        """Whether the party itself is named, not only part of a name or one of its officials."""
        return self.form not in ("own", "inside")

    def is_in(self, span: Span) -> bool:
        return bool(span.start <= self.span.start < span.end)


@dataclass(slots=True)
class Cast:
    """The parties of an article: who is named where. Built once, asked for each commitment."""

    doc: Doc
    registry: Registry
    mentions: dict[str, list[Mention]] = field(default_factory=lambda: defaultdict(list))
    kinds: dict[str, str] = field(default_factory=dict)
    titled: tuple[str, ...] = ()
    described: dict[str, set[str]] = field(default_factory=lambda: defaultdict(set))
    home: str | None = None
    ranks: dict[str, int] = field(default_factory=dict)
    lead: Span | None = None
    subjects: list[tuple[int, str]] = field(default_factory=list)

    @classmethod
    def of(cls, doc: Doc, registry: Registry) -> "Cast":
        cast = cls(doc, registry)
        titled = (name for title in doc._.title_parties for name in registry.acting_for(title))
        cast.titled = tuple(dict.fromkeys(titled))
        cast.lead = next((s for s in doc.sents if len(s) > 4 and s[0].tag_), None)
        cast.add_known()
        cast.add_titled()
        cast.add_proposed()
        cast.home = home_state(cast)
        cast.add_people()
        cast.add_unnamed()
        cast.add_collectives()
        for found in cast.mentions.values():
            found.sort(key=lambda mention: mention.span.start)
        counts = Counter({name: len(spans) for name, spans in cast.mentions.items()})
        cast.ranks = {name: place for place, (name, _n) in enumerate(counts.most_common())}
        return cast

    def add(self, name: str, span: Span, form: str, kind: str) -> None:
        self.mentions[name].append(Mention(span, form))
        self.learn_kind(name, kind)

    def learn_kind(self, name: str, kind: str) -> None:
        entry = self.registry.by_name.get(name)
        self.kinds.setdefault(name, entry.kind if entry else kind)

    def add_known(self) -> None:
        """Known parties, credited with what their bodies do."""
        names = self.doc.spans.get("names", [])
        taken = tokens_in(names)
        for span in self.doc.spans.get("parties", []):
            form = "inside" if span.start in taken else span.id_
            members = self.registry.acting_for(span.label_)
            for name in members:
                self.add(name, span, form if len(members) == 1 else "grouping", span.kb_id_)

    def add_titled(self) -> None:
        """A party may be named in the title alone."""
        for name in self.titled:
            self.learn_kind(name, "")
            self.mentions.setdefault(name, [])

    def add_proposed(self) -> None:
        """The names that the registry lacks."""
        names, title = self.doc.spans.get("names", []), self.doc._.title
        unknown = (span.label_ for span in names if span.text in title)
        self.titled = tuple(dict.fromkeys((*self.titled, *unknown)))
        for span in names:
            self.add(span.label_, span, "name", span.kb_id_)
            self.described[span.label_].update(descriptions(span))

    def add_people(self) -> None:
        """Persons with an office stand for a party, and for themselves."""
        speaks_for: dict[str, str | None] = {}
        for span in self.doc.spans.get("people", []):
            name = span.kb_id_ or span.text
            if name not in speaks_for:
                speaks_for[name] = span.label_ or self.affiliation(span)
            party = speaks_for[name]
            if party:
                self.add(self.registry.credited(party), span, "person", "association")
            if span.id_ not in PUBLIC:
                self.add(name, span, "own", "person")

    def affiliation(self, span: Span) -> str | None:
        """Whom an office holder speaks for where no known party is named beside the name."""
        others = self.doc.spans.get("names", [])
        near = [
            other
            for other in others
            if -WINDOW <= other.start - span.end <= WINDOW and other.sent == span.sent
        ]
        nearest = min(near, key=lambda other: abs(other.start - span.start), default=None)
        if span.id_ in PUBLIC or nearest is None:
            return self.home
        return str(nearest.label_)

    def add_unnamed(self) -> None:
        """ "the mayor", "the government": of the town of the dateline, or of the home state."""
        names = self.doc.spans.get("names", [])
        town = next((span.label_ for span in names if datelines.place(span)), None)
        for span in list(self.unnamed()):
            if town and span[0].lemma_.lower() in LOCALS:
                self.add(town, span, "local", "place")
            elif self.home and span[0].lemma_.lower() in OFFICIALS:
                self.add(self.home, span, "official", "state")
        for span in names:
            if span.kb_id_ == "body" and self.home:
                self.add(self.home, span, "official", "state")

    def unnamed(self) -> Iterator[Span]:
        """Nouns of those who act for a town or a state, with no name in them or before them."""
        taken = tokens_in(mention.span for found in self.mentions.values() for mention in found)
        for token in self.doc:
            if is_one_of(token, ACTING) and taken.isdisjoint(t.i for t in (token, *token.lefts)):
                yield self.doc[token.i : token.i + 1]

    def add_collectives(self) -> None:
        for name, span, kind in collectives(self.doc):
            self.add(name, span, "lower", kind)

    def before(self, index: int) -> list[str]:
        """The names mentioned before a token, the nearest first, each once."""
        places = sorted(
            (
                (mention.span.end, name)
                for name, found in self.mentions.items()
                for mention in found
                if mention.span.end <= index
            ),
            reverse=True,
        )
        return list(dict.fromkeys(name for _end, name in places))

    def subjects_before(self, index: int) -> list[str]:
        """The names that stand as subjects before a token, the nearest first."""
        if not self.subjects:
            self.subjects = sorted(
                (mention.span.start, name)
                for name, found in self.mentions.items()
                for mention in found
                if mention.form != "inside" and is_subject(mention.span)
            )
        place = bisect_left(self.subjects, (index, ""))
        return [name for _start, name in reversed(self.subjects[max(place - 2, 0) : place])]

    def in_order(self) -> Iterator[tuple[Span, str]]:
        """All mentions but those by office, in reading order."""
        found = [
            (mention.span.start, -mention.span.end, name, mention.span)
            for name, spans in self.mentions.items()
            for mention in spans
            if mention.form not in ("own", "official", "local", "inside", "grouping")
        ]
        yield from ((span, name) for _start, _end, name, span in sorted(found, key=lambda f: f[:3]))


def is_subject(span: Span) -> bool:
    """Whether a name, or what it belongs to, is the subject of a verb."""
    root = span.root
    while root.dep_ in ("conj", "poss", "compound", "amod", "nmod", "appos"):
        root = root.head
    return root.dep_ in clause.SUBJECTS


def tokens_in(spans: Iterable[Span]) -> set[int]:
    return {index for span in spans for index in range(span.start, span.end)}


def is_one_of(token: Token, nouns: Container[str]) -> bool:
    return token.pos_ in ("NOUN", "PROPN") and token.lemma_.lower() in nouns


def home_state(cast: Cast) -> str | None:
    """The state that an article is written in or about: the one it names first and most."""
    first = cast.lead.end if cast.lead else 0
    worth = {
        name: len(found)
        + 5 * (name in cast.titled)
        + sum(3 for mention in found if mention.span.start < first)
        for name, found in cast.mentions.items()
        if cast.kinds[name] == "state"
    }
    return max(worth, key=lambda name: worth[name], default=None)
