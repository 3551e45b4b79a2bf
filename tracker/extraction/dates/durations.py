"""Time counted from the article's day: within 90 days, over ten years, in two weeks."""

import datetime as dt
import re
from collections.abc import Iterator

from tracker.extraction.dates import intervals
from tracker.extraction.dates.phrase import TimePhrase
from tracker.extraction.dates.tense import looks_back
from tracker.extraction.dates.words import compiled
from tracker.extraction.numerals import number_of

COUNT = r"(?:(?P<low>{number})(?: to | or |\s?[-–]\s?))?(?P<number>{number})(?P<half> and a half)?"
UNITS = r"(?P<unit>{unit})(?: and a half)?\b"
AHEAD = r"(?:the )?(?:(?:next|coming|following|first|initial|subsequent) )?"
LIMIT = (
    r"(?:within|inside|in (?:under|less than|no more than|at most)|no (?:later|more) than|at most)"
)
INSTRUMENT = (
    r"agreement|framework|contract|deal|pact|accord|loan|lease|plan|programme|program|mandate"
    r"|extension|partnership|arrangement|memorandum|treaty|concession|licence|license|facility"
    r"|truce|ceasefire|commitment|offtake|roadmap|strategy"
)
# "Within ten days of asking" names no day; "within 60 days of this declaration" does.
NOT_OF_EVENT = r"(?! of (?!this\b|today|the (?:present|date|publication)))"
ABOUT = r""
RENEWED = re.compile(r"extend|prolong|renew|lengthen")
RENEWING = r"(?:extend|prolong|renew|lengthen)\w* (?:[\w-]+ ){0,4}?(?:by|for)"
RULES = [
    (compiled(rule), kind)
    for rule, kind in [
        (
            rf"\b{LIMIT} (?:about |some |around )?{AHEAD}"
            rf"(?:(?:a |the )?(?:period|space) of )?{COUNT} {UNITS}{NOT_OF_EVENT}",
            "deadline",
        ),
        (
            r"\bwithin (?:the|a) (?:space of a )?(?P<unit>day|week|fortnight|month|year|decade)\b",
            "deadline",
        ),
        (rf"\b(?:after|in) {COUNT} {UNITS}(?:[’'] time\b| time\b)?", "deadline"),
        (r"\b(?:over|in|within|during) the (?:next|coming) (?P<unit>year|decade)\b", "duration"),
        (rf"\b(?:for|during) the (?:next|coming|first|following) {COUNT} {UNITS}", "period"),
        (rf"\b{COUNT} {UNITS} (?:from (?:now|today)|hence)\b(?! on\b)", "deadline"),
        (rf"\b(?:over|for|through|across) {ABOUT}{AHEAD}{COUNT} {UNITS}", "duration"),
        (rf"\b(?:in|during) the (?:next|coming) {COUNT} {UNITS}", "deadline"),
        (
            rf"\b{RENEWING} (?:up to |another |a further )?{COUNT} {UNITS}",
            "duration",
        ),
        (
            rf"\b(?P<number>{{number}})~(?P<unit>months?|years?)\b"
            rf"(?= (?:[\w-]+ ){{0,3}}?(?:{INSTRUMENT})\b)",
            "period",
        ),
    ]
]
# "the first time in five years", "over the past two years" tell of what was.
NOT_AHEAD = re.compile(
    r"\b(?:first|worst|best|biggest|largest|highest|lowest|most|least|only)\b[^.;]{0,40}$"
    r"|\b(?:been|was|were|kept|lasted|held|hold|law)\b[^.;]{0,12}$",
    re.IGNORECASE,
)
# "Answer every complaint within five days" has no day of its own.
HABIT = re.compile(r"\b(?:every|each)\b[^.;]*$", re.IGNORECASE)
PRECISIONS = {"month": "month", "quarter": "month", "year": "year", "decade": "decade"}


def find_durations(text: str, reference: dt.date) -> Iterator[TimePhrase]:
    """Yield the counted stretches of a text, each ending so long after the reference."""
    for pattern, kind in RULES:
        for match in pattern.finditer(text):
            if not is_over(match, text):
                yield from duration(match, kind, reference)


def is_over(match: re.Match[str], text: str) -> bool:
    """Tell "the best in five years" and "collapsed after ten days" from what is to come."""
    start, first_word = match.start(), match[0].split()[0].lower()
    if RENEWED.match(first_word):
        return False
    reports = first_word in ("in", "after") or "number" not in match.re.groupindex
    if reports and looks_back(text, start, match.end()):
        return True
    if HABIT.search(text, max(0, start - 90), start):
        return True
    return NOT_AHEAD.search(text, max(0, start - 60), start) is not None


def duration(match: re.Match[str], kind: str, reference: dt.date) -> Iterator[TimePhrase]:
    unit = match["unit"].lower().split()[-1].removesuffix("s")
    last = intervals.after(reference, count_of(match), unit)
    if last is not None and last >= reference:
        yield TimePhrase(
            start=match.start(),
            end=match.end(),
            words=match[0],
            kind=kind,
            first=reference,
            last=last,
            precision=PRECISIONS.get(unit, "day"),
            counted=True,
        )


def count_of(match: re.Match[str]) -> float:
    """Return the outer bound: five in "three to five years"."""
    groups = match.groupdict()
    count = number_of(groups.get("number") or "one") or 1
    return count + (0.5 if "and a half" in match[0].lower() else 0)
