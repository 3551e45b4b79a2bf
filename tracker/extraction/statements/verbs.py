"""A verb with its auxiliaries, as it follows a subject: "to be paid", "has signed", "will cut"."""

import re

from spacy.tokens import Token

from tracker.extraction import clause
from tracker.extraction.statements.phrase import JOINING

ONE = {
    "are": "is",
    "am": "is",
    "’re": "is",
    "'re": "is",
    "’m": "is",
    "'m": "is",
    "were": "was",
    "have": "has",
    "’ve": "has",
    "'ve": "has",
    "do": "does",
}
MANY = {
    "is": "are",
    "am": "are",
    "’s": "are",
    "'s": "are",
    "’re": "are",
    "'re": "are",
    "was": "were",
    "has": "have",
    "’ve": "have",
    "'ve": "have",
    "does": "do",
}
FULL = {
    "’ll": "will",
    "'ll": "will",
    "’d": "would",
    "'d": "would",
    "wo": "will",
    "ca": "can",
    "n't": "not",
    "n’t": "not",
    "’s": "is",
    "'s": "is",
    "’re": "are",
    "'re": "are",
    "’ve": "have",
    "'ve": "have",
}
FUTURE = {"will", "shall", "'ll", "’ll", "wo", "would", "’d", "'d", "to"}


def auxiliaries(verb: Token) -> list[Token]:
    """Its own auxiliaries and negations, or those of the verb that it is joined to."""
    own = [c for c in verb.children if c.dep_ in ("aux", "auxpass", "neg") and c.i < verb.i]
    shared = verb.dep_ == "conj" and not own and verb.tag_ == verb.head.tag_
    if shared and not clause.has_subject(verb):
        return auxiliaries(verb.head)
    return own


def is_future(verb: Token) -> bool:
    """Whether the verb tells what is to be done, not what was."""
    found = {token.lower_ for token in auxiliaries(verb)}
    return bool(found & FUTURE) or (not found and (verb.tag_ == "VB" or verb.dep_ == "pcomp"))


def infinitive(verb: Token) -> str:
    """ "to share", "not to be paid", "to more than double"."""
    group = auxiliaries(verb)
    plain = [token.lower_ for token in group if token.dep_ != "neg"]
    places = [i for i, word in enumerate(plain) if word in FUTURE]
    more = plain[places[0] + 1 :] if places else []
    refused = [FULL.get(token.lower_, token.lower_) for token in group if token.dep_ == "neg"]
    main = verb.text if more else verb.lemma_
    return " ".join([*refused, "to", *more, *adverbs(verb), main.lower()])


def finite(verb: Token, *, many: bool) -> str:
    """The verb in its tense, in agreement with a subject of one or many."""
    first, *more = [*auxiliaries(verb), verb]
    words = [agreeing(first, many=many), *(FULL.get(t.lower_, t.lower_) for t in more)]
    return " ".join([*words[:-1], *adverbs(verb), words[-1]])


def as_written(verb: Token) -> str:
    group = [FULL.get(token.lower_, token.lower_) for token in auxiliaries(verb)]
    return " ".join([*group, *adverbs(verb), verb.text.lower()])


def adverbs(verb: Token) -> list[str]:
    """What stands right before the verb and belongs to it, but for words that only join."""
    found = [verb.doc[i] for i in range(last_auxiliary(verb) + 1, verb.i)]
    heads = [t for t in found if t.head == verb and t.dep_ in ("advmod", "npadvmod")]
    kept = [t for head in heads for t in head.subtree if head.lower_ not in JOINING]
    return [t.lower_ for t in kept if not t.is_punct]


def last_auxiliary(verb: Token) -> int:
    left = [token.i for token in verb.children if token.dep_ in (*clause.SUBJECTS, "cc", "mark")]
    before = [i for i in [*left, *(t.i for t in auxiliaries(verb))] if i < verb.i]
    return max(before, default=verb.i)


def agreeing(verb: Token, *, many: bool) -> str:
    """The form of a finite verb that goes with a subject of one or many."""
    forms, wrong_tag = (MANY, "VBZ") if many else (ONE, "VBP")
    word, lemma = verb.text.lower(), verb.lemma_.lower()
    if word in forms:
        return forms[word]
    if verb.tag_ == wrong_tag and verb.dep_ not in ("aux", "auxpass"):
        return lemma if many else third_person(lemma)
    return FULL.get(word, word)


def third_person(lemma: str) -> str:
    if re.search(r"(?:s|x|z|ch|sh|o)$", lemma):
        return f"{lemma}es"
    return re.sub(r"([^aeiou])y$", r"\1ie", lemma) + "s"
