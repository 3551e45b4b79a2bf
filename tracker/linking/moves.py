"""What a reported status would do to what stands: move it on, or make an editor look twice."""

import datetime as dt
from collections.abc import Iterable
from dataclasses import dataclass
from enum import StrEnum

STAGES = ("proposed", "pledged", "agreed", "signed", "in_force")
# What is done cannot be under way again; what was given up can be taken up again.
DONE = frozenset({"fulfilled", "expired", "superseded"})
SETTLED = DONE | {"broken", "withdrawn", "partly_fulfilled"}
UNDER_WAY = frozenset({"in_progress", "delayed"})


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


def judge(standing: Iterable[Change], code: str, on: dt.date) -> Move:
    """What a report of that status and day means, beside what stands (oldest first)."""
    changes = list(standing)
    before = [change for change in changes if change.on <= on]
    alike = [change for change in changes if is_stage(change.code) == is_stage(code)]
    if any(change.code == code for change in (alike[-1:] if not is_stage(code) else alike)):
        return Move(Verdict.KNOWN)
    if rival := _rival(before, code, on):
        return Move(Verdict.CONTRADICTION, f"{rival.code} is reported of the same day")
    if obstacle := _obstacle(before, code):
        return Move(Verdict.IMPOSSIBLE, f"{obstacle.code} since {obstacle.on}, not {code} after it")
    if is_stage(code) and any(rank(change.code) > rank(code) for change in alike):
        # Later articles often call a signed deal "agreed".
        return Move(Verdict.KNOWN) if before and on >= alike[-1].on else _late(alike[-1])
    if alike and on < alike[-1].on:
        return _late(alike[-1])
    return Move(Verdict.NEWS)


def _late(last: Change) -> Move:
    return Move(Verdict.LATE, f"older than {last.code} of {last.on}")


def _rival(before: list[Change], code: str, on: dt.date) -> Change | None:
    """Another outcome of the same day, where at least one of the two settles the matter."""
    if is_stage(code):
        return None
    outcomes = (change for change in before if change.on == on and not is_stage(change.code))
    return next((c for c in outcomes if c.code != code and {c.code, code} & SETTLED), None)


def _obstacle(before: list[Change], code: str) -> Change | None:
    """What stood on that day and cannot turn into the status."""
    stage = next((change for change in reversed(before) if is_stage(change.code)), None)
    outcome = next((change for change in reversed(before) if not is_stage(change.code)), None)
    if is_stage(code):
        if outcome and outcome.code in SETTLED and (not stage or rank(stage.code) != rank(code)):
            return outcome
        return stage if stage and code == "proposed" and rank(stage.code) > 1 else None
    return outcome if outcome and outcome.code in DONE and code in UNDER_WAY else None


def is_stage(code: str) -> bool:
    return code in STAGES


def rank(stage: str) -> int:
    return STAGES.index(stage)


def implied(stage: str) -> str | None:
    """The stage of commitments that an agreement's stage brings with it, if any."""
    return stage if stage in ("agreed", "signed", "in_force") else None
