"""The words of the calendar, and the short notation in which the rules are written."""

import re

from tracker.extraction import numerals

MONTHS = [
    *("january", "february", "march", "april", "may", "june"),
    *("july", "august", "september", "october", "november", "december"),
]
WEEKDAYS = ["monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday"]
# First and last month; a winter ends in the year after the one that it begins in.
SEASONS = {
    "spring": (3, 5),
    "summer": (6, 8),
    "autumn": (9, 11),
    "fall": (9, 11),
    "winter": (12, 2),
}
TO_NINTH = [
    *("first", "second", "third", "fourth", "fifth"),
    *("sixth", "seventh", "eighth", "ninth"),
]
TEENTHS = [
    *("tenth", "eleventh", "twelfth", "thirteenth", "fourteenth"),
    *("fifteenth", "sixteenth", "seventeenth", "eighteenth", "nineteenth"),
]
TWENTIES = ["twentieth", *(f"twenty-{unit}" for unit in TO_NINTH)]
ORDINALS = [*TO_NINTH, *TEENTHS, *TWENTIES, "thirtieth", "thirty-first"]
ORDINAL = "|".join(sorted(ORDINALS, key=len, reverse=True))

NUMBER = rf"(?:\d{{1,3}}(?:\.5)?|{numerals.WORDS}|an?|a\ couple\ of)"

FRAGMENTS = {
    "month": "|".join(
        [*MONTHS, *(rf"{name[:3]}\b\.?" for name in MONTHS if name != "may"), r"sept\b\.?"]
    ),
    "weekday": "|".join(WEEKDAYS),
    "season": "|".join(SEASONS),
    "year": r"(?:1[89]|20|21)\d\d",
    "day": rf"(?:3[01]|[12]\d|0?[1-9])(?:st|nd|rd|th)?(?!\d)|{ORDINAL}",
    "ordinal": r"first|second|third|fourth|final|last|1st|2nd|3rd|4th",
    "which": r"next|last|this(?:[ ](?:past|coming))?|the\ (?:coming|following)|(?:the\ )?same",
    "number": NUMBER,
    "unit": (
        r"(?:(?:working|business|calendar)\ )?"
        r"(?:hours?|days?|weeks?|fortnights?|months?|quarters?|years?|decades?)"
    ),
    # What a figure must not be followed by, to be a day or a year and not a count.
    "no_count": (
        r"(?![,.:]?\d|\s?%|[-\s](?:per\s?cent|percent|million|billion|thousand|bn|degrees?)\b)"
    ),
}
FRAGMENT = re.compile(r"\{([a-z_]+)\}")


def compiled(rule: str) -> re.Pattern[str]:
    """Compile a rule: `{month}` names a fragment, a blank any single gap, `~` a gap or a hyphen."""
    rule = FRAGMENT.sub(lambda match: f"(?:{FRAGMENTS[match[1]]})", rule)
    rule = rule.replace(r"\ ", " ").replace("[ ]", " ").replace("[- ]", "~")
    rule = rule.replace("~", r"(?:\s|[-‐‑–])").replace(" ", r"\s ?")
    return re.compile(rule, re.IGNORECASE)


def month_of(written: str) -> int:
    return [name[:3] for name in MONTHS].index(written[:3].lower()) + 1


def weekday_of(written: str) -> int:
    return WEEKDAYS.index(written.lower())


def day_of(written: str) -> int:
    """Return the day's number: 5, 5th, fifth."""
    if written[0].isdigit():
        return int(re.sub(r"\D", "", written))
    return ORDINALS.index(re.sub(r"[\s‐‑–]", "-", written.lower())) + 1
