"""Plain builders of what linking compares."""

import datetime as dt
from typing import Any

from tracker.linking.known import Known, Mentioned
from tracker.linking.words import stems

DAY = dt.date(2025, 2, 7)
BOTH = frozenset({"India", "United States"})


def said(text: str, **fields: Any) -> Mentioned:
    """A report; parties may be given as words divided by semicolons."""
    for role in ("parties", "beneficiaries", "wider"):
        if isinstance(fields.get(role), str):
            fields[role] = frozenset(fields[role].split("; "))
    if isinstance(fields.get("context"), str):
        fields["context"] = stems(fields["context"])
    defaults: dict[str, Any] = {
        "on": DAY,
        "parties": BOTH,
        "domains": ("defence",),
        "status": "agreed",
    }
    return Mentioned(text=text, **defaults | fields)


def known(key: int, *texts: str, **fields: Any) -> Known:
    return Known(id=key, sayings=tuple(said(text, **fields) for text in texts))
