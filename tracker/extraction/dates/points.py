"""Points in time: one row for each way to write a day, week, month, season, year or decade."""

import re
from dataclasses import dataclass
from re import Pattern

from tracker.extraction.dates import readings
from tracker.extraction.dates.readings import Resolve
from tracker.extraction.dates.words import compiled


@dataclass(frozen=True, slots=True)
class Rule:
    """A way to write a point in time. A weak one needs a preposition or a part ("end of")."""

    pattern: Pattern[str]
    resolve: Resolve
    weak: bool = False


WHICH_ALONE = "(?P<which>(?!))?"
YEAR = r"(?:(?:,? (?:in )?|, ?(?:of )?|,? of )(?P<year>{year}\b|(?:next|this|last) year\b))?"
THAT_YEAR = r"(?:,? (?:in |of )?(?P<year>{year}\b|(?:next|this|last) year\b))"
NO_YEAR = r"(?P<year>(?!))?"
WHICH = r"(?:(?P<which>{which}) )?"
SURE_WHICH = r"(?P<which>{which}) "
FISCAL = r"(?:fiscal|financial|budget)"

# What stands in a text that speaks of such a time; without any of these it speaks of none.
HINTS = {
    "figure": r"(?:1[89]|20|21)\d\d",
    "month": (
        r"(?:jan|feb|mar|apr|may|june?|july?|aug|sept?|oct|nov|dec)\b|january|february|march"
        r"|april|august|september|october|november|december"
    ),
    "season": r"spring|summer|autumn|fall\b|winter",
    "quarter": r"[QH][1-4]\b",
    "holiday": r"easter|christmas|labor day|thanksgiving|fourth of july|new year[’']s day",
    "ago": r"ago\b",
    "week": r"(?:mid)?week|fortnight",
    "this_month": r"month",
    "year": r"(?:mid)?year|FY|fiscal",
    "decade": r"decade|century",
    "day": (
        r"(?:(?:mon|tues|wednes|thurs|fri|satur|sun|to|yester)?day|days|hours)\b|tonight"
        r"|tomorrow|midnight|this (?:morning|afternoon|evening)|present date"
    ),
}
HINT = re.compile(
    r"\b(?:" + "|".join(f"(?P<{theme}>{hint})" for theme, hint in HINTS.items()) + ")",
    re.IGNORECASE,
)
Row = tuple[str, Resolve, bool]
ROWS: dict[str, list[Row]] = {
    "figure": [
        (r"(?P<y>{year})-(?P<m>[01]\d)-(?P<d>[0-3]\d)(?![\d-])", readings.iso_day, False),
        (r"(?P<d>[0-3]?\d)[/.](?P<m>[0-3]?\d)[/.](?P<y>{year})\b", readings.numeric_day, False),
        (
            r"(?<!the\s)(?P<year>{year})\b{no_count}"
            r"(?!-|[–/]\d| levels?\b| baseline\b| Agenda\b)",
            readings.year,
            True,
        ),
        (
            r"(?P<year>{year})(?= (?:[\w-]+ )?(?:season|year|harvest|round)\b)",
            readings.year,
            True,
        ),
        (r"the (?:calendar )?year (?P<year>{year})\b", readings.year, True),
        (r"the (?P<year>{year})~(?:target|goal|deadline|date)s?\b", readings.year, False),
        (r"(?:the )?(?P<decade>{year})s\b", readings.decade, True),
    ],
    "month": [
        (
            r"(?:{weekday},? )?(?:the )?(?:(?:[0-3]?\d)\s?[-–]\s?)?(?P<day>{day})(?: day)?(?: of)?"
            rf" (?P<month>{{month}})\b{YEAR}{WHICH_ALONE}",
            readings.written_day,
            False,
        ),
        (
            r"(?:{weekday},? )?(?P<month>{month}) (?:the )?(?:(?:[0-3]?\d)\s?[-–]\s?)?"
            rf"(?P<day>{{day}})\b{{no_count}}{YEAR}{WHICH_ALONE}",
            readings.written_day,
            False,
        ),
        (rf"(?P<month>{{month}}){THAT_YEAR}{WHICH_ALONE}", readings.month, False),
        (rf"{SURE_WHICH}(?P<month>{{month}})\b{NO_YEAR}(?! \d)", readings.month, False),
        (rf"(?P<month>{{month}}){NO_YEAR}{WHICH_ALONE}(?![\w-]|[’']s\b)", readings.month, True),
    ],
    "season": [
        (rf"(?:the )?(?P<season>{{season}}){THAT_YEAR}{WHICH_ALONE}", readings.season, False),
        (
            rf"{SURE_WHICH}(?P<season>{{season}})\b{NO_YEAR}(?:[’']s end)?",
            readings.season,
            False,
        ),
        (
            rf"(?:the )?(?P<season>{{season}})\b{NO_YEAR}{WHICH_ALONE}"
            r"(?! of (?:the|a|an)\b)",
            readings.season,
            True,
        ),
    ],
    "quarter": [
        (rf"Q(?P<n>[1-4])\b{YEAR}{WHICH_ALONE}", readings.quarter, False),
        (rf"H(?P<n>[12])\b{THAT_YEAR}{WHICH_ALONE}", readings.half, False),
    ],
    "holiday": [
        (
            rf"(?:the )?{WHICH}(?P<holiday>Easter|Christmas Eve|Christmas Day|Christmas|Labor Day"
            rf"|Thanksgiving|Fourth of July|New Year[’']s Day)\b{YEAR}",
            readings.holiday,
            True,
        ),
    ],
    "year": [
        (r"the year after next", readings.years_ahead(2), False),
        (
            r"(?:the )?turn of the (?:coming )?year|the new year|year~end|year[’']s end"
            r"|end of year",
            readings.years_ahead(0),
            True,
        ),
        (
            r"(?:later )?this (?:calendar )?year\b|(?:the )?current year\b|later in the year",
            readings.years_ahead(0),
            False,
        ),
        (r"this time next year\b|a year from (?:now|today)\b", readings.a_year_on, False),
        (
            r"(?:early |late )?next (?:calendar )?year\b(?![’']s (?!end))"
            r"|the (?:coming|following) year\b",
            readings.years_ahead(1),
            False,
        ),
        (r"(?:earlier )?last year\b|the previous year", readings.years_ahead(-1), False),
        (r"the year\b(?! to )", readings.years_ahead(0), True),
        (
            rf"(?:the )?(?:{FISCAL}(?: year)? (?P<year>{{year}}|\d\d(?!\d))"
            r"|FY~?(?P<short>{year}|\d\d(?!\d)))"
            r"(?:\s?[-–/]\s?(?P<to>{year}|\d\d))?",
            readings.fiscal_year,
            False,
        ),
        (
            rf"(?:the )?(?P<which>this|current|next|last|coming) {FISCAL} year\b",
            readings.current_fiscal_year,
            False,
        ),
    ],
    "decade": [
        (r"(?P<which>this|next|last|the) decade\b", readings.decades_ahead, True),
        (r"(?:the|this) century\b", readings.century, True),
        (r"mid~century\b", readings.mid_century, True),
    ],
    "week": [
        (rf"{SURE_WHICH}week\b(?!-)", readings.week, False),
        (rf"(?:the )?week\b(?!-){WHICH_ALONE}", readings.week, True),
        (rf"{SURE_WHICH}weekend\b", readings.weekend, False),
        (rf"(?:the )?weekend\b{WHICH_ALONE}", readings.weekend, True),
    ],
    "day": [
        (rf"{WHICH}(?P<weekday>{{weekday}})\b", readings.weekday, False),
        (
            r"today\b|tonight\b|this (?:morning|afternoon|evening)\b|the present date",
            readings.day_around(0),
            False,
        ),
        (r"tomorrow\b", readings.day_around(1), False),
        (r"midnight\b", readings.day_around(1), True),
        (r"yesterday\b", readings.day_around(-1), False),
    ],
    "this_month": [
        (rf"{SURE_WHICH}month\b(?!-)|later this month", readings.month_around, False),
        (rf"(?:the )?month\b(?!-){WHICH_ALONE}", readings.month_around, True),
    ],
    "ago": [
        (r"(?P<number>{number}) (?P<unit>{unit}) ago\b", readings.ago, False),
    ],
}
RULES = {
    theme: [Rule(compiled(rf"\b(?:{rule})"), resolve, weak) for rule, resolve, weak in rows]
    for theme, rows in ROWS.items()
}


def themes_of(text: str) -> set[str]:
    """Return of which kinds of time a text may speak."""
    return {match.lastgroup or "" for match in HINT.finditer(text)}
