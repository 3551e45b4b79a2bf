"""What the grammar yields: an interval of days, and the words that state it."""

import datetime as dt
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Interval:
    """Days from first to last, both included, and how exactly they were stated."""

    first: dt.date
    last: dt.date
    precision: str = "day"


@dataclass(frozen=True, slots=True, kw_only=True)
class TimePhrase:
    """A time phrase: `text[start:end] == words`, in a text of which the reference date is known.

    Kinds: deadline ("by June"), moment ("in June"), duration ("for two years"),
    period ("2025-2035"), start ("from June"). `past`: the words around it look back; `counted`:
    its days are counted from the reference.
    """

    start: int
    end: int
    words: str
    kind: str
    first: dt.date
    last: dt.date
    precision: str
    past: bool = False
    counted: bool = False
