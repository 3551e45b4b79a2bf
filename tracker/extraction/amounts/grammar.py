"""Quantities in running text: money, shares, counted things; dates, ages and names left out."""

import re
from collections.abc import Iterable, Iterator
from dataclasses import replace

from tracker.extraction.amounts import patterns, units
from tracker.extraction.amounts.phrase import AmountPhrase
from tracker.extraction.numerals import number_of


def find_amounts(text: str, *, dollar: str = "USD") -> list[AmountPhrase]:
    """Return the quantities of a text in their order; `dollar` is what a bare "$" means."""
    if not patterns.HINT.search(text):
        return []
    found: list[AmountPhrase] = []
    taken = bytearray(len(text))
    for find in (signed, named, shares, fractions, counts):
        for phrase in find(text, dollar):
            if not any(taken[phrase.start : phrase.end]) and not is_baseline(phrase, text):
                found.append(phrase)
        for phrase in found:
            taken[phrase.start : phrase.end] = bytes([1]) * (phrase.end - phrase.start)
    return sorted(found, key=lambda phrase: (phrase.start, phrase.end))


def dollar_of(parties: Iterable[str]) -> str:
    """Return what a bare "$" means in the mouth of these parties."""
    dollars = {units.DOLLARS.get(party, "USD") for party in parties}
    return dollars.pop() if len(dollars) == 1 else "USD"


def is_baseline(phrase: AmountPhrase, text: str) -> bool:
    """Tell what was: "from €450 to €520", "up from 12%", "against 7,500"."""
    begin = max(0, phrase.start - 20)
    if patterns.FROM.search(text, begin, phrase.start) and patterns.TO.match(text, phrase.end):
        return True
    return patterns.BASELINE.search(text, begin, phrase.start) is not None


def signed(text: str, dollar: str) -> Iterator[AmountPhrase]:
    """Yield money with its sign first: $3bn, €300-million, between $1.5bn and $2bn."""
    for match in patterns.SIGNED.finditer(text):
        currency = units.SIGNS.get(match["sign"], match["sign"])
        yield from both_ends(match, settled(currency, dollar) + rate_of(match))


def named(text: str, dollar: str) -> Iterator[AmountPhrase]:
    """Yield money with its name behind: 3 billion euros, half a billion dollars."""
    for match in patterns.NAMED.finditer(text):
        yield from both_ends(match, settled(currency_of(match["name"]), dollar) + rate_of(match))


def settled(currency: str, dollar: str) -> str:
    return dollar if currency == "$" else currency


def currency_of(name: str) -> str:
    return next(
        currency
        for pattern, currency in units.NAMES.items()
        if re.fullmatch(pattern, name, re.IGNORECASE)
    )


def both_ends(match: re.Match[str], unit: str) -> Iterator[AmountPhrase]:
    """Yield the lower and the upper end of a range, or the one amount that there is."""
    groups = match.groupdict()
    changes = patterns.FROM.search(match.string, max(0, match.start() - 20), match.start())
    shared = groups.get("highmag") or ""
    for name in ("low", "high"):
        if groups.get(name) and not (name == "low" and changes):
            magnitude = groups.get(f"{name}mag") or shared
            yield amount(match, f"{groups[name]} {magnitude}", unit)


def amount(match: re.Match[str], written: str, unit: str) -> AmountPhrase:
    return AmountPhrase(
        start=match.start(),
        end=match.end(),
        words=match[0],
        value=round(number_of(written) or 0.0, 6),
        unit=unit,
    )


def rate_of(match: re.Match[str]) -> str:
    """Return "/year" for "a year", "annually" and the like."""
    per = match["rate"] or match["slash"] or ("year" if match["annually"] else "")
    return f"/{per.lower()}" if per else ""


def shares(text: str, dollar: str) -> Iterator[AmountPhrase]:
    """Yield percentages: 80 per cent, 62 to 70%, 5 per cent of GDP."""
    for match in patterns.SHARE.finditer(text):
        whole = units.SHARES_OF.get((match["of"] or "").lower())
        unit = "percentage points" if match["points"] else "percent"
        yield from both_ends(match, f"percent of {whole}" if whole else unit)


def fractions(text: str, dollar: str) -> Iterator[AmountPhrase]:
    """Yield fractions as percentages: by a third, half of, two-fifths of, halve."""
    for match in patterns.FRACTION.finditer(text):
        if match["halve"]:
            yield amount(match, "50", "percent")
        elif is_share(match, text):
            count = number_of(match["count"] or "one") or 1
            share = round(100 * count / units.FRACTIONS[match["part"].lower()], 1)
            if share <= 100:
                yield amount(match, str(share), "percent")


def is_share(match: re.Match[str], text: str) -> bool:
    """Tell "by a third" and "a third of" from "the second half of 2026" and "a third of them"."""
    if patterns.ORDINAL.search(text, max(0, match.start() - 8), match.start()):
        return False
    if match["of"]:
        return not patterns.PARTITIVE.match(text, match.end())
    return match["by"] is not None


def counts(text: str, dollar: str) -> Iterator[AmountPhrase]:
    """Yield counted things: 24 aircraft, 400,000 new homes a year, 12 GW."""
    for match in patterns.COUNT.finditer(text):
        noun = None if is_name(match, text) else counted_noun(match["noun"])
        if noun is None:
            continue
        unit, length = noun
        end = match.start("noun") + length
        if rate := patterns.AFTER_NOUN.match(text, end):
            end, unit = rate.end(), ("boe" if rate["oil"] else unit) + rate_of(rate)
        for phrase in both_ends(match, unit):
            yield replace(phrase, end=end, words=text[match.start() : end])


def is_name(match: re.Match[str], text: str) -> bool:
    """Tell figures that name ("Section 301", "in 2014") or point back ("the two sides")."""
    start = match.start()
    if patterns.YEAR.fullmatch(match["high"]) or patterns.NAMING.search(
        text, max(0, start - 16), start
    ):
        return True
    few = match["high"].lower() in patterns.FEW and not match["highmag"]
    return few and (
        match["high"].lower() == "one"
        or patterns.POINTING.search(text, max(0, start - 8), start) is not None
    )


def counted_noun(written: str) -> tuple[str, int] | None:
    """Find what is counted among the words after a number: the unit, and how far it reaches."""
    before = ""
    for word in re.finditer(r"[^\s,.;:)]+", written):
        noun, lower = word[0], word[0].lower()
        if (
            lower in patterns.STOPS
            or lower in patterns.IDLE
            or (not before and lower.split("-")[0] in patterns.TIME)
        ):
            return None
        if is_plural(noun):
            return unit_of(before, noun), word.start() + len(noun)
        before = noun
    return None


def unit_of(before: str, noun: str) -> str:
    """Name the unit: the noun, with the word before it where it says little alone."""
    if patterns.DESIGNATION.fullmatch(noun):
        return "aircraft"
    double = f"{before} {noun}".lower()
    if before in ("cubic", "square", "nautical") or (
        noun in patterns.VAGUE and before and before not in patterns.PLAIN
    ):
        return units.SAME_AS.get(double, double)
    return units.SAME_AS.get(noun.lower(), noun)


def is_plural(noun: str) -> bool:
    lower = noun.lower()
    if noun in patterns.PLURALS or patterns.DESIGNATION.fullmatch(noun) or lower in units.SAME_AS:
        return True
    return (
        lower.endswith("s")
        and not lower.endswith(("ss", "us", "is", "’s", "'s"))
        and noun[0].islower()
    )
