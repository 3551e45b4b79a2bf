"""Periods with two ends: 2025-2035, from 2025 to 2035, between 1 April and 30 September."""

import datetime as dt
import re
from collections.abc import Iterable, Iterator
from dataclasses import replace

from tracker.extraction.dates.phrase import TimePhrase
from tracker.extraction.dates.words import compiled

YEARS = compiled(
    r"(?:(?:\bfor |\bover |\bduring |\bin |\bthroughout )(?:the )?)?"
    r"(?<![\d-])(?P<first>{year})\s?[-–—/]\s?(?P<last>{year}|\d\d)\b(?![-–—/.]\d)"
)
ENDS = ("to ", "until ", "till ", "through ", "and until ")


def find_year_ranges(text: str) -> Iterator[TimePhrase]:
    """Yield the periods written as two years."""
    for match in YEARS.finditer(text):
        first, last = int(match["first"]), int(match["last"])
        last += first // 100 * 100 if last < 100 else 0
        if first < last < first + 100:
            yield TimePhrase(
                start=match.start(),
                end=match.end(),
                words=match[0],
                kind="period",
                first=dt.date(first, 1, 1),
                last=dt.date(last, 12, 31),
                precision="year",
            )


def joined(phrases: Iterable[TimePhrase], text: str) -> Iterator[TimePhrase]:
    """Put "from X" and "to Y", "between X" and "and Y", "in X" and "and Y" together."""
    waiting: TimePhrase | None = None
    for phrase in phrases:
        if waiting and (period := together(waiting, phrase, text)):
            yield period
            waiting = None
            continue
        yield from kept(waiting)
        waiting = phrase
    yield from kept(waiting)


def kept(phrase: TimePhrase | None) -> Iterator[TimePhrase]:
    """Leave out an end of a period that never came together."""
    if phrase and phrase.kind != "between" and phrase.kind != "and":
        yield phrase


def together(first: TimePhrase, last: TimePhrase, text: str) -> TimePhrase | None:
    gap = text[first.end : last.start]
    if not are_ends(first, last) or gap.strip() or len(gap) > 1:
        return None
    began = began_on(first, last)
    if began > last.last:
        return None
    return replace(
        last,
        start=first.start,
        words=text[first.start : last.end],
        kind="moment" if first.kind == "moment" else "period",
        first=began,
    )


def are_ends(first: TimePhrase, last: TimePhrase) -> bool:
    if first.kind == "start":
        return last.words.lower().startswith(ENDS)
    return first.kind in ("between", "moment") and last.kind == "and"


def began_on(first: TimePhrase, last: TimePhrase) -> dt.date:
    """Take the year of the end for a beginning that names none: between April and June 2027."""
    if re.search(r"\d{4}|year", first.words) or first.precision not in ("day", "month"):
        return first.first
    year = last.last.year
    if (first.first.month, first.first.day) > (last.last.month, last.last.day):
        year -= 1
    return first.first + (dt.date(year, 1, 1) - dt.date(first.first.year, 1, 1))
