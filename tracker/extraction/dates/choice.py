"""Which of a clause's time phrases says when the action is due, and which its period."""

import datetime as dt
import re
from dataclasses import replace

from dateutil.relativedelta import relativedelta

from tracker.extraction.candidate import Deadline
from tracker.extraction.dates.intervals import DAY
from tracker.extraction.dates.phrase import TimePhrase
from tracker.extraction.dates.tense import is_owed

COARSE = ("month", "quarter", "season", "half", "year")
NOT_DUE = re.compile(
    r"^(?:today|tonight|this (?:morning|afternoon|evening))$|yesterday|midnight|\bago$", re.I
)
PROMISED = re.compile(
    r"\b(?:promis|pledg|agree|sign|vow|commit|conclud|undert|bound|reached|settle|goal|target|deal|decid|decree)"
)
# A bill that would cost so much "over ten years" sets nobody a date.
TENTATIVE = re.compile(r"\b(?:would|propos\w+|calls? for|bills?|offer\w*|sav(?:e|es|ings))\b")
# A weekday alone mostly dates the news: "signed agreements to open embassies on Tuesday".
WEEKDAY = re.compile(r"^(?:(?:on|this|next) )?[A-Z][a-z]+day$")
PLANNED = re.compile(
    r"\b(?:will|would|shall|must|(?:is|are|was|were) to|plans?|due|starts|opens|ends)\b|[’']ll\b"
)
THEN = re.compile(
    r"\b(?:by|until|before|on|from) (?:then|(?:that|the) same (?:date|day|year|month|time)"
    r"|that (?:date|day|year|month|time|deadline))\b",
    re.IGNORECASE,
)
RENEWED = re.compile(r"extend|prolong|renew", re.IGNORECASE)


def due_of(
    times: list[TimePhrase], text: str, reference: dt.date, *, earlier: Deadline | None = None
) -> Deadline | None:
    """Choose the due date of the commitment that a clause states.

    `earlier` is the last one stated before it, which "by then" and "by that date" repeat.
    """
    counted = [since_the_promise(time, times, text, reference) for time in times]
    stated = [time for time in counted if is_due(time, text, reference)]
    choice = stated or [time for time in counted if is_span(time, text)]
    if not choice:
        return earlier if THEN.search(text) else None
    time = max(choice, key=lambda time: time.last)
    return Deadline(due=time.last, precision=time.precision, words=time.words)


def is_span(time: TimePhrase, text: str) -> bool:
    """Tell what is spread "over ten years" from what holds "for ten years" and has no due day."""
    if time.kind != "duration" or time.words.lower().startswith("for "):
        return False
    return not TENTATIVE.search(text)


def is_due(time: TimePhrase, text: str, reference: dt.date) -> bool:
    """Tell whether a phrase says when the action is due: not when it was announced."""
    if time.kind == "period":
        return time.precision == "day" and time.words.startswith("between")
    if time.kind == "moment":
        return is_due_then(time, text, reference)
    return time.kind == "deadline"


def is_due_then(time: TimePhrase, text: str, reference: dt.date) -> bool:
    if NOT_DUE.search(time.words) or time.first == time.last == reference:
        return False
    if time.last < reference:
        return is_owed(text, time.start)
    if WEEKDAY.search(time.words) and not PLANNED.search(text):
        return False
    return not time.past


def since_the_promise(
    time: TimePhrase, times: list[TimePhrase], text: str, reference: dt.date
) -> TimePhrase:
    """Count "within two years" from the promise, where the clause says when that was made."""
    if not time.counted or time.last - reference < 28 * DAY:
        return time
    renewed = RENEWED.match(time.words) is not None
    for other in times:
        if other.precision in COARSE and is_base(other, text, reference, renewed=renewed):
            return replace(time, last=as_much_later(other.last, time.last, reference))
    return time


def is_base(time: TimePhrase, text: str, reference: dt.date, *, renewed: bool) -> bool:
    """Tell whether time is counted from here: when it was promised, when the old term ends."""
    if renewed:
        return time.words.startswith("in ")
    before, after = text[max(0, time.start - 60) : time.start], text[time.end : time.end + 40]
    said = PROMISED.search(before) or PROMISED.search(after)
    return time.last < reference and said is not None


def as_much_later(start: dt.date, last: dt.date, reference: dt.date) -> dt.date:
    """Move a day as far as `last` lies after `reference`; the end of a month stays one."""
    ahead = relativedelta(last, reference)
    later = start + ahead
    if ahead.days == 0 and (start + DAY).day == 1:
        return later + relativedelta(day=31)
    return later


def period_of(times: list[TimePhrase]) -> tuple[dt.date, dt.date] | None:
    """Return the period that a clause states, if it states one with both ends."""
    for time in times:
        if time.kind == "period" or (time.kind == "duration" and " next " in time.words):
            return time.first, time.last
    return None
