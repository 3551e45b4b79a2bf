"""Numbers as news writes them: 1,200, 3.5 million, forty-two, half a billion, 80 crore."""

import re

UNITS = ["zero", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten"]
TEENS = [
    *("eleven", "twelve", "thirteen", "fourteen", "fifteen"),
    *("sixteen", "seventeen", "eighteen", "nineteen"),
]
SMALL = [*UNITS, *TEENS]
TENS = ["twenty", "thirty", "forty", "fifty", "sixty", "seventy", "eighty", "ninety"]
VALUES: dict[str, float] = (
    {word: value for value, word in enumerate(SMALL)}
    | {word: 10 * value for value, word in enumerate(TENS, 2)}
    | {"a": 1, "an": 1, "half": 0.5, "dozen": 12, "couple": 2}
)
MAGNITUDES: dict[str, float] = {
    "hundred": 1e2,
    "thousand": 1e3,
    "k": 1e3,
    "lakh": 1e5,
    "lakhs": 1e5,
    "million": 1e6,
    "mn": 1e6,
    "mln": 1e6,
    "m": 1e6,
    "crore": 1e7,
    "crores": 1e7,
    "billion": 1e9,
    "bn": 1e9,
    "b": 1e9,
    "trillion": 1e12,
    "tn": 1e12,
    "trn": 1e12,
}
LONG_MAGNITUDES = "hundred|thousand|lakhs?|million|crores?|billion|trillion"

# Digits are bounded, so that a long row of them is passed over in linear time.
FIGURE = r"\d{1,3}(?:,\d{2,3}){1,6}(?:\.\d{1,6})?|\d{1,15}(?:\.\d{1,6})?"
# The unit words alone; "a", "half" and "dozen" count only in front of something that they measure.
WORD = "|".join([*SMALL, *TENS, "dozen"])
A_LARGE = rf"an?[- ](?:half[- ])?(?:{LONG_MAGNITUDES}|dozen)"
FIRST = rf"(?:half[- ]{A_LARGE}|{A_LARGE}|{WORD})\b"
AND = "(?:(?<=hundred)|(?<=thousand)|(?<=million))[- ]and"
WORDS = rf"{FIRST}(?:(?:{AND})?[- ](?:{WORD}|{LONG_MAGNITUDES})\b){{0,6}}"
PART = re.compile(r"[a-z]+|\d[\d,.]*", re.IGNORECASE)


def number_of(written: str) -> float | None:
    """Return the value of a number in figures, in words, or in both."""
    total, current = 0.0, None
    for part in PART.findall(written.lower()):
        if part in MAGNITUDES:
            current = (1.0 if current is None else current) * MAGNITUDES[part]
            if part != "hundred":
                total, current = total + current, 0.0
        elif (value := value_of(part)) is not None:
            current = together(current, part, value)
    return None if current is None else total + current


def value_of(part: str) -> float | None:
    if part[0].isdigit():
        return float(part.replace(",", "").rstrip(".").replace(".", "", part.count(".") - 1))
    return VALUES.get(part)


def together(current: float | None, part: str, value: float) -> float:
    """Put a number word after what stands before it: twenty + four, half + a, two + dozen."""
    if current is None:
        return value
    return current * value if part in ("a", "an", "half", "dozen") and current else current + value
