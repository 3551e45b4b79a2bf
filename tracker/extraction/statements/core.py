"""Which verb a statement tells: below "agreed to" and "said that", above a relative clause."""

from collections.abc import Iterator

from spacy.tokens import Span, Token

from tracker.extraction import clause
from tracker.extraction.statements.verbs import is_future

# What is said, decided or pledged is told; that it was is not.
OPEN = {"commit", "decide", "say"}
# "has to pay", "is to pay", "is going to pay", "wants to pay", "the cut is set to go".
LIGHT = {"have", "be", "go", "want", "seek", "make", "give", "take", "remain", "stand"}
READY = {"ready", "set", "due", "willing", "prepared", "determined", "committed", "bound", "likely"}
UNDERTAKINGS = {"pledge", "plan", "agreement"}


def chain(anchor: Token, span: Span) -> list[Token]:
    """The verbs from the main one down to the one that is told, the last."""
    verbs = [main_verb(anchor, span)]
    while (inner := completion(verbs[-1], anchor, span)) is not None and len(verbs) < 6:
        verbs.append(inner)
    return verbs


def main_verb(anchor: Token, span: Span) -> Token:
    """Out of relative and adverbial clauses, whose gaps would leave half a sentence."""
    main = anchor
    for above in (anchor, *anchor.ancestors):
        if above not in span:
            break
        if clause.is_predicate(above) and not hangs(above):
            main = above
            if not is_completion(above):
                break
    return main


def is_completion(verb: Token) -> bool:
    """Whether a verb before this one is completed by it."""
    return verb.dep_ in ("xcomp", "ccomp") and verb.head.i < verb.i


def hangs(verb: Token) -> bool:
    if verb.dep_ == "acl":
        return not completes_noun(verb)
    if verb.dep_ in ("xcomp", "ccomp"):
        return clause.is_predicate(verb.head) and not is_open(verb.head)
    if verb.dep_ in ("relcl", "csubj", "pcomp", "npadvmod", "amod"):
        return True
    return verb.dep_ == "advcl" and verb.tag_ != "VBG"


def completes_noun(verb: Token) -> bool:
    """ "a pledge to share", "plans to build"; but not in "gave up its plan to build"."""
    above = next((one for one in verb.head.ancestors if clause.is_predicate(one)), verb)
    undertaken = UNDERTAKINGS.intersection(clause.classes(verb.head))
    return is_infinitive(verb) and bool(undertaken) and (above == verb or is_open(above))


def completion(verb: Token, anchor: Token, span: Span) -> Token | None:
    """The verb that completes one of promising, deciding or saying, or a light one."""
    if clause.is_negated(verb) or not is_open(verb):
        return None
    found = [inner for inner in completions(verb) if inner in span]
    around = [inner for inner in found if inner == anchor or inner.is_ancestor(anchor)]
    return next(iter([*around, *found]), None)


def is_open(verb: Token) -> bool:
    if any(child.dep_ == "prt" for child in verb.children):
        return False
    return verb.lemma_.lower() in LIGHT or bool(OPEN.intersection(clause.classes(verb)))


def completions(verb: Token) -> Iterator[Token]:
    for child in verb.children:
        if child.dep_ in ("xcomp", "ccomp", "advcl"):
            yield from clause_completions(child, verb)
        elif child.dep_ in ("dobj", "attr", "nsubjpass", "acomp"):
            yield from noun_completions(child)
        elif child.dep_ == "prep" and child.lower_ == "to":
            yield from (inner for inner in child.children if inner.dep_ == "pcomp")


def clause_completions(child: Token, verb: Token) -> Iterator[Token]:
    """The verb of a clause itself, or below an adjective: "is ready to share"."""
    if is_clause(child) and is_completing(child, verb):
        yield child
    elif child.lemma_.lower() in READY:
        yield from (inner for inner in child.children if is_infinitive(inner))


def is_clause(token: Token) -> bool:
    return token.pos_ in ("VERB", "AUX")


def is_infinitive(token: Token) -> bool:
    return is_clause(token) and clause.modality(token).startswith("to")


def is_completing(child: Token, verb: Token) -> bool:
    """Whether a clause says what is undertaken: "ordered troops to leave" tells of the troops."""
    if is_infinitive(child):
        return not has_object(verb)
    if verb.lemma_.lower() in LIGHT:
        return child.dep_ == "xcomp" and child.tag_ != "VBN" and not has_object(verb)
    return child.dep_ == "ccomp" and clause.has_subject(child) and is_content(child, verb)


def has_object(verb: Token) -> bool:
    return any(child.dep_ in ("dobj", "dative") for child in verb.children)


def is_content(child: Token, verb: Token) -> bool:
    """What is said, whatever its tense; of what is decided only what is still to come."""
    return child.i < verb.i or is_future(child) or "decide" not in clause.classes(verb)


def noun_completions(noun: Token) -> Iterator[Token]:
    """ "a commitment to share", "ready to share"."""
    known = UNDERTAKINGS.intersection(clause.classes(noun)) or noun.lemma_.lower() in READY
    if known:
        yield from (
            child
            for child in noun.children
            if child.dep_ in ("acl", "xcomp", "relcl", "ccomp")
            and (is_infinitive(child) or (child.dep_ != "relcl" and is_future(child)))
        )
