"""Status changes as readers see them: numbered, what was before, on whose words."""

import datetime as dt
from collections.abc import Iterable
from dataclasses import dataclass, field
from itertools import groupby

from tracker.charts import Mark
from tracker.models import Mention, StatusChange


@dataclass
class Event:
    """The changes of one day that rest on the same evidence."""

    on: dt.date
    evidence: Mention | None
    source_url: str
    note: str
    retraction: StatusChange | None
    number: int = 0
    stage: str = ""
    stage_before: str = ""
    fulfilment: str = ""


@dataclass
class Timeline:
    """Oldest first, so that numbers stay as rows are added; pages read it backwards."""

    events: list[Event] = field(default_factory=list)

    @property
    def newest_first(self) -> list[Event]:
        return self.events[::-1]

    @property
    def marks(self) -> list[Mark]:
        return [Mark(event.number, event.on) for event in self.events if event.number]


def timeline(changes: Iterable[StatusChange]) -> Timeline:
    """Changes that were taken back stay readable, without a number."""
    rows = sorted(changes, key=lambda row: (row.effective_on, row.recorded_at, row.pk))
    retractions = {row.retracts_id: row for row in rows if row.retracts_id}
    told = [row for row in rows if not row.retracts_id]
    result, stage = Timeline(), ""
    for _key, group in groupby(told, key=lambda row: same_report(row, retractions)):
        event = event_of(list(group), retractions)
        if not event.retraction:
            event.number = len(result.marks) + 1
            event.stage_before, stage = stage, event.stage or stage
        result.events.append(event)
    return result


def same_report(change: StatusChange, retractions: dict[int, StatusChange]) -> object:
    evidence = (change.evidence_id, change.source_url, change.note)
    return change.effective_on, evidence, retractions.get(change.pk)


def event_of(changes: list[StatusChange], retractions: dict[int, StatusChange]) -> Event:
    first = changes[0]
    event = Event(
        on=first.effective_on,
        evidence=first.public_evidence,
        source_url=first.source_url,
        note=first.note,
        retraction=retractions.get(first.pk),
    )
    for change in changes:
        if change.is_stage:
            event.stage = change.code
        else:
            event.fulfilment = change.code
    return event
