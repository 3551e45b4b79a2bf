"""The editors' face: every model, a file for each thing that editors look after."""

from tracker.admin import agreements, articles, commitments, imports, mentions, parties, statuses

__all__ = ["agreements", "articles", "commitments", "imports", "mentions", "parties", "statuses"]
