"""Candidates are compared with annotated commitments one to one, best overlap first."""

import datetime as dt
from typing import Any

import pytest

from tracker.extraction.candidate import Candidate, Deadline
from tracker.extraction.evaluation import Evaluation, evaluate, overlap

FIRST, SECOND, AGAIN = "Norway will pay.", "Sweden will wait.", "It will pay, it said."
TEXT = f"{FIRST} {SECOND} {AGAIN} Nobody came."


def gold(quote: str, **fields: Any) -> dict[str, Any]:
    defaults = {
        "quote": quote,
        "parties": ["Norway"],
        "domains": ["finance", "trade"],
        "status": "pledged",
        "firm": True,
        "due": None,
    }
    return defaults | fields


def row(*commitments: dict[str, Any], **fields: Any) -> dict[str, Any]:
    return {"id": "a1", "genre": "wire", "text": TEXT, "commitments": list(commitments)} | fields


def found(quote: str, **fields: Any) -> Candidate:
    start = TEXT.index(quote)
    defaults: dict[str, Any] = {
        "statement": quote,
        "parties": ("Norway",),
        "domains": ("finance",),
        "confidence": 0.85,
    }
    return Candidate(start=start, end=start + len(quote), quote=quote, **defaults | fields)


def result(article: dict[str, Any], *candidates: Candidate) -> Evaluation:
    return evaluate([article], {"a1": list(candidates)})


@pytest.mark.parametrize(
    ("a", "b", "share"),
    [
        ((0, 10), (5, 15), 0.5),
        ((0, 10), (2, 4), 1.0),
        ((0, 4), (6, 9), 0.0),
        ((3, 3), (3, 3), 0.0),
    ],
)
def test_overlap_is_a_share_of_the_shorter_span(
    a: tuple[int, int], b: tuple[int, int], share: float
):
    assert overlap(a, b) == share


def test_what_is_right_in_all_needs_no_edit():
    figures = result(row(gold(FIRST)), found(FIRST)).figures()
    assert figures["detection_f1"] == figures["parties_f1"] == figures["edit_free"] == 1.0
    assert (figures["articles"], figures["firm"]) == (1, 1)


def test_missed_and_spurious_ones_count_against_it():
    figures = result(row(gold(FIRST), gold(SECOND)), found(FIRST), found("Nobody came.")).figures()
    assert (figures["precision"], figures["recall"], figures["edit_free"]) == (0.5, 0.5, 0.5)


def test_soft_ones_and_restatements_are_neutral():
    article = row(gold(FIRST, also=[AGAIN]), gold(SECOND, firm=False))
    figures = result(article, found(FIRST), found(SECOND), found(AGAIN)).figures()
    assert (figures["firm"], figures["precision"], figures["recall"]) == (1, 1.0, 1.0)


@pytest.mark.parametrize(
    ("fields", "wrong"),
    [
        ({"parties": ("Norway", "Sweden")}, "parties"),
        ({"domains": ("health", "finance")}, "domain"),
        ({"domains": ()}, "domain"),
        ({"status": "signed"}, "status"),
        ({"deadline": Deadline(due=dt.date(2030, 1, 1), precision="day", words="")}, "due"),
    ],
)
def test_each_wrong_field_is_named(fields: dict[str, Any], wrong: str):
    outcome = result(row(gold(FIRST)), found(FIRST, **fields))
    (line,) = outcome.errors()
    assert line.split("\t")[:2] == ["a1", wrong]
    assert outcome.figures()["edit_free"] == 0.0


def test_due_dates_are_compared_by_the_day():
    due = Deadline(due=dt.date(2030, 12, 31), precision="year", words="by 2030")
    same = result(row(gold(FIRST, due="2030-12-31")), found(FIRST, deadline=due))
    assert same.figures()["due_f1"] == 1.0
    missing = result(row(gold(FIRST, due="2030-12-31")), found(FIRST))
    assert missing.figures()["due_f1"] == 0.0


def test_errors_tell_what_was_missed_and_what_is_too_much():
    lines = list(result(row(gold(FIRST)), found(SECOND)).errors())
    assert lines == [f"a1\tmissed\t{FIRST}", f"a1\tspurious\t{SECOND}"]


def test_the_best_overlap_is_matched_first():
    both = f"{FIRST} {SECOND}"
    outcome = result(row(gold(FIRST), gold(SECOND)), found(both), found(SECOND))
    assert outcome.figures()["recall"] == 1.0


def test_tables_go_by_genre_status_and_confidence():
    other = row(gold(SECOND, status="signed"), id="a2", genre=None)
    outcome = evaluate([row(gold(FIRST)), other], {"a1": [found(FIRST)]})
    assert {name: row["recall"] for name, row in outcome.by_genre().items()} == {
        "wire": 1.0,
        "none": 0.0,
    }
    assert {name: row["recall"] for name, row in outcome.by_status().items()} == {
        "pledged": 1.0,
        "signed": 0.0,
    }
    assert list(outcome.reliability()) == [("0.8-0.9", 1, 0.85, 1.0)]
    table = outcome.table().splitlines()
    assert [line.split()[0] for line in table if line] == [
        "articles", "all", "none", "wire", "by", "pledged", "signed", "confidence", "0.8-0.9",
    ]  # fmt: skip


def test_nothing_compared_is_nothing_right():
    assert Evaluation().figures()["detection_f1"] == 0.0
