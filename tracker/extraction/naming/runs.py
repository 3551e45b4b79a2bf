"""Where unknown names begin and end: runs of proper nouns, with the small words inside them."""

from collections.abc import Iterator

from spacy.tokens import Doc, Span, Token

from tracker.extraction.naming.words import (
    COMPLEMENTS,
    INSTRUMENTS,
    KINDS,
    OFFICES,
    PARTICLES,
    SKIPPED,
    STATE_OFFICES,
    STYLES,
)

LONGEST = 9
OWNED = ("'", "’")
# What follows a town's or county's name in lower case: "Powys council".
LOCAL = frozenset("county city town school district council police board".split())
LOCAL_ENDS = frozenset("council police board district".split())
TITLES = OFFICES | frozenset(
    """operator republican democrat professor prime judge justice captain colonel principal
    sheriff councillor gov. maj. gen. lt. col. sgt. capt. """.split()
)


def names(doc: Doc) -> Iterator[Span]:
    """Unknown names in reading order; they never cross a person with an office."""
    people = {i for span in doc.spans["people"] for i in range(span.start, span.end)}
    parties = {i: span for span in doc.spans["parties"] for i in range(span.start, span.end)}
    index = 0
    while index < len(doc):
        end = run_end(doc, index, people)
        if end > index:
            yield from trimmed(doc, index, end, parties)
        index = max(end, index + 1)


def run_end(doc: Doc, start: int, people: set[int]) -> int:
    """The end of the name that begins at a token; `start` itself where none does."""
    end = start
    while end < len(doc) and is_part(doc[end], people):
        end += 1
        joint = joint_end(doc, start, end, people)
        end = joint if joint > end else end
    return end


def is_part(token: Token, people: set[int]) -> bool:
    proper = token.pos_ == "PROPN" or (token.is_title and token.lower_ in KINDS)
    return (
        proper
        and token.text[:1].isupper()
        and "$" not in token.text
        and token.lower_ not in SKIPPED
        and token.i not in people
    )


def joint_end(doc: Doc, start: int, end: int, people: set[int]) -> int:
    """The place after a small word that joins what stands before it with the name's next part."""
    if end + 1 >= len(doc) or not start < end:
        return end
    after = end + 2 if doc[end + 1].lower_ == "the" and end + 2 < len(doc) else end + 1
    if not is_part(doc[after], people):
        return end
    if doc[end].text in ("&", "-", "–") and not doc[end].is_space and after == end + 1:
        return after if doc[end].text == "&" or not doc[end - 1].whitespace_ else end
    if doc[end].lower_ in PARTICLES and doc[end].is_lower and after == end + 1:
        return after
    if doc[end].text in OWNED and doc[after].lower_ in KINDS:
        return after
    if doc[end].lower_ in COMPLEMENTS and doc[end - 1].lower_ in KINDS:
        return after if not is_owner(doc, after) else end
    if doc[end].lower_ == "and" and after == end + 1 and shares_noun(doc, start, end, people):
        return after
    return end


def is_owner(doc: Doc, index: int) -> bool:
    """ "the Steering Group for Australia's programme" names no group of Australia."""
    return index + 1 < len(doc) and doc[index + 1].text in ("'s", "’s")


def shares_noun(doc: Doc, start: int, end: int, people: set[int]) -> bool:
    """Whether "and" stands inside a name: "Rifle and Pistol Association", "Bureau of A and B"."""
    right = end + 1
    while right < len(doc) and is_part(doc[right], people):
        right += 1
    left = [token.lower_ for token in doc[start:end]]
    if any(word in COMPLEMENTS for word in left):
        return right - end <= 3 and doc[right - 1].lower_ not in KINDS
    shared = KINDS.get(doc[right - 1].lower_) in ("association", "body")
    return right - end >= 3 and shared and left[-1] not in KINDS


def trimmed(doc: Doc, start: int, end: int, parties: dict[int, Span]) -> Iterator[Span]:
    """A run without titles before it and known parties that are no part of the name."""
    titles = [i for i in range(start, end) if doc[i].lower_ in TITLES]
    start = titles[-1] + 1 if titles else start
    start, end = without_parties(doc, start, end, parties)
    if start < end <= start + LONGEST and doc[end - 1].lower_ not in INSTRUMENTS:
        yield doc[start : local_end(doc, end)]


def without_parties(doc: Doc, start: int, end: int, parties: dict[int, Span]) -> tuple[int, int]:
    """Cut known parties off a run, unless an institution bears their name: "Kenya Power"."""
    inside = [parties[i] for i in range(start, end) if i in parties]
    if not inside:
        return start, end
    first, last = inside[0], inside[-1]
    if first.end >= end and first.start <= start:
        return end, end
    if first.start == start and first is last:
        return (start if bears(doc, first, end) else first.end), end
    if last.end == end and any(token.lower_ in STYLES for token in doc[start : last.start]):
        return end, end
    if first.start > start and doc[first.start - 1].lower_ in {*COMPLEMENTS, "the"}:
        is_office = any(token.lower_ in STATE_OFFICES for token in doc[start : first.start])
        return (end if is_office else start), end
    if any(token.text == "&" for token in doc[start:end]) and first.start > start:
        return start, end
    return (last.end, end) if last.end < end else (start, first.start)


def bears(doc: Doc, party: Span, end: int) -> bool:
    """Whether the name after a state's is a name with it: not a ministry, nor an adjective."""
    if doc[end - 1].lower_ in KINDS:
        return KINDS[doc[end - 1].lower_] != "body"
    return party.id_ == "name" and party.kb_id_ in ("state", "place") and end - party.end == 1


def local_end(doc: Doc, end: int) -> int:
    after = end
    while after < len(doc) and doc[after].lower_ in LOCAL and doc[after].is_lower:
        after += 1
    return after if after > end and doc[after - 1].lower_ in LOCAL_ENDS else end
