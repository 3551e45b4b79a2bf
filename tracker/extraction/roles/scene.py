"""A commitment's clause as the rankers see it: who is said to act, and in which words."""

from dataclasses import dataclass

from spacy.tokens import Span, Token

from tracker.extraction import clause
from tracker.extraction.lexicon import OFFICIALS
from tracker.extraction.naming.kinds import NOUN_KINDS

COLLECTIVE = frozenset(
    """side country nation minister leader government party partner delegation participant
    member ally state counterpart official negotiator signatory president principal""".split()
)
WE = frozenset("we our us i my ourselves".split())
SINGULAR = frozenset("he she his her him".split())
BOTH = frozenset("they their them both each all two three four".split())
INSTRUMENTS = ("agreement", "plan", "pledge", "event")
HISTORY = 3  # sentences before the commitment that a pronoun may look back on


@dataclass(slots=True)
class Scene:
    """A commitment's clause: the anchor, the word for who acts, the sentences around."""

    span: Span
    anchor: Token
    subject: Token | None
    actor: Token | None
    sentence: Span
    earlier: list[Span]
    reference: str

    @classmethod
    def of(cls, span: Span) -> "Scene":
        anchor = clause.anchor(span)
        acting = actor(anchor)
        scene = cls(
            span,
            anchor,
            clause.subject(anchor),
            acting,
            anchor.sent,
            sentences_before(anchor.sent),
            "",
        )
        scene.reference = reference(acting, anchor)
        return scene


def sentences_before(sentence: Span) -> list[Span]:
    """The sentences before one, the nearest first."""
    found: list[Span] = []
    start = sentence.start
    while start > 0 and len(found) < HISTORY:
        before = sentence.doc[start - 1].sent
        found.append(before)
        start = before.start
    return found


def actor(anchor: Token) -> Token | None:
    """The word for who acts: the subject, the agent of a passive, the owner of a "plan"."""
    if clause.is_passive(anchor):
        return agent(anchor)
    subject = clause.subject(anchor)
    if subject is None:
        return owner(anchor)
    instrument = any(name in INSTRUMENTS for name in clause.classes(subject))
    return (owner(subject) or subject) if instrument else subject


def agent(verb: Token) -> Token | None:
    """ "by the council"."""
    phrases = (child for child in verb.children if child.dep_ == "agent" or child.lower_ == "by")
    return next((word for phrase in phrases for word in phrase.children), None)


def owner(noun: Token) -> Token | None:
    """ "X's plan", "a pledge by X"."""
    own = next((child for child in noun.children if child.dep_ == "poss"), None)
    return own or agent(noun)


def reference(word: Token | None, anchor: Token) -> str:
    """How the clause calls who acts: a kind of pronoun, of noun, "name", or "none"."""
    if word is None:
        return "passive" if clause.is_passive(anchor) else "none"
    text, lemma = word.lower_, word.lemma_.lower()
    for name, words in (("we", WE), ("he", SINGULAR), ("they", BOTH)):
        if text in words:
            return name
    if word.pos_ == "PRON":
        return text
    if word.pos_ == "PROPN":
        return "name"
    if lemma in COLLECTIVE and word.tag_ == "NNS":
        return "collective"
    return noun_reference(word, lemma)


def noun_reference(word: Token, lemma: str) -> str:
    if lemma in OFFICIALS:
        return "official"
    if lemma in NOUN_KINDS:
        return f"{NOUN_KINDS[lemma][0]} noun"
    return (clause.classes(word) or ("noun",))[0]
