"""What a status must go with: one party pledges, two agree; what was due and is late is judged."""

import datetime as dt

from tracker.extraction.features import Features

LARGEST = 3


def size(parties: int) -> int:
    """How many undertake it: 1, 2, or 3 for more."""
    return min(parties, LARGEST)


def pairing_features(parties: int, due: dt.date | None, published: dt.date) -> Features:
    """How many undertake, and whether the deadline was over on the article's day."""
    when = "none" if due is None else "past" if due < published else "ahead"
    return {f"parties {size(parties)}": 1.0, f"due {when}": 1.0}
