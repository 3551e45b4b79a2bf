"""Parties whose names are nearly what a reader typed."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from difflib import SequenceMatcher
from functools import cache
from typing import Any

from django.contrib.postgres.search import TrigramDistance
from django.db import connection
from django.db.models import Q, QuerySet

from tracker.models import AliasKind, Party, PartyAlias
from tracker.models.search import LONGEST_WORD, WORD, folded

LIKE_ENOUGH = 0.75
MOST_WORDS, MOST_CANDIDATES, MOST_FOUND = 8, 300, 5
Words = tuple[str, ...]


@dataclass(frozen=True)
class Likeness:
    """A party and one of its names, the typed words that are nearly it, and how nearly."""

    party: Party
    name: str
    typed: Words
    score: float


def words_of(text: str) -> Words:
    return tuple(word[:LONGEST_WORD] for word in WORD.findall(folded(text)))


def similar(typed: str) -> list[Likeness]:
    """Parties that readers may see, the likest first."""
    words = words_of(typed)[:MOST_WORDS]
    best: dict[int, tuple[float, str, Words]] = {}
    for name, key in candidates(words) if words else ():
        run, score = closest(words, words_of(name))
        if score >= max(LIKE_ENOUGH, best[key][0] if key in best else 0):
            best[key] = (score, name, run)
    public = Party.objects.public().in_bulk(best)
    found = [
        Likeness(public[key], name, run, score)
        for key, (score, name, run) in best.items()
        if key in public
    ]
    return sorted(found, key=lambda one: (-one.score, one.name))[:MOST_FOUND]


def closest(words: Words, name: Words) -> tuple[Words, float]:
    """The run of words that is most like the name, and how like it is: 1 is the same."""
    size = min(len(words), len(name))
    runs = [words[start : start + size] for start in range(len(words) - size + 1)]
    scored = [(likeness(run, name), run) for run in runs]
    score, run = max(scored)
    return run, score


def likeness(run: Words, name: Words) -> float:
    return SequenceMatcher(None, " ".join(run), " ".join(name), autojunk=False).ratio()


def candidates(words: Words) -> Iterable[tuple[str, int]]:
    """Names that may be meant, with the keys of their parties."""
    spoken = PartyAlias.objects.filter(kind__in=(AliasKind.NAME, AliasKind.ACRONYM))
    named = nearest(Party.objects.all(), "name", words).values_list("name", "pk")
    called = nearest(spoken, "text", words).values_list("text", "party")
    if connection.features.supports_slicing_ordering_in_compound:
        return named[:MOST_CANDIDATES].union(called[:MOST_CANDIDATES])
    return named.order_by().union(called.order_by())[: 2 * MOST_CANDIDATES]


def nearest(rows: QuerySet[Any], field: str, words: Words) -> QuerySet[Any]:
    """By trigrams where PostgreSQL has them; else by the first letter, which few people mistype."""
    if has_trigrams():
        return rows.order_by(TrigramDistance(field, " ".join(words)))
    letters = sorted({word[0] for word in words})
    begins = Q(*((f"{field}__istartswith", letter) for letter in letters), _connector=Q.OR)
    inside = Q(*((f"{field}__icontains", f" {letter}") for letter in letters), _connector=Q.OR)
    return rows.filter(begins | inside)


def has_trigrams() -> bool:
    return connection.vendor == "postgresql" and has_extension(connection.settings_dict["NAME"])


@cache
def has_extension(database: str) -> bool:
    """Asked once of each database: the migration installs it, or nobody does."""
    with connection.cursor() as cursor:
        cursor.execute("SELECT 1 FROM pg_extension WHERE extname = 'pg_trgm'")
        return cursor.fetchone() is not None


def did_you_mean(typed: str, likenesses: Sequence[Likeness]) -> str:
    """The words with the name that was probably meant; empty where all names are right."""
    exact = {one.typed for one in likenesses if one.score == 1}
    meant = next((one for one in likenesses if one.typed not in exact), None)
    if meant is None:
        return ""
    words = words_of(typed)[:MOST_WORDS]
    size = len(meant.typed)
    place = next(n for n in range(len(words)) if words[n : n + size] == meant.typed)
    return " ".join([*words[:place], meant.name, *words[place + size :]])
