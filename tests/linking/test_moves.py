"""What a reported status would do: one row a case."""

import datetime as dt

import pytest

from tracker.linking.events import event_day
from tracker.linking.moves import Change, Verdict, implied, judge


def on(day: int) -> dt.date:
    return dt.date(2025, 1, day)


@pytest.mark.parametrize(
    ("standing", "code", "day", "expected"),
    [
        ("", "agreed", 1, Verdict.NEWS),
        ("agreed 1", "signed", 5, Verdict.NEWS),
        ("agreed 1", "agreed", 5, Verdict.KNOWN),
        ("signed 5", "agreed", 9, Verdict.KNOWN),
        ("signed 5", "agreed", 2, Verdict.LATE),
        ("signed 5", "proposed", 9, Verdict.IMPOSSIBLE),
        ("pledged 5", "proposed", 9, Verdict.KNOWN),
        ("agreed 1, delayed 5", "fulfilled", 9, Verdict.NEWS),
        ("delayed 5", "fulfilled", 4, Verdict.LATE),
        ("delayed 5, in_progress 7", "delayed", 9, Verdict.NEWS),
        ("delayed 5", "delayed", 9, Verdict.KNOWN),
        ("fulfilled 5", "proposed", 9, Verdict.IMPOSSIBLE),
        ("agreed 1, fulfilled 5", "signed", 9, Verdict.IMPOSSIBLE),
        ("agreed 1, fulfilled 5", "signed", 3, Verdict.NEWS),
        ("fulfilled 5", "in_progress", 9, Verdict.IMPOSSIBLE),
        ("broken 5", "in_progress", 9, Verdict.NEWS),
        ("fulfilled 5", "broken", 5, Verdict.CONTRADICTION),
        ("in_progress 5", "delayed", 5, Verdict.NEWS),
        ("in_progress 5", "broken", 5, Verdict.CONTRADICTION),
        ("broken 3, in_progress 5", "broken", 9, Verdict.NEWS),
        ("expired 5", "delayed", 9, Verdict.IMPOSSIBLE),
        ("withdrawn 5", "delayed", 9, Verdict.NEWS),
        ("withdrawn 5", "signed", 9, Verdict.IMPOSSIBLE),
        ("delayed 5", "signed", 9, Verdict.NEWS),
        ("agreed 5, withdrawn 7", "proposed", 9, Verdict.IMPOSSIBLE),
        ("pledged 1, agreed 5", "pledged", 9, Verdict.KNOWN),
    ],
)
def test_a_report_is_judged_by_what_stands(standing, code, day, expected):
    pairs = [change.split() for change in standing.split(", ") if change]
    changes = [Change(known, on(int(number))) for known, number in pairs]
    found = judge(changes, code, on(day))
    assert found.verdict == expected
    assert bool(found.why) == (expected not in (Verdict.NEWS, Verdict.KNOWN))


@pytest.mark.parametrize(("stage", "follows"), [("signed", "signed"), ("proposed", None)])
def test_only_a_firm_stage_of_an_agreement_implies_one_of_its_commitments(stage, follows):
    assert implied(stage) == follows


@pytest.mark.parametrize(
    ("text", "code", "expected"),
    [
        ("the one signed with Britain in July still waits", "signed", dt.date(2025, 7, 31)),
        ("in force since 1999", "in_force", dt.date(1999, 12, 31)),
        ("it was signed on 8 July 2024", "signed", dt.date(2024, 7, 8)),
        ("signed in December, it waits", "signed", dt.date(2024, 12, 31)),
        ("entered into force on October 1", "in_force", dt.date(2025, 10, 1)),
        ("signed on 31 June 2024", "signed", dt.date(2025, 10, 9)),
        ("signed on 29 February 2024", "signed", dt.date(2024, 2, 29)),
        ("signed in February 2024", "signed", dt.date(2024, 2, 29)),
        ("signed on October 10", "signed", dt.date(2024, 10, 10)),
        ("in force since 2025", "in_force", dt.date(2025, 10, 9)),
        ("it took effect in March 2031", "in_force", dt.date(2025, 10, 9)),
        ("signed on Monday in Paris", "signed", dt.date(2025, 10, 9)),
        ("paid in July 2024", "fulfilled", dt.date(2025, 10, 9)),
    ],
)
def test_the_day_of_an_event_is_the_one_that_is_told(text, code, expected):
    assert event_day(text, code, dt.date(2025, 10, 9)) == expected
