"""How much is promised: money, shares and counts, each with its unit."""

from tracker.extraction.amounts.grammar import dollar_of, find_amounts
from tracker.extraction.amounts.phrase import AmountPhrase

__all__ = ["AmountPhrase", "dollar_of", "find_amounts"]
