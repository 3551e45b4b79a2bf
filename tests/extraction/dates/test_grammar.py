"""What a preposition makes of a point in time."""

import datetime as dt

import pytest

from tracker.extraction.dates.grammar import eve_of, find_times, kind_of
from tracker.extraction.dates.phrase import Interval

DAY = dt.date(2025, 2, 7)
MONTH = Interval(dt.date(2025, 6, 1), dt.date(2025, 6, 30), "month")
PAST = Interval(dt.date(2024, 6, 1), dt.date(2024, 6, 30), "month")
FRIDAY = Interval(dt.date(2025, 6, 6), dt.date(2025, 6, 6))


@pytest.mark.parametrize(
    ("preposition", "interval", "before", "kind"),
    [
        ("before", MONTH, "", "deadline"),
        ("due", MONTH, "", "deadline"),
        ("within", MONTH, "", "deadline"),
        ("to", MONTH, "", "deadline"),
        ("to", PAST, "", "moment"),
        ("after", MONTH, "It will build ", "start"),
        ("after", MONTH, "It will not build ", "deadline"),
        ("for", MONTH, "", "period"),
        ("for", FRIDAY, "", "moment"),
        ("moment", MONTH, "", "moment"),
    ],
)
def test_a_preposition_makes_a_kind(preposition: str, interval: Interval, before: str, kind: str):
    assert kind_of(preposition, interval, before, DAY) == kind


def test_before_a_month_is_its_eve_and_before_a_day_that_day():
    assert eve_of(MONTH).last == dt.date(2025, 5, 31)
    assert eve_of(FRIDAY) == FRIDAY


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("between April and June 2027", ["between April and June 2027"]),
        ("It met in April and in June 2027", ["in April", "in June 2027"]),
        ("from 2025 to 2035", ["from 2025 to 2035"]),
        ("between April and the river", []),
        ("in 2026 or 2027", ["in 2026"]),
        ("2,025 men", []),
    ],
)
def test_two_ends_make_one_period(text: str, words: list[str]):
    assert [time.words for time in find_times(text, DAY)] == words
