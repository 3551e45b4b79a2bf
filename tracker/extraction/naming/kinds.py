"""What kind of party an unknown name is: guessed from its last noun and the words around it."""

from spacy.tokens import Span, Token

from tracker.extraction.naming.words import COMPLEMENTS, KINDS

UNSURE = "unsure"
# Nouns that introduce or take up a party, by the kind of party that they stand for.
NOUNS = {
    "company": """company firm chain airline carrier utility bank carmaker automaker maker
        manufacturer retailer operator lender insurer developer builder miner producer supplier
        brewer supermarket start-up startup group giant conglomerate contractor shipbuilder
        drugmaker refiner brand owner subsidiary corporation broadcaster publisher platform
        employer network""",
    "association": """union federation association charity foundation institute university college
        club league campaign church confederation society trust fund ngo organisation organization
        front militia rebel separatist militant guerrilla insurgent cooperative""",
    "place": "city county municipality town province region borough district mayor",
    "political": "party movement opposition coalition socialist democrat liberal conservative",
    "igo": "bloc alliance organisation organization agency fund bank forum union grouping body",
    "state": """country nation kingdom republic government state ministry administration cabinet
        presidency""",
    "person": "candidate nominee lawmaker senator congressman congresswoman challenger incumbent",
}
NOUN_KINDS: dict[str, tuple[str, ...]] = {
    word: tuple(kind for kind, listed in NOUNS.items() if word in listed.split())
    for words in NOUNS.values()
    for word in words.split()
}
PERSONAL = frozenset("mr mrs ms dr mr. mrs. ms. dr. rep. sen. gov. who aged".split())


def guessed_kind(span: Span) -> str:
    """The kind by suffix, by apposition, or "person" for two or three names without either."""
    return suffix_kind(span) or described_kind(span) or shape_kind(span)


def suffix_kind(span: Span) -> str | None:
    """Of "Electricity Authority of Thailand" the noun before "of" counts."""
    head = next((i for i, t in enumerate(span) if i and t.lower_ in COMPLEMENTS), len(span))
    return next((KINDS[t.lower_] for t in reversed(span[:head]) if t.lower_ in KINDS), None)


def described_kind(span: Span) -> str | None:
    kinds = (NOUN_KINDS.get(noun) for noun in descriptions(span))
    return next((kind[0] for kind in kinds if kind), None)


def descriptions(span: Span) -> list[str]:
    """The common nouns that the text says a name to be: "the airline X", "X, a rail operator,"."""
    root = span.root
    nouns = [child for child in root.children if child.dep_ == "appos"]
    if root.dep_ == "appos":
        nouns.append(root.head)
    if root.dep_ == "nsubj" and root.head.lemma_ == "be":
        nouns += [child for child in root.head.children if child.dep_ == "attr"]
    nouns += [child for child in root.children if child.dep_ in ("compound", "nmod")]
    return [noun.lemma_.lower() for noun in nouns if is_common(noun, span)]


def is_common(noun: Token, span: Span) -> bool:
    return noun.pos_ == "NOUN" and not span.start <= noun.i < span.end


def shape_kind(span: Span) -> str:
    around = [*span.doc[max(span.start - 1, 0) : span.start], *span.doc[span.end : span.end + 1]]
    if any(token.lower_ in PERSONAL for token in around):
        return "person"
    plain = all(token.is_title and token.text.isalpha() for token in span)
    return "person" if plain and 2 <= len(span) <= 3 else UNSURE
