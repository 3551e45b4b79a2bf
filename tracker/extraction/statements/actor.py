"""Who acts in a clause: the party that the statement names first, or something else."""

from collections.abc import Mapping

from spacy.tokens import Doc, Token

from tracker.extraction import clause
from tracker.extraction.lexicon import OFFICIALS
from tracker.extraction.registry import Registry

RELATIVE = {"which", "that", "who"}
SPEAKERS = {"we", "i", "you", "he", "she", "one", "who"}
# Nouns that stand for the party that is meant.
BODIES = frozenset(
    """side country nation party partner delegation participant member ally state counterpart
    negotiator signatory company firm group bank utility airline carrier union association maker
    retailer operator alliance bloc organisation organization club city candidate campaign
    coalition leadership board kingdom republic chairman director chief""".split()
)
THINGS = {"agreement", "pledge", "plan", "event"}
ACTORS = OFFICIALS | BODIES
# What an instrument does, not a party: "it took effect", "it expires".
INSTRUMENT_VERBS = set("expire lapse apply take enter come run replace cover mean follow".split())

Credits = Mapping[int, str]  # token index → the party credited with what is named there


def credited(doc: Doc, registry: Registry) -> dict[int, str]:
    """Of each token in a name the party that answers; "" for people of whom nothing is known."""
    found: dict[int, str] = {}
    for group in ("names", "people", "parties"):
        for span in doc.spans.get(group, []):
            if group == "names" and span.root.lemma_.lower() in ACTORS:
                continue
            unknown = group == "names" and span.kb_id_ == "person"
            name = "" if unknown else registry.credited(span.label_)
            found.update(dict.fromkeys(range(span.start, span.end), name))
    return found


def subject_of(verb: Token) -> Token | None:
    """The subject, also of an infinitive or participle that shares the one above."""
    for _step in range(5):
        own = own_subject(verb)
        if verb.dep_ == "relcl" and (own is None or own.lower_ in RELATIVE):
            return verb.head
        above = verb_above(verb)
        if own is not None or above is None:
            return own
        verb = above
    return None


def own_subject(verb: Token) -> Token | None:
    # The last one: a dateline before the sentence may pass for a first subject.
    return next((child for child in reversed([*verb.children]) if is_subject(child)), None)


def verb_above(verb: Token) -> Token | None:
    """The verb whose subject it may share: not one of saying."""
    if verb.dep_ in ("ROOT", "ccomp"):
        return None
    return next((above for above in verb.ancestors if clause.is_predicate(above)), None)


def is_subject(token: Token) -> bool:
    """A subject, but for list marks that are parsed as one."""
    return token.dep_ in (*clause.SUBJECTS, "expl") and token.text[:1].isalnum()


def is_party(subject: Token, verb: Token, parties: tuple[str, ...], named: Credits) -> bool:
    """Whether the subject of the verb stands for the parties that undertake."""
    if subject.pos_ == "PRON":
        return is_speaking(subject, verb)
    if is_aim(subject, verb):
        return True
    if THINGS.intersection(clause.classes(subject)) or is_denied(subject):
        return False
    if any(subject.lower_ in name.lower().split() for name in parties):
        return True
    if subject.i in named:
        return named[subject.i] in ("", *parties)
    return bool({subject.lemma_.lower(), *singulars(subject.lower_)} & ACTORS)


def singulars(word: str) -> tuple[str, str]:
    """A capitalised plural ("Ministers", "Secretaries") is its own lemma."""
    return word.removesuffix("s"), word.removesuffix("ies") + "y"


def is_aim(subject: Token, verb: Token) -> bool:
    """ "the goal is to build": who has the goal builds."""
    aim = {"plan", "pledge"}.intersection(clause.classes(subject))
    told_of = verb.dep_ == "xcomp" and verb.head.lemma_ == "be"
    return bool(aim) and told_of and not clause.is_passive(verb)


def is_denied(subject: Token) -> bool:
    """ "no party", "neither side": the line must keep it."""
    return any(child.lower_ in ("no", "neither") for child in subject.children)


def is_speaking(pronoun: Token, verb: Token) -> bool:
    """A pronoun that people are meant by, and no instrument or other thing."""
    if pronoun.lower_ in SPEAKERS:
        return True
    thing = clause.is_passive(verb) or verb.lemma_.lower() in INSTRUMENT_VERBS
    alone = not any(True for _child in pronoun.children)
    return pronoun.lower_ in ("it", "they", "both", "each", "all") and alone and not thing
