"""Collective actors without a name, as the text writes them: "vaccine manufacturers"."""

from collections.abc import Iterator

from spacy.tokens import Doc, Span, Token

# Nouns of those who can bind themselves, and the kind of party that they make.
ACTORS = {
    "company": """company firm maker manufacturer producer bank lender insurer airline operator
        owner developer retailer supplier platform contractor employer builder miner utility
        investor shareholder creditor bondholder buyer exporter importer laboratory publisher
        broadcaster carrier shipper brewer""",
    "association": """union donor rebel separatist militant militia insurgent guerrilla faction
        gang tribe chief clan front coalition confederation alliance cooperative worker driver
        teacher nurse doctor farmer club university school hospital charity foundation student
        force fighter commander campaign""",
    "political": "opposition socialist liberal conservative candidate",
    "state": "country nation state island economy power",
    "place": "city council municipality",
}
KINDS = {word: kind for kind, words in ACTORS.items() for word in words.split()}
PLURAL_ONLY = frozenset(
    """state country nation island economy power city council bank worker driver teacher
    nurse doctor farmer student chief force company firm owner school""".split()
)
ACTS = frozenset({"nsubj", "nsubjpass", "conj", "pobj", "poss"})


def collectives(doc: Doc) -> Iterator[tuple[str, Span, str]]:
    """Each mention with its name: a bare noun takes up the last phrase with it, "the owners"."""
    last: dict[str, str] = {}
    for token in doc:
        if is_collective(token):
            span, noun = phrase(token), token.lemma_.lower()
            if len(span) > 1 or (noun not in last and introduces(token, span)):
                last[noun] = in_lower_case(span)
            if noun in last:
                yield last[noun], span, KINDS[noun]


def introduces(token: Token, span: Span) -> bool:
    """Whether a bare noun may be the first mention: "the union" takes up what has a name."""
    return token.tag_ == "NNS" or is_indefinite(span)


def is_indefinite(span: Span) -> bool:
    return span.start > 0 and span.doc[span.start - 1].lower_ in ("a", "an")


def in_lower_case(span: Span) -> str:
    """The phrase without the capital that only begins a sentence."""
    first = span[0]
    return span.text if first.pos_ == "PROPN" else first.lower_ + span.text[len(first) :]


def is_collective(token: Token) -> bool:
    noun = token.lemma_.lower()
    if token.pos_ != "NOUN" or noun not in KINDS or token.dep_ not in ACTS:
        return False
    return token.tag_ == "NNS" or noun not in PLURAL_ONLY or is_indefinite(phrase(token))


def phrase(token: Token) -> Span:
    """The noun with its adjectives and nouns, without article, number word or owner."""
    start = token.i
    for left in sorted(token.lefts, key=lambda left: -left.i):
        joined = left.dep_ in ("compound", "amod", "nmod") and left.i >= start - 3
        if not joined and left.text != "-":
            break
        start = next(left.subtree).i if joined else left.i
    return token.doc[start : token.i + 1]
