"""A sentence or clause as named features: words, grammar and classes, for the linear models."""

from collections.abc import Iterator

from spacy.tokens import Span, Token

from tracker.extraction import clause
from tracker.extraction.entities import entity_types, kind_of
from tracker.extraction.lexicon import OFFICIALS

Features = dict[str, float]
OPEN_CLASS = {"dobj", "prep", "xcomp", "ccomp", "attr"}


def span_features(span: Span, types: dict[int, str] | None = None) -> Features:
    """All features of a span; counts are capped at 2, so that long sentences do not shout."""
    types = entity_types(span.doc) if types is None else types
    tokens = [token for token in span if not token.is_space]
    counts: Features = {}
    for name in _names(span, tokens, types):
        counts[name] = min(counts.get(name, 0.0) + 1.0, 2.0)
    counts["len"] = min(len(tokens), 60) / 60
    return counts


def _names(span: Span, tokens: list[Token], types: dict[int, str]) -> Iterator[str]:
    yield from word_features(tokens, types)
    for token in tokens:
        if clause.is_predicate(token):
            yield from verb_features(token, types)
            yield from verb_class_features(token, types)
        elif token.pos_ in ("NOUN", "PROPN"):
            yield from noun_features(token, types)
    yield from whole_features(span, tokens, types)


def word(token: Token, types: dict[int, str]) -> str:
    """The lemma, or in its place the kind of name that the token is part of."""
    return kind_of(token, types) or token.lemma_.lower()


def word_features(tokens: list[Token], types: dict[int, str]) -> Iterator[str]:
    words: list[str] = []
    for token in tokens:
        name = word(token, types)
        if not (words and name == words[-1] and name.isupper()):
            words.append(name)
    yield from {f"w {name}" for name in words}
    yield from {f"ww {a} {b}" for a, b in zip(words, words[1:], strict=False)}


def verb_features(verb: Token, types: dict[int, str]) -> Iterator[str]:
    lemma, modal = verb.lemma_.lower(), clause.modality(verb)
    kind = subject_kind(clause.subject(verb), types)
    yield f"v {lemma} {verb.tag_} {modal}"
    yield f"v {lemma} {verb.dep_}"
    yield f"v {lemma} by {kind}"
    yield f"v {verb.tag_} {modal} by {kind}"
    if verb.head is not verb:
        yield f"v {verb.head.lemma_.lower()} > {lemma}"
        yield f"v {verb.head.lemma_.lower()} > {verb.dep_} {modal}"
    for child in verb.children:
        if child.dep_ in OPEN_CLASS:
            yield f"v {lemma} {child.dep_} {word(child, types)}"


def verb_class_features(verb: Token, types: dict[int, str]) -> Iterator[str]:
    modal, kind = clause.modality(verb), subject_kind(clause.subject(verb), types)
    above = governing_class(verb)
    names = clause.classes(verb) or ("other",)
    to = has_infinitive(verb)
    for name in names:
        yield f"c {name}"
        yield f"c {name} {verb.tag_} {modal}"
        yield f"c {name} by {kind}"
        yield f"c {name} by {kind} {modal}"
        yield f"c {name} {verb.dep_}"
        yield f"c {name} under {above}"
        yield f"c {name} under {above} {modal}"
        yield f"c {name} to={to} passive={clause.is_passive(verb)}"
        yield f"c {name} to={to} by {kind}"
    if modal.rstrip("!") in ("will", "would", "shall", "'ll", "’ll"):
        yield f"will {kind}"
        yield f"will {kind} {names[0]} under {above}"
        yield f"will under {above}"
    elif modal == "to" and verb.dep_ == "xcomp" and verb.head.lemma_ == "be":
        yield f"is to {kind}"
    if names == ("other",):
        yield f"m {modal} by {kind} under {above}"


def has_infinitive(verb: Token) -> bool:
    """Whether an infinitive completes the verb: "agreed to share"."""
    return any(
        child.dep_ == "xcomp"
        or (child.dep_ in ("advcl", "ccomp") and clause.modality(child).startswith("to"))
        for child in verb.children
    )


def governing_class(verb: Token) -> str:
    """The class of the verb or noun that a subordinate clause hangs on; "-" for a main clause."""
    above = clause.governors(verb)
    if not above or above[0][0] not in ("ccomp", "xcomp", "advcl", "acl", "relcl"):
        return "-"
    head = above[0][1]
    return clause.first_class(head, head.pos_)


def subject_kind(subject: Token | None, types: dict[int, str]) -> str:
    """Who acts: a kind of name, "official", a pronoun, a class of noun, or "none"."""
    if subject is None:
        return "none"
    if subject.pos_ == "PRON":
        return subject.lower_
    kind = kind_of(subject, types)
    if kind in ("STATE", "ORG", "BODY", "PER"):
        return kind
    if any(token.lemma_.lower() in OFFICIALS for token in (subject, *subject.children)):
        return "official"
    return clause.first_class(subject, "named" if is_named(subject, types) else kind or "thing")


def is_named(subject: Token, types: dict[int, str]) -> bool:
    """Whether a name stands before the noun, within its phrase."""
    return any(types.get(token.i) for token in subject.subtree if token.i <= subject.i)


def noun_features(noun: Token, types: dict[int, str]) -> Iterator[str]:
    for child in noun.children:
        if child.dep_ in ("acl", "prep", "amod", "relcl"):
            yield f"n {word(noun, types)} {child.dep_} {word(child, types)}"
    below = {child.dep_ for child in noun.children}
    for name in clause.classes(noun):
        yield f"n {name} {noun.dep_}"
        yield f"n {name} of {noun.head.lemma_.lower()}"
        yield from (f"n {name} under {above}" for above in clause.classes(noun.head))
        if "poss" in below:
            yield f"n {name} owned"
        if below & {"acl", "relcl", "prep"}:
            yield f"n {name} completed"


def whole_features(span: Span, tokens: list[Token], types: dict[int, str]) -> Iterator[str]:
    root, text = span.root, span.text.rstrip()
    yield f"root {word(root, types)}"
    name = clause.first_class(root, root.pos_)
    kind = subject_kind(clause.subject(root), types)
    yield f"root {name} {clause.modality(root)} {kind}"
    yield from {f"has {types[token.i]}" for token in tokens if token.i in types}
    if text.endswith("?"):
        yield "question"
    if "“" in text or '"' in text:
        yield "quoted"
    if len(tokens) < 6:
        yield "short"
