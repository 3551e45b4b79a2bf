"""What a commitment's status is read from, as named features for the linear model."""

from collections import Counter
from collections.abc import Iterator

from spacy.tokens import Doc, Span, Token

from tracker.extraction import clause
from tracker.extraction.entities import entity_types
from tracker.extraction.features import Features, has_infinitive, span_features, subject_kind
from tracker.extraction.status import aspect, cues
from tracker.extraction.status.stage import stage_features

MOST = 2.0
# Cues are rarer than words and say more: heavier, they are not regularised away.
CUE, WORD = 2.0, 0.5
PARTICLES = {"back", "out", "away", "down", "up", "apart", "off", "over", "aside"}
SPEECH = frozenset(
    """say tell add note write report state claim argue explain show reply confirm announce know
    think believe hear recall remember see mean concede complain""".split()
)
MANY = {"they", "we", "both", "all", "each", "sides", "neither"}


def status_features(span: Span, own: Features | None = None) -> Features:
    """The clause's words, verbs and cues, who acts, and the stage of the instrument.

    `own` are its `span_features`, where they are known.
    """
    types = entity_types(span.doc)
    happening = event(span)
    names = [*verb_hints(span, types), *event_features(happening, types)]
    names += [*mutuality(span), *stage_features(span.doc, mood(happening))]
    return (
        {name: WORD * value for name, value in (own or span_features(span, types)).items()}
        | {name: min(count, MOST) for name, count in Counter(names).items()}
        | {name: CUE * min(count, MOST) for name, count in Counter(cue_features(span)).items()}
    )


def hints(verb: Token) -> tuple[str, ...]:
    """The statuses that a verb hints at, its particle heard: "put off" is not "put"."""
    lemma = verb.lemma_.lower()
    joined = (f"{lemma}_{child.lower_}" for child in verb.children if is_particle(child))
    phrasal = (cues.HINTS[name] for name in joined if name in cues.HINTS)
    return next(phrasal, None) or cues.HINTS.get(lemma) or ("other",)


def is_particle(token: Token) -> bool:
    return token.dep_ == "prt" or (token.dep_ == "advmod" and token.lower_ in PARTICLES)


def verb_hints(span: Span, types: dict[int, str]) -> Iterator[str]:
    """Each verb's hints with its tense, and the main verb's once more."""
    for verb in clause.predicates(span):
        form = aspect.marked(verb)
        yield f"form {form}"
        for hint in hints(verb):
            yield f"verb {hint}"
            yield f"verb {hint} {form}"
            if verb == span.root:
                yield f"root {hint} {form}"
    root = span.root
    if clause.is_predicate(root):
        yield f"root {aspect.marked(root)} {subject_kind(clause.subject(root), types)}"


def event(span: Span) -> Token:
    """The highest verb below verbs of speech: of "X said Y had been paid", "paid"."""
    verbs = clause.predicates(span)
    verb = min(verbs, key=lambda v: (len(list(v.ancestors)), v.i), default=span.root)
    for _step in range(4):
        below = next((child for child in verb.children if is_told(child, span)), None)
        if below is None:
            break
        verb = below
    return verb


def is_told(token: Token, span: Span) -> bool:
    """Whether a clause is the content of speech, or of "is to", "has to"."""
    if not (clause.is_predicate(token) and span.start <= token.i < span.end):
        return False
    head = token.head.lemma_.lower()
    if token.dep_ == "ccomp":
        return head in SPEECH
    return token.dep_ == "xcomp" and head in ("be", "remain", "have")


def event_features(verb: Token, types: dict[int, str]) -> Iterator[str]:
    if not clause.is_predicate(verb):
        yield from ("event none", f"event {verb.lemma_.lower()}")
        return
    form, kind = aspect.marked(verb), subject_kind(clause.subject(verb), types)
    yield from (f"event {form}", f"event {verb.lemma_.lower()}")
    yield from (f"event by {kind}", f"event by {kind} {form}")
    yield f"event passive={clause.is_passive(verb)} {form}"
    for hint in hints(verb):
        yield from (f"event {hint}", f"event {hint} {form}")
    for name in clause.classes(verb):
        yield f"event class {name} {form}"
    if has_infinitive(verb):
        yield f"event {hints(verb)[0]} to {form}"
    yield from joined_features(verb)


def joined_features(verb: Token) -> Iterator[str]:
    """Of what else the same clause tells: "was signed and took effect"."""
    for child in verb.children:
        if child.dep_ == "conj" and clause.is_predicate(child):
            yield from (f"event and {hint} {aspect.marked(child)}" for hint in hints(child))


def mood(verb: Token) -> str:
    """Of the event's clause: ahead, without a finite verb, or its tense."""
    form = aspect.aspect(verb) if clause.is_predicate(verb) else "none"
    if form == "conditional":
        return form
    if form in aspect.AHEAD:
        return "ahead"
    return "none" if form in ("ing", "done") else form


def cue_features(span: Span) -> Iterator[str]:
    """The phrases that hint at a status; ahead of now ("will suspend") they hint at another."""
    for status, match in cues.phrases(flat(span.text)):
        words = span.char_span(match.start(), match.end(), alignment_mode="expand")
        if words is not None:
            yield f"cue {status} {'ahead' if aspect.is_ahead(words.root) else 'told'}"


def flat(text: str) -> str:
    # Lower case must keep every offset; "İ" alone would become two characters.
    lowered = text.lower() if len(text.lower()) == len(text) else text
    return lowered.replace("\n", " ").replace("’", "'")


def mutuality(span: Span) -> Iterator[str]:
    """Whether several undertake it together, by the subjects and the parties named."""
    anchor, root = clause.anchor(span), span.root
    parties = parties_in(span.doc, span.start, span.end)
    yield f"parties {min(len(parties), 3)}"
    subjects = [parties_of_subject(verb) for verb in (anchor, root)]
    yield f"subject parties {min(max(subjects), 3)}"
    for place, verb in (("anchor", anchor), ("root", root)):
        actor = clause.subject(verb)
        if actor is not None and is_many(actor):
            yield from (f"{place} by many", f"{place} by many {hints(verb)[0]}")


def parties_in(doc: Doc, start: int, end: int) -> set[str]:
    found = doc.spans.get("parties", [])
    return {f"{span.kb_id_} {span.text}" for span in found if start <= span.start < end}


def parties_of_subject(verb: Token) -> int:
    actor = clause.subject(verb)
    if actor is None:
        return 0
    return len(parties_in(verb.doc, actor.left_edge.i, actor.right_edge.i + 1))


def is_many(actor: Token) -> bool:
    coordinated = any(child.dep_ == "conj" for child in actor.children)
    return coordinated or actor.tag_ in ("NNS", "NNPS") or actor.lower_ in MANY
