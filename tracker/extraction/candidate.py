"""What leaves extraction: plain, frozen data. No spaCy, no Django."""

import datetime as dt
from dataclasses import dataclass, field
from typing import Any


@dataclass(frozen=True, slots=True, kw_only=True)
class ArticleText:
    """What extraction needs of an article; dates in the text count from `published`."""

    text: str
    published: dt.date
    title: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Amount:
    """A quantity: 3e9 USD, 80 percent, 24 aircraft."""

    value: float
    unit: str

    def to_dict(self) -> dict[str, Any]:
        value = int(self.value) if self.value == int(self.value) else self.value
        return {"value": value, "unit": self.unit}


@dataclass(frozen=True, slots=True, kw_only=True)
class Deadline:
    """The last day that a time phrase allows, how exactly it was stated, and its words."""

    due: dt.date
    precision: str
    words: str

    def to_dict(self) -> dict[str, str]:
        return {
            "due": self.due.isoformat(),
            "due_precision": self.precision,
            "due_text": self.words,
        }


NO_DEADLINE = {"due": None, "due_precision": "", "due_text": ""}


@dataclass(frozen=True, slots=True, kw_only=True)
class Reason:
    """Which words of the article gave a field, by which rule."""

    field: str
    words: str
    rule: str
    start: int | None = None

    def to_dict(self) -> dict[str, Any]:
        return {"field": self.field, "words": self.words, "rule": self.rule, "start": self.start}


@dataclass(frozen=True, slots=True, kw_only=True)
class Candidate:
    """A proposed mention of a commitment: `text[start:end] == quote`, offsets in characters.

    `parties` and `beneficiaries` are canonical names, `domains` slugs with the best first, `status`
    one of STATUSES, `period` two inclusive dates, `also` the spans of the article that restate it,
    `confidence` the estimated chance that the words hold a firm commitment; it does not speak for
    the fields.
    """

    start: int
    end: int
    quote: str
    statement: str
    parties: tuple[str, ...] = ()
    # Parties that the registry does not know, with a guess at their kind.
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
    confidence: float = 0.0
    reasons: tuple[Reason, ...] = ()
    also: tuple[tuple[int, int], ...] = field(default=())

    def to_dict(self) -> dict[str, Any]:
        """The line format of `extract_pledges --articles` (README, "Data in and out")."""
        return {
            "start": self.start,
            "end": self.end,
            "quote": self.quote,
            "statement": self.statement,
            "parties": list(self.parties),
            "new_parties": [{"name": name, "kind": kind} for name, kind in self.new_parties],
            "beneficiaries": list(self.beneficiaries),
            "domains": list(self.domains),
            "status": self.status,
            **(self.deadline.to_dict() if self.deadline else NO_DEADLINE),
            "period": [day.isoformat() for day in self.period] if self.period else None,
            "amounts": [amount.to_dict() for amount in self.amounts],
            "agreement": self.agreement,
            "speaker": self.speaker,
            "firm": self.firm,
            "confidence": round(self.confidence, 3),
            "reasons": [reason.to_dict() for reason in self.reasons],
            "also": [list(span) for span in self.also],
        }


STATUSES = (
    "proposed",
    "pledged",
    "agreed",
    "signed",
    "in_force",
    "in_progress",
    "fulfilled",
    "partly_fulfilled",
    "delayed",
    "broken",
    "withdrawn",
    "expired",
)
