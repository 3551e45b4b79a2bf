"""Refused items are named until there are too many to read, and all are counted."""

from tracker.importing.raw import Refused
from tracker.management.refusals import MOST, Refusals


def refused(line: int) -> Refused:
    return Refused("news.jsonl", line, "no id")


def test_each_is_named_with_file_line_and_reason():
    said: list[str] = []
    refusals = Refusals(said.append)
    refusals(refused(3))
    assert said == ["news.jsonl, line 3: no id"]


def test_too_many_are_counted_and_no_longer_named():
    said: list[str] = []
    refusals = Refusals(said.append)
    for line in range(MOST + 50):
        refusals(refused(line))
    assert refusals.count == MOST + 50
    assert len(said) == MOST + 1
    assert said[-1] == f"More than {MOST} are refused; the others are only counted."
