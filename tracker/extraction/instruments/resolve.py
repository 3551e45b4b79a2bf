"""Which instrument a clause means: named in it, pointed back to, or what the article is about."""

from collections import Counter
from collections.abc import Sequence

from spacy.tokens import Span

from tracker.extraction.instruments.mention import Mention

LEAD = 60  # words
OFTEN = 3  # times; of what is named less often, few clauses are part that do not say so


def fullest(found: Mention, known: Sequence[Mention]) -> Mention:
    """The longest name in the text that has all words of this one."""
    same = [m for m in known if m.may_be(found) and found.words <= m.words and m.name]
    return max(same, key=lambda m: (m.proper, len(m.words), -m.place), default=found)


def inside(span: Span, known: Sequence[Mention]) -> list[Mention]:
    return [m for m in known if span.start <= m.place < span.end]


def referred(found: Mention, known: Sequence[Mention]) -> Mention | None:
    """What "the deal" means: the nearest named instrument of its kind before, else after."""
    named = [m for m in known if m.name and m.may_be(found)]
    before = [m for m in named if m.place < found.place]
    same = [m for m in before if m.noun == found.noun]
    nearest = (same or before)[-1:] or named[:1]
    return fullest(nearest[0], known) if nearest else None


def meant(span: Span, known: Sequence[Mention]) -> Mention | None:
    """The instrument of a clause by its own words."""
    own = inside(span, known)
    for mention in sorted((m for m in own if m.name), key=lambda m: (not m.proper, m.place)):
        return fullest(mention, known)
    return next((found for m in own if m.definite and (found := referred(m, known))), None)


def topic(known: Sequence[Mention]) -> Mention | None:
    """The instrument that the article is about: a name, spoken of early and again."""
    meanings = [fullest(m, known) if m.name else referred(m, known) for m in known]
    best = Counter(filter(None, meanings)).most_common(1)
    for found, count in best:
        early = any(m.place < LEAD for m, one in zip(known, meanings, strict=True) if one == found)
        if found.proper and early and count >= OFTEN:
            return found
    return None
