"""One line of a commitment: "India and Japan to share radar data by 2030"."""

import re
from collections.abc import Iterator

from spacy.tokens import Span, Token

from tracker.extraction import clause
from tracker.extraction.draft import Draft
from tracker.extraction.statements import actor, core, phrase, verbs
from tracker.extraction.statements.parties import are_many, enumeration

LONGEST = 160
LONGEST_PART = 70
SHORTEST = 12  # characters: less tells nothing
# Subjects that say nothing without the sentence before.
UNTOLD = {"it", "they", "this", "that", "these", "those", "which", "both", "each", "all"}
# Of the words of time around a verb above the one told, only limits belong to what is told.
LIMITS = {"by", "until", "till", "from", "within", "before", "starting", "over", "beyond"}
WHEN = {"in", "on", "at", "during", "for", "this", "next", "every", "each", "throughout", "as"}
CONDITIONS = {"if", "once", "unless", "provided"}
TIME = re.compile(
    r"\b(?:(?:19|20)\d\d|january|february|march|april|may|june|july|august|september|october"
    r"|november|december|days?|weeks?|months?|years?|decades?|century|spring|summer|autumn|winter"
    r"|tomorrow|tonight)\b",
    re.IGNORECASE,
)
DATELINE = re.compile(r"^[A-Z][A-Z.,/ ]{2,30}(?:\([^)]*\) ?)?[–—-]+ ")
NUMBER = re.compile(r"^\(?(?:\d{1,2}|[a-z]|[ivx]{1,4})[.)] ")
JOINED = re.compile(
    r"^(?:(?:and|but|or|that|while|whereas|also|then|so|as|which|whose)\b,? )+", re.IGNORECASE
)


def statement(span: Span, draft: Draft, named: actor.Credits) -> str:
    """Party, action, object and deadline; where no clause can be told, the tidied quote."""
    line = told(span, draft, named) or quoted(span, draft, named)
    return with_deadline(line, span, draft)


def told(span: Span, draft: Draft, named: actor.Credits) -> str:
    """The clause of the verb that carries the commitment; empty where there is none."""
    chains = (core.chain(start, span) for start in (span.doc[draft.anchor], span.root))
    told_verbs = next((found for found in chains if is_safe(found, span)), [])
    if not draft.parties or not told_verbs:
        return ""
    verb = told_verbs[-1]
    begun = beginning(verb, span, draft.parties, named)
    moved = adjuncts(told_verbs, span)
    room = LONGEST - len(begun) - len(moved) - 2
    rest = phrase.shortened(after(verb, span), room, many=are_many(draft.parties))
    words = phrase.rendered(rest, many=are_many(draft.parties))
    line = " ".join(filter(None, [begun, words, moved]))
    return line if len(line) - len(enumeration(draft.parties)) >= SHORTEST else ""


def is_safe(told_verbs: list[Token], span: Span) -> bool:
    """Whether the parse bears a sentence: a finite verb or infinitive with a telling subject."""
    verb = told_verbs[-1]
    if not bears_sentence(verb, span):
        return False
    subject = actor.subject_of(verb)
    if subject is not None and subject in span:
        return subject.lower_ not in UNTOLD or actor.is_speaking(subject, verb)
    return not is_torn(subject, span) and (len(told_verbs) > 1 or not has_loose_noun(verb, span))


def bears_sentence(verb: Token, span: Span) -> bool:
    """Whether a verb can be the main one: not one with a clause as its subject, or a relative."""
    if not clause.is_predicate(verb) or any(child.dep_ == "csubj" for child in verb.children):
        return False
    return not is_bare_participle(verb) and not (verb.dep_ == "relcl" and verb.head in span)


def is_bare_participle(verb: Token) -> bool:
    """ "ships built on time"."""
    is_participle = verb.tag_ in ("VBN", "VBG") and verb.dep_ != "pcomp"
    return is_participle and not verbs.auxiliaries(verb)


def is_torn(subject: Token | None, span: Span) -> bool:
    """Whether the quote has a part of the subject, without its noun."""
    return subject is not None and any(token in span for token in subject.subtree)


def has_loose_noun(verb: Token, span: Span) -> bool:
    """Whether a noun before the verb has no place in its clause: then a subject was misread."""
    before = [token for token in span if token.i < verb.i and token.pos_ in ("NOUN", "PROPN")]
    return any(not TIME.search(token.text) and not token.is_ancestor(verb) for token in before)


def beginning(verb: Token, span: Span, parties: tuple[str, ...], named: actor.Credits) -> str:
    """The line up to its verb: the parties, and who or what else is the subject."""
    who, subject = enumeration(parties), actor.subject_of(verb)
    if subject is None or actor.is_party(subject, verb, parties, named):
        is_told = subject is not None and subject in span
        return f"{who} {of_party(verb, is_told=is_told, many=are_many(parties))}"
    if subject.dep_ == "expl":
        return f"{who}:"
    words = verbs.infinitive(verb) if is_short(verb) else verbs.as_written(verb)
    return f"{who}: {subject_words(subject, verb, named)} {words}"


def of_party(verb: Token, *, is_told: bool, many: bool) -> str:
    """The verb after its party; without a subject in the quote, "build" is what is to be done."""
    is_listed = verb.tag_ == "VBP" and not is_told and not verbs.auxiliaries(verb)
    if verbs.is_future(verb) or is_listed:
        return verbs.infinitive(verb)
    return verbs.finite(verb, many=many)


def is_short(verb: Token) -> bool:
    """Whether an infinitive reads better: "the fee to be paid", "owners to get 25,000 rupees"."""
    return verbs.is_future(verb) and (
        clause.is_passive(verb) or clause.modality(verb).rstrip("!") in ("to", "-")
    )


def subject_words(subject: Token, verb: Token, named: actor.Credits) -> str:
    """The subject as it follows a colon, without the clause of the verb where that hangs on it."""
    clause_of_verb = set(verb.subtree) if subject.is_ancestor(verb) else set()
    own = [token for token in subject.subtree if token not in clause_of_verb]
    tokens = [token for token in phrase.pruned(own, subject) if token.tag_ != "WP$"]
    kept = phrase.shortened(tokens, LONGEST_PART) or [subject]
    return phrase.opened(phrase.rendered(kept), kept[0], named)


def after(verb: Token, span: Span) -> list[Token]:
    """What follows the verb in its clause."""
    inside = [t for t in verb.subtree if verb.i < t.i < span.end and not is_repeated(t, verb)]
    return phrase.without_first_insert(phrase.pruned(inside, verb))


def is_repeated(token: Token, verb: Token) -> bool:
    """A second "will" in "will pay and will build", where the line says "to pay"."""
    joined = token.head.dep_ == "conj" and actor.subject_of(token.head) == actor.subject_of(verb)
    return joined and token.lower_ in ("will", "shall") and verbs.is_future(verb)


def adjuncts(told_verbs: list[Token], span: Span) -> str:
    """Limits and conditions that stand before the verb, or hang on a verb above it."""
    parts = [part for verb in told_verbs for part in moved_parts(verb, told_verbs[-1], span)]
    return " ".join(part[:1].lower() + part[1:] for part in dict.fromkeys(parts))


def moved_parts(verb: Token, last: Token, span: Span) -> Iterator[str]:
    own = verb == last and verbs.is_future(verb)
    for part in verb.children:
        if part in span and is_elsewhere(part, verb, last):
            text = phrase.rendered(phrase.pruned(part.subtree, part))
            if len(text) <= LONGEST_PART and is_moved(part, text, own=own):
                yield text


def is_elsewhere(part: Token, verb: Token, last: Token) -> bool:
    """Whether a part of a verb is not among the words after the last one."""
    return (part.i < verb.i or verb != last) and not part.is_ancestor(last)


def is_moved(part: Token, text: str, *, own: bool) -> bool:
    first = text.partition(" ")[0].lower()
    if part.dep_ == "advcl":
        return first in CONDITIONS
    if part.dep_ not in ("prep", "npadvmod") or not TIME.search(text):
        return False
    return first in LIMITS or (own and first in WHEN)


def quoted(span: Span, draft: Draft, named: actor.Credits) -> str:
    """The quote without dateline, quotation marks and the words that join it to the one before."""
    kept = [token for token in span if not phrase.is_noise(token)]
    who = enumeration(draft.parties)
    kept = phrase.shortened(kept, LONGEST - len(who) - 2) or kept
    words = DATELINE.sub("", phrase.rendered(kept, many=are_many(draft.parties)))
    words = JOINED.sub("", NUMBER.sub("", words))
    words = phrase.opened(words, kept[0], named) if kept and who else words
    return f"{who}: {words}" if who else words


def with_deadline(line: str, span: Span, draft: Draft) -> str:
    """The line with its due date's words, where they got lost."""
    words = draft.deadline.words if draft.deadline else ""
    lost = words in span.text and words.lower() not in line.lower()
    limit = words.partition(" ")[0].lower() in LIMITS
    if limit and lost and len(line) + len(words) < LONGEST:
        return f"{line} {words[:1].lower() + words[1:]}"
    return line
