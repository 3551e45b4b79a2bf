"""The parts of a name: capitalised words, and the small words that join them."""

from typing import NamedTuple

from spacy.tokens import Doc, Span, Token

from tracker.extraction.naming.words import COMPLEMENTS, KINDS, PARTICLES, SKIPPED

OWNED = ("'", "’")


def run_end(doc: Doc, start: int, people: set[int]) -> int:
    """The end of the name that begins at a token; `start` itself where none does."""
    end = start
    while end < len(doc) and is_part(doc[end], people):
        end = joint_end(doc, start, end + 1, people)
    return end


def is_part(token: Token, people: set[int]) -> bool:
    proper = token.pos_ == "PROPN" or (token.is_title and token.lower_ in KINDS)
    return (
        proper
        and token.text[:1].isupper()
        and "$" not in token.text
        and token.lower_ not in SKIPPED
        and token.i not in people
    )


class Joint(NamedTuple):
    """A small word inside a name, what stands before it, and the capitalised words after it."""

    before: Span
    word: Token
    after: Span

    @property
    def is_close(self) -> bool:
        """Whether no article follows the word."""
        return self.after.start == self.word.i + 1


def joint_end(doc: Doc, start: int, end: int, people: set[int]) -> int:
    """The place after a small word that joins what stands before it with the name's next part."""
    joint = joint_at(doc, start, end, people)
    return joint.after.start if joint and any(joins(joint) for joins in JOINTS) else end


def joint_at(doc: Doc, start: int, end: int, people: set[int]) -> Joint | None:
    after = end + 1
    if after + 1 < len(doc) and doc[after].lower_ == "the":
        after += 1
    last = after
    while last < len(doc) and is_part(doc[last], people):
        last += 1
    return Joint(doc[start:end], doc[end], doc[after:last]) if last > after else None


def is_sign(joint: Joint) -> bool:
    """ "Northmoor & Sable", "Rolls-Royce"."""
    if joint.word.text in ("-", "–"):
        return joint.is_close and not joint.before[-1].whitespace_
    return joint.word.text == "&" and joint.is_close


def is_particle(joint: Joint) -> bool:
    return joint.word.lower_ in PARTICLES and joint.word.is_lower and joint.is_close


def is_genitive(joint: Joint) -> bool:
    """ "Workers' Union"."""
    return joint.word.text in OWNED and joint.after[0].lower_ in KINDS


def is_completed(joint: Joint) -> bool:
    """ "Bank of the South"; but of "the Steering Group for Australia's plan" only the group."""
    is_kind = joint.word.lower_ in COMPLEMENTS and joint.before[-1].lower_ in KINDS
    return is_kind and not is_owner(joint.after[0])


def is_owner(token: Token) -> bool:
    return token.i + 1 < len(token.doc) and token.nbor().text in ("'s", "’s")


def shares_noun(joint: Joint) -> bool:
    """ "Rifle and Pistol Association", "Bureau of A and B"."""
    if joint.word.lower_ != "and" or not joint.is_close:
        return False
    before, last = [token.lower_ for token in joint.before], joint.after[-1].lower_
    if not COMPLEMENTS.isdisjoint(before):
        return len(joint.after) <= 2 and last not in KINDS
    shared = KINDS.get(last) in ("association", "body")
    return len(joint.after) >= 2 and shared and before[-1] not in KINDS


JOINTS = (is_sign, is_particle, is_genitive, is_completed, shares_noun)
