"""Grammar of a clause: whose verb, which modality, under which other verb, of which class."""

from spacy.tokens import Span, Token

from tracker.extraction.lexicon import MODALS, NOUN_CLASSES, VERB_CLASSES

SUBJECTS = {"nsubj", "nsubjpass"}
SHARING = {"conj", "xcomp", "acomp", "oprd"}  # "is ready to sign": the subject is that of "is"
CLAUSES = {"ccomp", "xcomp", "advcl", "acl", "relcl", "conj", "pcomp", "dobj", "pobj", "prep"}


def is_predicate(token: Token) -> bool:
    """A verb that is not the auxiliary of another."""
    return token.pos_ in ("VERB", "AUX") and token.dep_ not in ("aux", "auxpass")


def classes(token: Token) -> tuple[str, ...]:
    """The lexicon's classes of a verb or noun; empty for other words."""
    if token.pos_ in ("VERB", "AUX"):
        return VERB_CLASSES.get(token.lemma_.lower(), ())
    if token.pos_ in ("NOUN", "PROPN"):
        return NOUN_CLASSES.get(token.lemma_.lower(), ())
    return ()


def first_class(token: Token, otherwise: str) -> str:
    return (classes(token) or (otherwise,))[0]


def subject(verb: Token) -> Token | None:
    """The subject of a verb, also where it is shared with a governing or coordinated verb."""
    for _step in range(4):
        own = subjects(verb)
        if own:
            return own[-1]  # a dateline before the sentence may pass for a first subject
        if verb.dep_ in ("relcl", "acl"):
            return verb.head
        if verb.dep_ not in SHARING:
            return None
        verb = verb.head
    return None


def subjects(verb: Token) -> list[Token]:
    """Its own; where it seems to have none, a name before it that the parser takes for a time."""
    own = [child for child in verb.children if child.dep_ in SUBJECTS]
    return own or [left for left in verb.lefts if left.dep_ == "npadvmod" and left.pos_ == "PROPN"]


def has_subject(verb: Token) -> bool:
    """Whether it has one of its own."""
    return any(child.dep_ in SUBJECTS for child in verb.children)


def is_passive(verb: Token) -> bool:
    return any(child.dep_ in ("nsubjpass", "auxpass") for child in verb.children)


def is_negated(verb: Token) -> bool:
    return any(child.dep_ == "neg" for child in verb.children)


def modality(verb: Token) -> str:
    """The auxiliary that colours a verb ("will", "to", "have", "-"), with "!" where negated."""
    auxiliaries = [c.lemma_.lower() for c in verb.children if c.dep_ in ("aux", "auxpass")]
    modal = next((word for word in auxiliaries if word in MODALS), None)
    weak = next((word for word in ("to", "have", "be") if word in auxiliaries), "-")
    return (modal or weak) + ("!" if is_negated(verb) else "")


def governors(token: Token) -> list[tuple[str, Token]]:
    """The verbs and nouns that a clause hangs on, nearest first, each with how it hangs."""
    found = []
    for _step in range(6):
        if token.dep_ not in CLAUSES:
            break
        if token.head.pos_ in ("VERB", "AUX", "NOUN"):
            found.append((token.dep_, token.head))
        token = token.head
    return found


def predicates(span: Span) -> list[Token]:
    return [token for token in span if is_predicate(token)]


def speaker(sentence: Span) -> Token | None:
    """The subject of the sentence's first verb of saying that has one of its own."""
    saying = (verb for verb in predicates(sentence) if "say" in classes(verb))
    return next((found for found in map(subject, saying) if found is not None), None)


def claim(span: Span) -> Token:
    """The verb of what is said: below "the ministry said that", else the root."""
    verb = span.root
    for _step in range(3):
        said = [child for child in verb.children if child.dep_ == "ccomp" and is_predicate(child)]
        if "say" not in classes(verb) or not said:
            break
        verb = said[0]
    return verb


# Classes of verbs in the order in which they carry an undertaking; unlisted ones come after "will".
CARRIERS = ("commit", "sign", "decide", "delay", "break", "fulfil")
IDLE = {"say", "demand", "forecast", "talk"}


def anchor(span: Span) -> Token:
    """The verb that carries the undertaking or report: the strongest class, then the highest."""
    verbs = predicates(span)
    return min(verbs, key=lambda verb: (_rank(verb), _depth(verb), verb.i), default=span.root)


def _rank(verb: Token) -> int:
    names = classes(verb)
    if any(name in CARRIERS for name in names):
        return 0
    if modality(verb).rstrip("!") in ("will", "shall", "'ll", "’ll", "would", "to"):
        return 1
    return 3 if any(name in IDLE for name in names) else 2


def _depth(token: Token) -> int:
    return sum(1 for _ancestor in token.ancestors)


def trimmed(span: Span) -> Span:
    """The span without the blanks around it."""
    start, end = span.start, span.end
    while end > start and span.doc[end - 1].is_space:
        end -= 1
    while start < end and span.doc[start].is_space:
        start += 1
    return span.doc[start:end]
