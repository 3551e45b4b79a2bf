"""The forms that quantities take in running text, compiled from the units."""

import re
from collections.abc import Iterable

from tracker.extraction import numerals
from tracker.extraction.amounts import units


def either(words: Iterable[str]) -> str:
    """Join words into an alternative, the longest first."""
    return "|".join(re.escape(word) for word in sorted(words, key=len, reverse=True))


MAGNITUDE = (
    r"(?:[-\s]?(?:thousand|lakhs?|million|crores?|billion|trillion|mn|mln|bn|tn|trn)\b|[mbk]\b)"
)
FIGURE = numerals.FIGURE
WORDS = numerals.WORDS
NOT_INSIDE = r"(?<![\w$€£¥₹.,/-])"
UP_TO = r"\s?(?:-|–|—|\bto\b|\band\b|\bor\b)\s?"
RATE = (
    r"(?:,?[\s-](?:an?|per|each|every)[\s-](?P<rate>year|month|week|day|hour|tonne|second)\b"
    r"|\s(?P<annually>annually|yearly)\b|/(?P<slash>year|month|week|day|hour|tonne)\b)?"
)
SIGN = rf"(?:{either(units.SIGNS)}|(?:{'|'.join(units.CODES.split())})\b)"
NAME = "|".join(units.NAMES)

SIGNED = re.compile(
    rf"(?<![\w$€£¥₹.,/])(?P<sign>{SIGN})\s?(?P<low>{FIGURE})(?P<lowmag>{MAGNITUDE})?"
    rf"(?:{UP_TO}(?:{SIGN}\s?)?(?P<high>{FIGURE})(?P<highmag>{MAGNITUDE})(?!\w))?{RATE}"
)
NAMED = re.compile(
    rf"{NOT_INSIDE}(?:(?P<low>{FIGURE})(?P<lowmag>{MAGNITUDE})?{UP_TO})?"
    rf"(?P<high>{FIGURE}|{WORDS})(?P<highmag>{MAGNITUDE})?[-\s](?P<name>{NAME})\b{RATE}",
    re.IGNORECASE,
)
PER_CENT = r"\s?%|[-\s](?:per\s?cent|percent|(?P<points>percentage\spoints?)|pc)\b"
SHARE = re.compile(
    rf"{NOT_INSIDE}(?:(?P<low>\d{{1,3}}(?:\.\d{{1,3}})?|{WORDS})(?:\s?%|\sper\s?cent)?{UP_TO})?"
    rf"(?P<high>{FIGURE}|{WORDS})(?:{PER_CENT})"
    rf"(?:\sof\s(?:(?:its|their|the|our|gross|\w+['’]s)\s)?(?P<of>{either(units.SHARES_OF)})\b)?",
    re.IGNORECASE,
)
# "the first half of 2026" and "a third of them" are no shares of what is promised.
PARTITIVE = re.compile(
    r"\s(?:\d{4}|(?:them|it|which|these|those|that|this)\b|(?:next|last|the)\syear|[A-Z]\w+\s\d)"
)
ORDINAL = re.compile(r"\b(?:first|second|third|fourth|last|than|than\sa)\s$", re.IGNORECASE)
FRACTION = re.compile(
    r"\b(?:(?P<by>by\s)(?:about\s|almost\s|nearly\s|at\sleast\s)?)?"
    r"(?:(?P<count>an?|one|two|three|four)[-\s])?"
    rf"(?P<part>{'|'.join(units.FRACTIONS)})s?\b(?P<of>\sof\b)?"
    r"|\b(?P<halve>halv(?:e|ed|ing))\b",
    re.IGNORECASE,
)
COUNT = re.compile(
    rf"{NOT_INSIDE}(?:(?P<low>{FIGURE})(?P<lowmag>{MAGNITUDE})?{UP_TO})?"
    rf"(?P<high>{FIGURE}|{WORDS})(?P<highmag>{MAGNITUDE})?"
    r"(?:[-\s]|(?=(?:[GMTk]W|[GMTk]Wh|km)\b))"
    r"(?=(?P<noun>(?:[A-Za-zÀ-ÿ][\w’'-]*\s){0,4}[A-Za-zÀ-ÿ][\w’'-]*))",
    re.IGNORECASE,
)
# Without one of these there is no number.
HINT = re.compile(
    rf"\d|\b(?:{numerals.WORD}|half|hal[fv]\w*|third|quarter|fifth|tenth|million|billion)", re.I
)
AFTER_NOUN = re.compile(rf"(?P<oil>\sof\soil\sequivalent)?{RATE}")
# "Section 301", "Article 5", "Resolution 2231", "aged 70": the figure names, it does not count.
NAMING = re.compile(
    r"(?:\b(?:[Ss]ections?|[Aa]rticles?|[Rr]esolutions?|[Cc]hapters?|[Pp]aragraphs?|[Aa]nnex"
    r"|[Pp]age|[Nn]o\.?|[Nn]umber|Agenda|Highway|Route|Flight|[Pp]hase|aged?|[Gg]roup of"
    r"|Jan\w*\.?|Feb\w*\.?|Mar\w*\.?|Apr\w*\.?|May|June?\.?|July?\.?|Aug\w*\.?|Sep\w*\.?"
    r"|Oct\w*\.?|Nov\w*\.?|Dec\w*\.?)|\b[A-Z][A-Za-z]*-)\s?$"
)
IDLE = frozenset(units.IDLE.split())
STOPS = frozenset(units.STOPS.split())
PLURALS = frozenset(units.PLURALS.split())
VAGUE = frozenset(units.VAGUE.split())
PLAIN = frozenset(units.PLAIN.split())
TIME = frozenset(units.TIME.split())
FEW = frozenset([*numerals.UNITS, "both"])
YEAR = re.compile(r"(?:19|20)\d\d")
DESIGNATION = re.compile(r"[A-Z]{1,3}-?\d{1,3}[A-Z]?s")
POINTING = re.compile(r"\b(?:the|these|those|other|some|all|next|last|first)\s$")
# What was, or is the measure of the change: "up from 12%", "against 7,500".
BASELINE = re.compile(r"(?:, against|\binstead of|\bnow|\b(?:up|down) from)\s(?:about\s)?$")
FROM = re.compile(r"\bfrom\s(?:about\s|more\sthan\s)?$")
TO = re.compile(r"(?:\sof\s[\w\s]{1,25})?\sto\s")
