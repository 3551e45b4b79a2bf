"""What a reported status would do to what stands: move it on, or make an editor look twice."""

import datetime as dt
from collections.abc import Iterable
from dataclasses import dataclass
from enum import StrEnum
from typing import NamedTuple

STAGES = ("proposed", "pledged", "agreed", "signed", "in_force")
# What is done cannot be under way again; what was given up can be taken up again.
DONE = frozenset({"fulfilled", "expired", "superseded"})
SETTLED = DONE | {"broken", "withdrawn", "partly_fulfilled"}
UNDER_WAY = frozenset({"in_progress", "delayed"})
# What cannot turn into what.
BARRED = (
    (SETTLED, STAGES),
    (DONE, UNDER_WAY),
    (("agreed", "signed", "in_force"), ("proposed",)),
)


class Verdict(StrEnum):
    NEWS = "news"
    KNOWN = "known"
    LATE = "late"
    IMPOSSIBLE = "impossible"
    CONTRADICTION = "contradiction"


@dataclass(frozen=True, slots=True)
class Change:
    """A status that stands, and since when."""

    code: str
    on: dt.date


@dataclass(frozen=True, slots=True)
class Move:
    """What a report amounts to, in a few words."""

    verdict: Verdict
    why: str = ""


class Report(NamedTuple):
    """A reported status and its day, beside what stands: on that day, and of the same kind."""

    code: str
    on: dt.date
    before: list[Change]
    alike: list[Change]


def judge(standing: Iterable[Change], code: str, on: dt.date) -> Move:
    """What a report of that status and day means, beside what stands (oldest first)."""
    changes = list(standing)
    before = [change for change in changes if change.on <= on]
    alike = [change for change in changes if is_stage(change.code) == is_stage(code)]
    moves = (rule(Report(code, on, before, alike)) for rule in RULES)
    return next((move for move in moves if move), Move(Verdict.NEWS))


def _repeated(report: Report) -> Move | None:
    """A stage once reached stays so; an outcome may change, and come again."""
    standing = report.alike if is_stage(report.code) else report.alike[-1:]
    if any(change.code == report.code for change in standing):
        return Move(Verdict.KNOWN)
    return None


def _rivalling(report: Report) -> Move | None:
    """Another outcome of the same day, where at least one of the two settles the matter."""
    today = [] if is_stage(report.code) else [c for c in report.alike if c.on == report.on]
    for change in today:
        if change.code != report.code and {change.code, report.code} & SETTLED:
            return Move(Verdict.CONTRADICTION, f"{change.code} is reported of the same day")
    return None


def _barred(report: Report) -> Move | None:
    """What stood on that day cannot turn into the status."""
    newest = {is_stage(change.code): change for change in report.before}
    for change in (newest[kind] for kind in (False, True) if kind in newest):
        if any(change.code in codes and report.code in barred for codes, barred in BARRED):
            why = f"{change.code} since {change.on}, not {report.code} after it"
            return Move(Verdict.IMPOSSIBLE, why)
    return None


def _late(report: Report) -> Move | None:
    last = report.alike[-1] if report.alike else None
    if last and report.on < last.on:
        return Move(Verdict.LATE, f"older than {last.code} of {last.on}")
    return None


def _surpassed(report: Report) -> Move | None:
    """Later articles often call a signed deal "agreed"."""
    stages = report.alike if is_stage(report.code) else []
    if any(rank(change.code) > rank(report.code) for change in stages):
        return Move(Verdict.KNOWN)
    return None


# The first that has a word on a report decides; without one it is news.
RULES = (_repeated, _rivalling, _barred, _late, _surpassed)


def is_stage(code: str) -> bool:
    return code in STAGES


def rank(stage: str) -> int:
    return STAGES.index(stage)


def implied(stage: str) -> str | None:
    """The stage of commitments that an agreement's stage brings with it, if any."""
    return stage if stage in ("agreed", "signed", "in_force") else None
