"""Status changes as a reader sees them."""

import datetime as dt

import pytest

from tests.factories import make_commitment, make_mention, make_status_change
from tracker.web.timeline import Event, timeline

D = dt.date
pytestmark = pytest.mark.django_db


def events(commitment) -> list[Event]:
    return timeline(commitment.status_changes.with_evidence()).events


def test_changes_are_numbered_from_the_oldest():
    commitment = make_commitment()
    make_status_change(commitment, "signed", effective_on=D(2025, 10, 31))
    make_status_change(commitment, "agreed", effective_on=D(2025, 7, 1))
    told = [(event.number, event.stage_before, event.stage) for event in events(commitment)]
    assert told == [(1, "", "agreed"), (2, "agreed", "signed")]


def test_one_report_may_move_stage_and_outcome_at_once():
    commitment = make_commitment()
    mention = make_mention(commitment)
    make_status_change(commitment, "signed", evidence=mention)
    make_status_change(commitment, "fulfilled", evidence=mention)
    (event,) = events(commitment)
    assert (event.stage, event.fulfilment, event.evidence) == ("signed", "fulfilled", mention)


def test_what_was_taken_back_stays_readable_without_a_number():
    commitment = make_commitment()
    make_status_change(commitment, "agreed", effective_on=D(2025, 1, 1))
    wrong = make_status_change(commitment, "signed", effective_on=D(2025, 2, 1))
    wrong.retract(note="Another text.")
    make_status_change(commitment, "in_force", effective_on=D(2025, 3, 1))
    told = events(commitment)
    assert [event.number for event in told] == [1, 0, 2]
    assert told[1].retraction == wrong.retracted_by
    assert told[2].stage_before == "agreed"


def test_marks_have_the_numbers_of_the_list():
    commitment = make_commitment()
    make_status_change(commitment, "agreed", effective_on=D(2025, 1, 1)).retract(note="No.")
    make_status_change(commitment, "delayed", effective_on=D(2025, 3, 1))
    result = timeline(commitment.status_changes.with_evidence())
    assert [(mark.number, mark.day) for mark in result.marks] == [(1, D(2025, 3, 1))]
    assert [event.number for event in result.newest_first] == [1, 0]


def test_unreviewed_evidence_is_not_shown():
    commitment = make_commitment()
    make_status_change(commitment, "agreed", evidence=make_mention())
    assert events(commitment)[0].evidence is None
