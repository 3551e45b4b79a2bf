"""A commitment while the components work on it: a span's fields, and the reasons for each."""

import datetime as dt
from dataclasses import dataclass, field

from spacy.tokens import Doc, Span

from tracker.extraction.candidate import Amount, Deadline, Reason
from tracker.extraction.encoder.encoder import Said

GROUP = "commitments"


@dataclass(frozen=True, slots=True)
class Obligors:
    """Parties that may undertake it together, what follows from that, and how likely they are."""

    parties: tuple[str, ...]
    new_parties: tuple[tuple[str, str], ...]
    beneficiaries: tuple[str, ...]
    log_probability: float
    reasons: tuple[Reason, ...]


@dataclass(slots=True)
class Draft:
    """What is known so far of one commitment; the extension `span._.draft` holds it."""

    anchor: int = 0  # index of the token that carries the undertaking
    confidence: float = 0.0
    offered: tuple[Obligors, ...] = ()  # the likeliest of each size
    parties: tuple[str, ...] = ()
    new_parties: tuple[tuple[str, str], ...] = ()
    beneficiaries: tuple[str, ...] = ()
    domains: tuple[str, ...] = ()
    status: str = "pledged"
    deadline: Deadline | None = None
    period: tuple[dt.date, dt.date] | None = None
    amounts: tuple[Amount, ...] = ()
    agreement: str | None = None
    speaker: str | None = None
    firm: bool = True
    statement: str = ""
    also: tuple[tuple[int, int], ...] = ()
    reasons: list[Reason] = field(default_factory=list)
    features: dict[str, float] = field(default_factory=dict)  # of its words, if known
    said: Said = field(default_factory=dict)  # what the encoder says of it
    # ... and of each word of the article near it: the log-odds that it names who undertakes it.
    heard: dict[int, float] = field(default_factory=dict)

    def because(self, name: str, words: str, rule: str, start: int | None = None) -> None:
        """Note which words gave a field, by which rule."""
        self.reasons.append(Reason(field=name, words=words, rule=rule, start=start))

    def undertaken_by(self, obligors: Obligors) -> None:
        """Take over one of those offered."""
        self.parties = obligors.parties
        self.new_parties = obligors.new_parties
        self.beneficiaries = obligors.beneficiaries
        self.reasons += obligors.reasons


Span.set_extension("draft", default=None, force=True)
# The day that the article's time phrases count from, its headline, and the parties named there.
Doc.set_extension("published", default=None, force=True)
Doc.set_extension("title", default="", force=True)
Doc.set_extension("title_parties", default=(), force=True)


def drafts(doc: Doc) -> list[tuple[Span, Draft]]:
    """The commitments found so far, in reading order."""
    return [(span, span._.draft) for span in doc.spans.get(GROUP, [])]
