"""Where unknown names begin and end, without titles before them and known parties in them."""

from collections.abc import Iterator
from typing import NamedTuple

from spacy.tokens import Doc, Span

from tracker.extraction.naming.parts import run_end
from tracker.extraction.naming.words import (
    COMPLEMENTS,
    INSTRUMENTS,
    KINDS,
    OFFICES,
    STATE_OFFICES,
    STYLES,
)

LONGEST = 9
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


def trimmed(doc: Doc, start: int, end: int, parties: dict[int, Span]) -> Iterator[Span]:
    """A run without titles before it and known parties that are no part of the name."""
    titles = [i for i in range(start, end) if doc[i].lower_ in TITLES]
    start = titles[-1] + 1 if titles else start
    start, end = without_parties(doc, start, end, parties)
    if start < end <= start + LONGEST and doc[end - 1].lower_ not in INSTRUMENTS:
        yield doc[start : local_end(doc, end)]


class Run(NamedTuple):
    """Capitalised words with known parties among them: the first and the last of these."""

    words: Span
    first: Span
    last: Span

    def before(self, party: Span) -> list[str]:
        return [token.lower_ for token in self.words.doc[self.words.start : party.start]]


def without_parties(doc: Doc, start: int, end: int, parties: dict[int, Span]) -> tuple[int, int]:
    """Cut known parties off a run, unless an institution bears their name: "Kenya Power"."""
    inside = [parties[i] for i in range(start, end) if i in parties]
    if not inside:
        return start, end
    run = Run(doc[start:end], inside[0], inside[-1])
    if any(rule(run) for rule in KNOWN):
        return end, end
    if any(rule(run) for rule in BEARING):
        return start, end
    return (run.last.end, end) if run.last.end < end else (start, run.first.start)


def is_party(run: Run) -> bool:
    return run.first.start <= run.words.start and run.first.end >= run.words.end


def is_style(run: Run) -> bool:
    """ "Republic of Kenya"."""
    return run.last.end == run.words.end and not STYLES.isdisjoint(run.before(run.last))


def is_state_office(run: Run) -> bool:
    """ "Ministry of Norway"."""
    return is_called_after(run) and not STATE_OFFICES.isdisjoint(run.before(run.first))


def is_called_after(run: Run) -> bool:
    """ "Harbour Authority of Zambia"."""
    words = run.before(run.first)
    return bool(words) and words[-1] in {*COMPLEMENTS, "the"}


def is_called_before(run: Run) -> bool:
    """ "Kenya Power": a name with a state's, not a ministry, nor what an adjective begins."""
    if run.first.start != run.words.start or run.first is not run.last:
        return False
    kind = KINDS.get(run.words[-1].lower_)
    if kind:
        return kind != "body"
    is_place = run.first.id_ == "name" and run.first.kb_id_ in ("state", "place")
    return is_place and run.words.end - run.first.end == 1


def is_firm(run: Run) -> bool:
    """ "Grant & Norway"."""
    return run.first.start > run.words.start and any(token.text == "&" for token in run.words)


# What a run with a known party in it names: that party, or another that bears its name.
KNOWN = (is_party, is_style, is_state_office)
BEARING = (is_called_before, is_called_after, is_firm)


def local_end(doc: Doc, end: int) -> int:
    after = end
    while after < len(doc) and doc[after].lower_ in LOCAL and doc[after].is_lower:
        after += 1
    return after if after > end and doc[after - 1].lower_ in LOCAL_ENDS else end
