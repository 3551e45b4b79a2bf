"""Each place where a text speaks of an instrument, by name or in passing ("the deal")."""

import itertools
import re
from dataclasses import dataclass

from spacy.tokens import Doc, Span, Token

from tracker.extraction.instruments.words import EMPTY, JOINTS, NOUNS, PROPER_ONLY, families

YEAR = re.compile(r"(?:19|20)\d\d")
QUALIFIERS = {"compound", "amod", "nummod", "nmod", "poss"}
COMPLETING = {"between", "with", "on", "for"}
LONGEST_COMPLETION = 8
LONGEST = 14


@dataclass(frozen=True, slots=True)
class Mention:
    """An instrument at a place; `name` is empty where the words only point back to one."""

    place: int
    noun: str
    name: str
    proper: bool
    definite: bool

    @property
    def words(self) -> frozenset[str]:
        return frozenset(re.findall(r"\w+", self.name.lower())) - JOINTS - {self.noun}

    def may_be(self, other: "Mention") -> bool:
        return bool(families(self.noun) & families(other.noun))


def mentions(doc: Doc) -> list[Mention]:
    return [mention(token) for token in doc if is_instrument(token)]


def is_instrument(token: Token) -> bool:
    """A noun of the lexicon; one that mostly means something else only as a name."""
    noun = noun_of(token)
    if noun not in NOUNS or token.tag_ not in ("NN", "NNP", "NNPS") or token.dep_ == "compound":
        return False
    return is_name(token) or not (noun in PROPER_ONLY or is_any_law(noun, token))


def is_any_law(noun: str, token: Token) -> bool:
    """ "a law", "a tax bill": not yet a certain one."""
    return "law" in families(noun) and any(t.lower_ in ("a", "an") for t in token.children)


def noun_of(token: Token) -> str:
    lemma = token.lemma_.lower()
    return lemma if lemma in NOUNS else token.lower_


def is_name(token: Token) -> bool:
    """Whether the noun is written as a name: "Paris Agreement", not "Agreement was reached"."""
    if not token.text[:1].isupper() or token.text.isupper():
        return False
    return any(is_capital(t) for t in (neighbour(token, -1), neighbour(token, 2)) if t) or (
        token.i > token.sent.start and not token.is_sent_start
    )


def neighbour(token: Token, step: int) -> Token | None:
    place = token.i + step
    return token.doc[place] if 0 <= place < len(token.doc) else None


def is_capital(token: Token) -> bool:
    return token.text[:1].isupper() or token.text[:1].isdigit()


def mention(token: Token) -> Mention:
    proper = is_name(token)
    span = proper_name(token) if proper else qualified(token)
    name = named(span, token)
    if not proper:
        name = dated(name or completed(token), token)
    return Mention(token.i, noun_of(token), name, proper, is_definite(token))


def is_definite(token: Token) -> bool:
    return any(child.lower_ in ("the", "this", "that", "its", "their") for child in token.children)


def named(span: Span, token: Token) -> str:
    """The words of a name, without article and empty qualities; none if only the noun is left."""
    words = list(span)
    while len(words) > 1 and (
        words[0].lower_ in EMPTY or words[0].pos_ in ("DET", "PRON", "PUNCT")
    ):
        words = words[1:]
    if len(words) < 2 or words == [token]:
        return ""
    return " ".join(token.doc[words[0].i : span.end].text.split())


def proper_name(token: Token) -> Span:
    """The run of capitalised words around the noun, with the little words between them."""
    doc, start, end = token.doc, token.i, token.i + 1
    while start > 0 and is_part(doc[start - 1]):
        start -= 1
    limit = min(len(doc), end + LONGEST)
    ahead = end
    while ahead < limit and (is_part(doc[ahead]) or doc[ahead].lower_ in JOINTS):
        ahead += 1
        if is_part(doc[ahead - 1]):
            end = ahead
    return doc[max(start, end - LONGEST) : end]


def is_part(token: Token) -> bool:
    if token.text in ("-", "–", "’s", "'s", "’"):
        return not token.nbor(-1).whitespace_ if token.i else False
    return token.text[:1].isupper() or bool(YEAR.fullmatch(token.text))


def qualified(token: Token) -> Span:
    """The noun with what stands before it and says which."""
    before = [child.left_edge.i for child in token.lefts if child.dep_ in QUALIFIERS]
    return token.doc[min([token.i, *before]) : token.i + 1]


def dated(name: str, token: Token) -> str:
    """ "2015 framework" for "a framework signed in 2015"."""
    year = year_of(token)
    return f"{year} {name or token.lower_}" if year and year not in name else name


def completed(token: Token) -> str:
    """The noun with whom it is between, or what it is on."""
    for child in token.rights:
        if child.lower_ in COMPLETING:
            words = list(itertools.takewhile(goes_on, completion(token, child)))
            if any(map(is_capital, words)) or (child.lower_ == "on" and len(words) > 1):
                return " ".join(token.doc[token.i : words[-1].i + 1].text.split())
    return ""


def completion(token: Token, preposition: Token) -> Span:
    end = min(preposition.right_edge.i, token.i + LONGEST_COMPLETION)
    return token.doc[preposition.i : end + 1]


def goes_on(token: Token) -> bool:
    """Whether a name goes on: not into a clause that only tells more of it."""
    return token.pos_ not in ("VERB", "AUX", "PUNCT", "SPACE") and not token.tag_.startswith("W")


def year_of(token: Token) -> str:
    """ "a framework signed in 2015", "the agreement of 2003"."""
    found = (t for t in token.subtree if t.i > token.i and YEAR.fullmatch(t.text))
    year = next(found, None)
    return year.text if year is not None and year.i - token.i <= 8 else ""
