"""Candidates with all that a proposal can say, for tests of reviewing and of its desk."""

import datetime as dt
from typing import Any

from tests.factories import DAY, make_article, make_mention
from tracker.models import Mention, importance, index_names

PROPOSED: dict[str, Any] = {
    "statement": "India and the United States to sign a defence framework by the end of 2025",
    "parties": ["India", "United States"],
    "new_parties": [{"name": "Kenya", "kind": "state"}],
    "beneficiaries": ["Kenya"],
    "domains": ["defence"],
    "status": "agreed",
    "due": "2025-12-31",
    "due_precision": "year",
    "due_text": "by the end of 2025",
    "period": ["2025-01-01", "2035-12-31"],
    "amounts": [{"value": 3000000000, "unit": "USD"}],
    "agreement": "10-year defence framework",
    "firm": True,
    "speaker": "the minister",
    "reasons": [
        {"field": "due", "words": "by the end of 2025", "rule": "time phrase: deadline"},
        {"field": "commitment", "words": "c agree", "rule": "detector"},
        {"field": "status", "words": "v be VBZ -", "rule": "status"},
    ],
}


def make_candidate(
    on: dt.date = DAY, *, row: dict[str, Any] | None = None, **proposed: Any
) -> Mention:
    """A candidate as importing stores it; `row` sets columns, the others what is proposed."""
    fields = PROPOSED | proposed
    row = row or {}
    if "article" not in row:
        row = row | {"article": make_article(published_on=on)}
    defaults = {
        "proposed": fields,
        "reported_status": fields["status"],
        "speaker": fields["speaker"],
        "importance": importance(fields),
        "extractor_version": "test 1",
    }
    mention = make_mention(**defaults | row)
    index_names([mention])
    return mention
