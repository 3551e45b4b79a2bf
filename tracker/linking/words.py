"""The words that tell commitments apart: content words, cut to their stems, one for a meaning."""

import re
from collections.abc import Iterable
from functools import cache, lru_cache
from pathlib import Path

DATA = Path(__file__).parent / "data"
WORD = re.compile(r"[^\W\d_]+(?:[-’'][^\W\d_]+)*|\d[\d,.]*\d|\d")
# Longest first: what is left of a word must keep four letters.
ENDINGS = tuple(
    """ations ation ments ment ings ing ions ion ures ure ers er ies ied ors or ed es al ly
    s e y""".split()
)
SHORTEST = 4
LONGEST = 60


DATELINE = re.compile(
    r"^(?:[A-ZÀ-Þ][A-ZÀ-Þ ./’'-]{2,40}(?:, [\w. ]{2,20})?|[A-ZÀ-Þ][\w ]{2,30}, \d{1,2} \w+ \d{4})"
    r" ?(?:\([^)]{2,40}\) ?)?[–—-] "
)


def undated(text: str) -> str:
    """Without the place and the day that open a report: "OSLO, May 3 (Norden Wire) – "."""
    return DATELINE.sub("", text, count=1)


def stems(text: str) -> frozenset[str]:
    """The stems of the content words; of synonyms, the one that stands for all."""
    words = (part for word in WORD.findall(text.lower()) for part in re.split(r"[-’']", word))
    return frozenset(stem(word) for word in words if is_content(word))


def is_content(word: str) -> bool:
    return len(word) > 2 and not word[0].isdigit() and word not in stopwords()


@lru_cache(maxsize=50_000)
def stem(word: str) -> str:
    bare = _bare(word)
    return synonyms().get(bare, bare)[:LONGEST]


def _bare(word: str) -> str:
    for ending in ENDINGS:
        if word.endswith(ending) and len(word) - len(ending) >= SHORTEST:
            word = word[: -len(ending)]
            break
    else:
        word = word.removesuffix("s") if not word.endswith("ss") else word
    return word[:-1] if len(word) >= SHORTEST and word[-1] == word[-2] else word


@cache
def synonyms() -> dict[str, str]:
    """Each stem with the one that stands for its group: a line of the file is a group."""
    groups = _lines("synonyms.txt")
    return {_bare(word): _bare(group[0]) for group in groups for word in group}


@cache
def stopwords() -> frozenset[str]:
    return frozenset(word for line in _lines("stopwords.txt") for word in line)


def _lines(name: str) -> Iterable[list[str]]:
    lines = (DATA / name).read_text(encoding="utf-8").splitlines()
    return [line.split() for line in lines if line and not line.startswith("#")]
