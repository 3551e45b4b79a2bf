"""What linking compares, as plain frozen data."""

import datetime as dt
from dataclasses import dataclass, field
from functools import cached_property

from tracker.linking.acts import is_act
from tracker.linking.numbers import numbers, years
from tracker.linking.words import stems, undated


@dataclass(frozen=True, kw_only=True)
class Mentioned:
    """One report of a commitment: its words, and the fields that were read from them.

    `parties` are canonical names; `wider` are those that they belong to (a ministry's state, a
    member's organisation); `context` are the stems of the whole article.
    """

    text: str
    on: dt.date
    parties: frozenset[str] = frozenset()
    beneficiaries: frozenset[str] = frozenset()
    wider: frozenset[str] = frozenset()
    agreement: str = ""
    domains: tuple[str, ...] = ()
    status: str = ""
    due: dt.date | None = None
    context: frozenset[str] = field(default=frozenset(), repr=False)
    article: str = ""  # a key by which its context can be fetched later

    @cached_property
    def said(self) -> str:
        return undated(self.text)

    @cached_property
    def everyone(self) -> frozenset[str]:
        return self.parties | self.beneficiaries | self.wider

    def tells_of(self, name: str) -> bool:
        """Whether the article names the party."""
        words = stems(name)
        return bool(words) and words <= self.context

    @cached_property
    def named(self) -> frozenset[str]:
        """The stems of the names of its parties: no part of what is undertaken."""
        return stems(" ".join(self.everyone))

    @cached_property
    def words(self) -> frozenset[str]:
        return stems(f"{self.said} {self.agreement}") - self.named

    @cached_property
    def around(self) -> frozenset[str]:
        return self.context - self.named - self.words

    @cached_property
    def instrument(self) -> frozenset[str]:
        return stems(self.agreement) - self.named

    @cached_property
    def is_act(self) -> bool:
        """Told of an instrument as a whole, not of what it holds."""
        return is_act(self.said, self.status)

    @cached_property
    def numbers(self) -> frozenset[float]:
        return numbers(self.said)

    @cached_property
    def years(self) -> frozenset[int]:
        return years(f"{self.said} {self.agreement}") | ({self.due.year} if self.due else set())


@dataclass(frozen=True, kw_only=True)
class Known:
    """A commitment on record, as its mentions tell of it."""

    id: int
    sayings: tuple[Mentioned, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Reason:
    """What one feature says for (or, negative, against) two reports being of one commitment."""

    feature: str
    words: str
    weight: float

    def to_dict(self) -> dict[str, str | float]:
        return {"feature": self.feature, "words": self.words, "weight": self.weight}


@dataclass(frozen=True, slots=True, kw_only=True)
class Match:
    """A known commitment, the estimated chance that it is meant, and why."""

    id: int
    score: float
    reasons: tuple[Reason, ...] = ()
