"""Which parties a text names around a commitment, and where each stands: the rankers' features."""

from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field

from spacy.tokens import Doc, Span, Token

from tracker.extraction import clause
from tracker.extraction.registry import Registry

Features = dict[str, float]
COLLECTIVE = frozenset(
    """side country nation minister leader government party partner delegation participant
    member ally state counterpart official negotiator signatory""".split()
)
WE = {"we", "our", "us", "i", "my"}


@dataclass(slots=True)
class Cast:
    """The parties of an article: who is named where. Built once, asked for each commitment."""

    doc: Doc
    mentions: dict[str, list[Span]] = field(default_factory=lambda: defaultdict(list))
    kinds: dict[str, str] = field(default_factory=dict)
    titled: frozenset[str] = frozenset()

    @classmethod
    def of(cls, doc: Doc, registry: Registry) -> "Cast":
        cast = cls(doc, titled=frozenset(map(registry.credited, doc._.title_parties)))
        for span in named_spans(doc):
            name = registry.credited(span.label_)
            cast.mentions[name].append(span)
            entry = registry.by_name.get(name)
            cast.kinds[name] = entry.kind if entry else span.kb_id_ or "person"
        return cast

    def ranks(self) -> dict[str, int]:
        """Name → its place by number of mentions, the most frequent 0."""
        counts = Counter({name: len(spans) for name, spans in self.mentions.items()})
        return {name: place for place, (name, _count) in enumerate(counts.most_common())}

    def before(self, index: int) -> list[str]:
        """The names mentioned before a token, the nearest first, each once."""
        places = sorted(
            ((span.end, name) for name, spans in self.mentions.items() for span in spans),
            reverse=True,
        )
        return list(dict.fromkeys(name for end, name in places if end <= index))


def named_spans(doc: Doc) -> list[Span]:
    people = [span for span in doc.spans.get("people", []) if span.label_]
    return [*doc.spans.get("parties", []), *people, *doc.spans.get("names", [])]


@dataclass(slots=True)
class Scene:
    """A commitment's clause as the rankers see it: the anchor, its subject, the words around."""

    span: Span
    anchor: Token
    subject: Token | None
    sentence: Span

    @classmethod
    def of(cls, span: Span) -> "Scene":
        anchor = clause.anchor(span)
        return cls(span, anchor, clause.subject(anchor), anchor.sent)

    def subject_type(self) -> str:
        """How the clause names who acts: a pronoun, a collective, a noun by its class, or none."""
        subject = self.subject
        if subject is None:
            return "none"
        if subject.lower_ in WE:
            return "we"
        if subject.pos_ == "PRON":
            return subject.lower_
        if subject.lemma_.lower() in COLLECTIVE and subject.tag_ == "NNS":
            return "collective"
        names = clause.classes(subject)
        if names:
            return names[0]
        return "name" if subject.pos_ == "PROPN" else "noun"


def place_features(name: str, cast: Cast, scene: Scene) -> Features:
    """Where a party stands relative to a commitment, each place alone and by kind of subject."""
    subject, kind = scene.subject_type(), cast.kinds.get(name, "")
    features: Features = {}
    for place in {*places(name, cast, scene)}:
        features[place] = 1.0
        features[f"{place} | {subject}"] = 1.0
        features[f"{place} | {kind}"] = 1.0
    if scene.subject is not None and scene.subject.pos_ == "NOUN":
        features[f"{scene.subject.lemma_.lower()} | {kind}"] = 1.0
    features[f"kind {kind}"] = 1.0
    return features


def places(name: str, cast: Cast, scene: Scene) -> Iterator[str]:
    yield from document_places(name, cast, scene)
    for span in cast.mentions[name]:
        if span.start >= scene.sentence.start and span.end <= scene.sentence.end:
            yield from sentence_places(span, scene)


def document_places(name: str, cast: Cast, scene: Scene) -> Iterator[str]:
    rank = cast.ranks()[name]
    yield f"rank {min(rank, 4)}"
    if name in cast.titled:
        yield "in title"
    before = cast.before(scene.sentence.start)
    if name in before[:4]:
        yield f"before {before.index(name)}"
    if any(span.id_ == "holder" for span in cast.mentions[name]):
        yield "leader named"


def sentence_places(span: Span, scene: Scene) -> Iterator[str]:
    yield "in sentence"
    inside = scene.span.start <= span.start < scene.span.end
    side = "before" if span.end <= scene.anchor.i else "after"
    yield f"{'in' if inside else 'outside'} clause, {side} verb"
    if span.id_ == "demonym":
        yield f"demonym {side}"
    yield from grammatical_places(span, scene)


def grammatical_places(span: Span, scene: Scene) -> Iterator[str]:
    root = span.root
    subject = scene.subject
    if subject is not None and (root == subject or subject in list(root.ancestors)):
        yield "subject" if root == subject or root.dep_ == "conj" else "in subject"
        if root.dep_ in ("poss", "amod", "compound", "nmod"):
            yield f"subject's {root.dep_}"
    yield from hanging_places(root)
    if clause.is_passive(scene.anchor) and "by" in lemmas_above(root, 2):
        yield "agent"
    if root.dep_ in clause.SUBJECTS:
        names = clause.classes(root.head)
        yield f"subject of {(names or (root.head.pos_,))[0]}"


def hanging_places(root: Token) -> Iterator[str]:
    """By which preposition or noun a name hangs: "with Japan", "the India-US deal"."""
    while root.dep_ == "conj":
        root = root.head
    head = root.head
    if root.dep_ in ("pobj", "dative") or head.dep_ == "prep":
        preposition = head if head.pos_ == "ADP" else root
        yield f"{preposition.lower_} it"
        yield f"{preposition.lower_} it under {(clause.classes(preposition.head) or ('-',))[0]}"
    elif root.dep_ == "dobj":
        yield f"object of {(clause.classes(head) or ('-',))[0]}"
    elif root.dep_ in ("poss", "amod", "compound", "nmod"):
        yield f"{root.dep_} of {(clause.classes(head) or (head.pos_,))[0]}"


def lemmas_above(token: Token, steps: int) -> Iterable[str]:
    for _step in range(steps):
        token = token.head
        yield token.lower_
