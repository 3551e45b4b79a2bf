"""Parts of an interval: early, mid, late, the end of, the second half of, the third quarter of."""

import re
from collections.abc import Callable

from dateutil.relativedelta import relativedelta

from tracker.extraction.dates.intervals import DAY
from tracker.extraction.dates.phrase import Interval
from tracker.extraction.dates.words import compiled
from tracker.extraction.numerals import number_of

Part = Callable[[Interval, re.Match[str]], Interval]
PartFound = tuple[re.Match[str], Part]

MONTHS_OF = {"quarter": 3, "season": 3, "half": 6, "year": 12, "decade": 120}
# How far the early and the middle part reach: "early 2027" is over on 31 March.
EARLY = {"quarter": 1, "season": 1, "half": 2, "year": 3, "decade": 48}
MIDDLE = {"quarter": 2, "season": 2, "half": 3, "year": 6, "decade": 72}
FINER = {"year": "quarter", "decade": "year"}
LATER = ("second", "latter", "last", "2nd", "final")


def months(interval: Interval, skip: int, count: int, precision: str) -> Interval:
    """Return `count` months of an interval after leaving out some at its start."""
    first = interval.first + relativedelta(months=skip)
    return Interval(first, first + relativedelta(months=count) - DAY, precision)


def opening(interval: Interval, reach: dict[str, int], days: int) -> Interval:
    """Return an interval's beginning: so many months by its kind, else so many days."""
    precision = interval.precision
    if precision in reach:
        return months(interval, 0, reach[precision], FINER.get(precision, "month"))
    return Interval(interval.first, min(interval.first + (days - 1) * DAY, interval.last))


def early(interval: Interval, match: re.Match[str]) -> Interval:
    return opening(interval, EARLY, 10)


def middle(interval: Interval, match: re.Match[str]) -> Interval:
    return opening(interval, MIDDLE, 15)


def start(interval: Interval, match: re.Match[str]) -> Interval:
    if interval.precision in MONTHS_OF:
        return months(interval, 0, 1, "month")
    return Interval(interval.first, interval.first)


def whole(interval: Interval, match: re.Match[str]) -> Interval:
    return interval


def half(interval: Interval, match: re.Match[str]) -> Interval:
    """Return the first or the second half of a year, a decade, a month."""
    second = match["which"].lower() in LATER
    if interval.precision in MONTHS_OF:
        count = MONTHS_OF[interval.precision] // 2
        precision = "half" if interval.precision == "year" else "month"
        return months(interval, count * second, count, precision)
    middle_day = interval.first + (interval.last - interval.first) // 2
    if second and middle_day < interval.last:
        return Interval(middle_day + DAY, interval.last)
    return Interval(interval.first, middle_day)


def quarter(interval: Interval, match: re.Match[str]) -> Interval:
    """Return one of a year's four quarters."""
    names = ("first", "second", "third", "fourth")
    word = match["which"].lower()
    number = int(word[0]) if word[0].isdigit() else names.index(word) + 1 if word in names else 4
    return months(interval, 3 * number - 3, 3, "quarter")


def some_months(interval: Interval, match: re.Match[str]) -> Interval:
    """Return the first or last so many months."""
    count = int(number_of(match["number"]) or 1)
    skip = MONTHS_OF.get(interval.precision, count) - count
    later = match["which"].lower() in LATER
    return months(interval, skip * later, count, "quarter" if count == 3 else "month")


PARTS: list[tuple[re.Pattern[str], Part]] = [
    (compiled(rf"(?:{rule})$"), part)
    for rule, part in [
        (
            r"(?:the )?(?:very )?(?:end|close|latter part) of |(?:the )?late (?:in )?"
            r"|\bend~(?:of~)?",
            whole,
        ),
        (r"(?:the )?\b(?:early|earlier) (?:in )?|\bearly~|(?:the )?first part of ", early),
        (r"\bmid~|(?:the )?middle of ", middle),
        (r"(?:the )?\b(?:start|beginning|onset|turn) of ", start),
        (r"(?:the )?\b(?P<which>first|second|latter|last|1st|2nd) half (?:of |in )?", half),
        (r"(?:the )?\b(?P<which>{ordinal}) quarter (?:of |in )?", quarter),
        (
            r"(?:the )?\b(?P<which>first|last|final) (?P<number>{number}) months (?:of |in )",
            some_months,
        ),
        (r"\b(?:the )?(?:course|rest|remainder) of ", whole),
    ]
]
LOOK_BACK = 32


def part_before(text: str, start: int) -> PartFound | None:
    """Find which part of the interval that starts here is meant, if only a part is."""
    before = text[max(0, start - LOOK_BACK) : start]
    if not before[-1:].isspace() and before[-1:] not in "-‐‑–":
        return None
    for pattern, part in PARTS:
        if match := pattern.search(before):
            return match, part
    return None
