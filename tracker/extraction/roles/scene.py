"""A commitment's clause as the rankers see it: who is said to act, and in which words."""

from collections.abc import Iterator
from dataclasses import dataclass

from spacy.tokens import Span, Token

from tracker.extraction import clause
from tracker.extraction.lexicon import OFFICIALS
from tracker.extraction.naming.kinds import NOUN_KINDS

COLLECTIVE = frozenset(
    """side country nation minister leader government party partner delegation participant
    member ally state counterpart official negotiator signatory president principal""".split()
)
PRONOUNS = (
    dict.fromkeys("we our us i my ourselves".split(), "we")
    | dict.fromkeys("he she his her him".split(), "he")
    | dict.fromkeys("they their them both each all two three four".split(), "they")
)
INSTRUMENTS = ("agreement", "plan", "pledge", "event")
RELATIVES = frozenset("which who that those".split())
CONTROLLED = frozenset("advcl pcomp prep acl conj xcomp acomp oprd".split())
COUNTS = {"both": 2, "two": 2, "three": 3, "four": 4, "five": 5, "six": 6, "seven": 7}
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
    top: Token | None  # the subject of the clause's highest verb
    speaker: Token | None  # who is reported as saying it
    count: int = 0  # how many are said to act: "the two sides"
    reference: str = ""
    voice: str = "none"  # how the speaker is called

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
            clause.subject(span.root),
            clause.speaker(anchor.sent),
        )
        scene.count = counted(acting)
        scene.reference = reference(acting, anchor)
        if scene.speaker is not None:
            scene.voice = reference(scene.speaker, anchor)
        return scene

    def looks_back_from(self) -> int:
        """The token before which the one meant by the word for who acts was named."""
        return self.span.start if self.actor is None else min(self.actor.i, self.anchor.i)

    def roles(self) -> Iterator[tuple[str, Token]]:
        """The words for those who act or speak, each with its role."""
        for role in ("subject", "actor", "top", "speaker"):
            word = getattr(self, role)
            if word is not None:
                yield role, word


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
    subject = controller(anchor)
    if subject is None:
        return owner(anchor)
    instrument = any(name in INSTRUMENTS for name in clause.classes(subject))
    return (owner(subject) or subject) if instrument else subject


def controller(verb: Token) -> Token | None:
    """The subject of a verb, that of the verb above a participle, what a relative takes up."""
    for _step in range(4):
        subject = clause.subject(verb)
        if subject is not None and subject.lower_ in RELATIVES and verb.dep_ == "relcl":
            return verb.head
        if subject is not None or verb.dep_ not in CONTROLLED:
            return subject
        verb = verb.head
    return None


def counted(word: Token | None) -> int:
    """ "the two sides", "all three": 2, 3; 0 where no number is said."""
    if word is None:
        return 0
    words = [word, *(child for child in word.children if child.i < word.i)]
    return next((COUNTS[token.lower_] for token in words if token.lower_ in COUNTS), 0)


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
    if word.dep_ == "poss" and word.pos_ == "PROPN":
        return "owner"
    if word.lower_ in PRONOUNS or word.pos_ == "PRON":
        return PRONOUNS.get(word.lower_, word.lower_)
    return "name" if word.pos_ == "PROPN" else noun_reference(word)


def noun_reference(word: Token) -> str:
    lemma = word.lemma_.lower()
    if lemma in COLLECTIVE and word.tag_ == "NNS":
        return "collective"
    if lemma in OFFICIALS:
        return "official"
    if lemma in NOUN_KINDS:
        return f"{NOUN_KINDS[lemma][0]} noun"
    return clause.first_class(word, "noun")
