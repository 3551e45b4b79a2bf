"""Tense, aspect and mood of a verb, each as one word."""

from spacy.tokens import Token

from tracker.extraction import clause

FUTURE = {"will", "shall", "'ll", "’ll", "wo"}
CONDITIONAL = {"would", "could", "should", "might", "may", "can", "must"}
BY_TAG = {"VBD": "past", "VBG": "ing", "VBN": "done", "VB": "base"}
DENIALS = {"never", "neither", "nor", "hardly", "barely"}
# Of what has not happened yet.
AHEAD = {"future", "conditional", "infinitive", "base", "be to"}


def aspect(verb: Token) -> str:
    """future, conditional, perfect, pluperfect, progressive, past, present, "be to", ..."""
    words = helping_words(verb)
    if words & FUTURE:
        return "future"
    if words & CONDITIONAL:
        return "conditional"
    if "have" in words:
        return "pluperfect" if "had" in words else "perfect"
    if "to" in words:
        return "be to" if verb.dep_ == "xcomp" and verb.head.lemma_ == "be" else "infinitive"
    return plain_aspect(verb, words)


def helping_words(verb: Token) -> set[str]:
    """The auxiliaries as written, and as lemmas."""
    helpers = auxiliaries(verb)
    return {helper.lower_ for helper in helpers} | {helper.lemma_.lower() for helper in helpers}


def plain_aspect(verb: Token, words: set[str]) -> str:
    if "be" in words and (verb.tag_ == "VBG" or "being" in words):
        return "progressive"
    if words & {"was", "were", "did"}:
        return "past"
    return "present" if words else BY_TAG.get(verb.tag_, "present")


def auxiliaries(verb: Token) -> list[Token]:
    """A verb's own auxiliaries, or those it shares with the verb it is coordinated with."""
    for _step in range(3):
        own = [child for child in verb.children if child.dep_ in ("aux", "auxpass")]
        if own or verb.dep_ != "conj" or verb.tag_ != verb.head.tag_:
            return own
        verb = verb.head
    return []


def marked(verb: Token) -> str:
    """The aspect, with "!" where the verb is negated."""
    denied = clause.is_negated(verb) or any(child.lower_ in DENIALS for child in verb.children)
    return aspect(verb) + ("!" if denied else "")


def is_ahead(token: Token) -> bool:
    """Whether the verb that a word belongs to tells of what is still to come."""
    for _step in range(8):
        if clause.is_predicate(token):
            return aspect(token) in AHEAD
        token = token.head
    return False
