"""Numbers of a text in one form: "$8.5-billion", "8.5bn" and "8 500 000 000" are one number."""

import re

NUMBER = re.compile(
    r"(?<![\w.,])(?:[$€£¥]|US\$|S\$)?\s?(\d{1,3}(?:[, \u00a0\u202f]\d{3})+(?:\.\d+)?|\d+(?:\.\d+)?)"
    r"(?:[\s-]?(million|billion|trillion|thousand|bn|tn|mn|m|k|lakh|crore)\b)?"
)
SCALES = {
    **dict.fromkeys(("k", "thousand"), 1e3),
    **dict.fromkeys(("m", "mn", "million"), 1e6),
    **dict.fromkeys(("bn", "billion"), 1e9),
    **dict.fromkeys(("tn", "trillion"), 1e12),
    "lakh": 1e5,
    "crore": 1e7,
}
WORDS = dict(
    zip(
        """two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen
        sixteen seventeen eighteen nineteen twenty""".split(),
        range(2, 21),
        strict=True,
    )
)
WORD = re.compile(rf"\b({'|'.join(WORDS)})(?:[\s-](million|billion|trillion))?\b", re.IGNORECASE)
MONTH = (
    r"(?:Jan|Feb|Mar|Apr|May|June?|July?|Aug|Sept?|Oct|Nov|Dec)(?:uary|ruary|ch|il|ust|tember|ober"
    r"|ember)?\.?"
)
DAY = re.compile(rf"\b{MONTH}\s\d{{1,2}}(?!\d)|\b\d{{1,2}}\s{MONTH}\b")
YEAR = re.compile(r"\b(?:19|20)\d\d\b")
LAST_YEAR = 2100


def numbers(text: str) -> frozenset[float]:
    """All numbers of a text but years, days of a month and one."""
    text = DAY.sub(" ", text)
    figures = {scaled(float(re.sub(r"[^\d.]", "", n)), scale) for n, scale in NUMBER.findall(text)}
    words = {scaled(float(WORDS[word.lower()]), scale) for word, scale in WORD.findall(text)}
    return frozenset(n for n in figures | words if n > 1 and not is_year(n))


def scaled(value: float, scale: str) -> float:
    return round(value * SCALES.get(scale.lower(), 1), 4)


def is_year(value: float) -> bool:
    return 1900 <= value < LAST_YEAR and value == int(value)


def years(text: str) -> frozenset[int]:
    return frozenset(map(int, YEAR.findall(text)))
