"""A quantity with its unit, and the words that state it."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True, kw_only=True)
class AmountPhrase:
    """A quantity: `text[start:end] == words`, so many of a unit (USD, percent, homes/year)."""

    start: int
    end: int
    words: str
    value: float
    unit: str
