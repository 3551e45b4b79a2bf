"""Time phrases: a point in time, the part of it that is meant, and the preposition before it."""

import datetime as dt
import re
from collections.abc import Collection, Iterable, Iterator
from dataclasses import dataclass

from tracker.extraction.dates.durations import find_durations
from tracker.extraction.dates.intervals import DAY
from tracker.extraction.dates.parts import PartFound, part_before
from tracker.extraction.dates.phrase import Interval, TimePhrase
from tracker.extraction.dates.points import RULES, Rule, themes_of
from tracker.extraction.dates.prefixes import prefix_before
from tracker.extraction.dates.ranges import find_year_ranges, joined
from tracker.extraction.dates.readings import Setting
from tracker.extraction.dates.tense import had_by_then, is_late, looks_back

NEGATION = re.compile(r"\b(?:no|none|not|never|nor|stop|cease|end)\b", re.IGNORECASE)
# Only these can look back: what is due by June, or holds from June on, lies ahead.
LOOKING_BACK = ("moment", "for", "after", "and")
OVER = re.compile(r" (?:is|was|be) (?:out|over|up)\b| (?:ends|ended|closes|closed)\b")  # before it
NEARLY_A_YEAR = 240
# Themes whose words count a duration: within ten days, over five years.
COUNTED = {"day", "week", "this_month", "year", "decade"}


@dataclass(frozen=True, slots=True)
class Found:
    """A point in time as written, before it is known which one is meant."""

    match: re.Match[str]
    rule: Rule


@dataclass(frozen=True, slots=True)
class Placed:
    """A point with the preposition before it, which begins the phrase, and the part meant."""

    found: Found
    begin: int
    preposition: str
    part: PartFound | None


def find_times(text: str, reference: dt.date, *, past: bool | None = None) -> list[TimePhrase]:
    """Return the time phrases of a text in their order; `past` unless told by the words around."""
    themes = themes_of(text)
    phrases = [*find_spans(text, reference, themes), *find_points(text, reference, themes, past)]
    return list(joined(not_overlapping(phrases), text))


def find_spans(text: str, reference: dt.date, themes: Collection[str]) -> Iterator[TimePhrase]:
    """2025-2035, within ten days."""
    if "figure" in themes:
        yield from find_year_ranges(text)
    if not COUNTED.isdisjoint(themes):
        yield from find_durations(text, reference)


def find_points(
    text: str, reference: dt.date, themes: Collection[str], past: bool | None
) -> Iterator[TimePhrase]:
    """By June, at the end of 2030."""
    rules = [rule for theme in RULES if theme in themes for rule in RULES[theme]]
    points = [found for rule in rules for found in matches(rule, text)]
    for found in apart(points):
        place = placed(found, text)
        if place and (phrase := phrase_of(place, text, reference, past)):
            yield phrase


def matches(rule: Rule, text: str) -> Iterator[Found]:
    for match in rule.pattern.finditer(text):
        before = text[max(0, match.start() - 1) : match.start()]
        if not (before.isalnum() or before in ("$", "€", "£", "’", "'", ",", ".")):
            yield Found(match, rule)


def apart(points: list[Found]) -> Iterator[Found]:
    """Keep, of points that overlap, the one that begins first, and of those the longest."""
    end = 0
    for found in sorted(points, key=lambda found: (found.match.start(), -found.match.end())):
        if found.match.start() >= end:
            yield found
            end = found.match.end()


def not_overlapping(phrases: Iterable[TimePhrase]) -> Iterator[TimePhrase]:
    end = 0
    for phrase in sorted(phrases, key=lambda phrase: (phrase.start, -phrase.end)):
        if phrase.start >= end:
            yield phrase
            end = phrase.end


def placed(found: Found, text: str) -> Placed | None:
    """Look before a point for a part ("end of") and a preposition; a weak point needs one."""
    part = part_before(text, found.match.start())
    start = found.match.start() - (len(part[0][0]) if part else 0)
    begin, preposition = preposition_before(text, start, weak=found.rule.weak)
    if found.rule.weak and not part and not preposition:
        return None
    return Placed(found, begin, preposition or "moment", part)


def preposition_before(text: str, start: int, *, weak: bool) -> tuple[int, str]:
    """Say where a phrase begins, and with what; "and" counts only after "between"."""
    begin, preposition = prefix_before(text, start) or (start, "")
    if preposition == "and" and not weak and "between" not in shortly_before(text, begin):
        return start, ""
    return begin, preposition


def phrase_of(place: Placed, text: str, reference: dt.date, past: bool | None) -> TimePhrase | None:
    """Settle which days are meant, and what the preposition makes of them."""
    begin, end = place.begin, place.found.match.end()
    if past is None:
        past = place.preposition in LOOKING_BACK and looks_back(text, begin, end)
    interval = resolved(place, text, Setting(reference, past))
    if interval is None or is_idle(place.preposition, text, begin, end):
        return None
    return TimePhrase(
        start=begin,
        end=end,
        words=text[begin:end],
        kind=kind_of(place.preposition, interval, shortly_before(text, begin), reference),
        first=interval.first,
        last=interval.last,
        precision=interval.precision,
        past=past and interval.first <= reference,
    )


def is_idle(preposition: str, text: str, start: int, end: int) -> bool:
    """Tell a point that says nothing of when: "than in 2019", "wired within the week"."""
    if preposition == "within":
        return looks_back(text, start, end)
    if preposition == "deadline":
        return had_by_then(text, start, end)
    return preposition == "baseline"


def resolved(place: Placed, text: str, setting: Setting) -> Interval | None:
    """Find the days of a point, of the part of it that is meant, or of its eve."""
    interval = likely(place, text, setting)
    if interval and place.part:
        match, part = place.part
        return part(interval, match)
    if interval and place.preposition == "before":
        is_over = OVER.match(text, place.found.match.end())
        return interval if is_over else eve_of(interval)
    return interval


def likely(place: Placed, text: str, setting: Setting) -> Interval | None:
    """Read a point; a yearless deadline of nearly a year ahead has most likely just passed."""
    resolve, match = place.found.rule.resolve, place.found.match
    interval = resolve(match, setting)
    if interval is None or place.preposition not in ("deadline", "due"):
        return interval
    if (interval.last - setting.reference).days <= NEARLY_A_YEAR or not is_late(text):
        return interval
    return resolve(match, Setting(setting.reference, past=True))


def kind_of(preposition: str, interval: Interval, before: str, reference: dt.date) -> str:
    """Say what a preposition makes of its point: a deadline, a start, a period, a moment."""
    if preposition in ("before", "due", "within"):
        return "deadline"
    if preposition == "to":
        return "deadline" if interval.last >= reference else "moment"
    if preposition == "after":
        return "deadline" if NEGATION.search(before) else "start"
    if preposition == "for":
        return "period" if interval.precision != "day" else "moment"
    return preposition


def eve_of(interval: Interval) -> Interval:
    """Read "before 2025" as up to the last day of 2024, but "before 20 October" as that day."""
    if interval.first == interval.last:
        return interval
    eve = interval.first - DAY
    return Interval(eve, eve, interval.precision)


def shortly_before(text: str, place: int) -> str:
    return text[max(0, place - 60) : place]
