"""When something is to be done: time phrases of a text, as dated intervals."""

from tracker.extraction.dates.choice import due_of, period_of
from tracker.extraction.dates.grammar import find_times
from tracker.extraction.dates.phrase import TimePhrase

__all__ = ["TimePhrase", "due_of", "find_times", "period_of"]
