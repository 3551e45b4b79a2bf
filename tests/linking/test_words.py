"""Words and numbers in one form each."""

import pytest

from tracker.linking.numbers import numbers, years
from tracker.linking.words import stems, undated


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("tariffs", "tariff"),
        ("producing", "production"),
        ("cutting", "cuts"),
        ("pact", "agreement"),
        ("The goal of the airline", "an airline’s target"),
        ("drilling", "drilled"),
        ("policies", "policy"),
    ],
)
def test_words_of_one_meaning_have_one_stem(one, other):
    assert stems(one) == stems(other) != frozenset()


def test_grammar_reporting_and_calendar_are_no_content():
    assert stems("The minister said on Monday that they will do it by 2030, at 5 p.m.") == set()


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("$8.5-billion", {8.5e9}),
        ("€1.3bn and 400,000 homes", {1.3e9, 400_000}),
        ("a ten-year framework of 92.2%", {10, 92.2}),
        ("two million jobs", {2e6}),
        ("30 lakh people", {3e6}),
        ("by 2030, on July 3 and 14 May", set()),
        ("one of them", set()),
        ("F404 engines", set()),
    ],
)
def test_numbers_are_read_whatever_their_form(text, expected):
    assert numbers(text) == expected


def test_years_stand_apart_from_numbers():
    assert years("from 2025 to 2035, 2500 men") == {2025, 2035}


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("OSLO, May 3 (Norden Wire) – Norway pays", "Norway pays"),
        ("Manila, 11 September 2025 — The pact holds", "The pact holds"),
        ("LONDON — BP cuts", "BP cuts"),
        ("Norway, which pays late, said so – twice", "Norway, which pays late, said so – twice"),
    ],
)
def test_a_dateline_is_no_part_of_a_report(text, expected):
    assert undated(text) == expected
