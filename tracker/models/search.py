"""The texts that readers may search, and the one way to search them on either database."""

import re
import unicodedata
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from django.db import connection, models
from django.db.models import Case, OuterRef, Subquery, Value, When
from django.db.models.expressions import RawSQL

WORD = re.compile(r"[^\W_]+")
PIECE = re.compile(r'["“”]([^"“”]*)["“”]?(\*?)|([^\s"“”]+)')
MOST_TERMS, LONGEST_WORD = 16, 60
COLUMNS = ("statement", "names", "quotes")
# They stand in nearly every text; only in a quoted phrase does it matter where.
COMMON = frozenset(
    """a an and are as at be by for from has in into is it its of on or that the their this to was
    were which will with""".split()
)


@dataclass(frozen=True)
class Term:
    """Words that must stand side by side; the last one may be only a beginning."""

    words: tuple[str, ...]
    is_prefix: bool = False
    is_quoted: bool = False

    @property
    def is_common(self) -> bool:
        return not self.is_quoted and not self.is_prefix and set(self.words) <= COMMON


def folded(text: str) -> str:
    """Without accents, in lower case: as both databases keep what they index."""
    parts = unicodedata.normalize("NFD", text)
    return "".join(part for part in parts if not unicodedata.combining(part)).lower()


def terms(asked: str) -> list[Term]:
    """What a reader typed, as words, "phrases" and beginnings*. Nothing in it is syntax."""
    found = [term for term in map(_term, PIECE.finditer(folded(asked))) if term.words]
    telling = [term for term in found if not term.is_common]
    return list(dict.fromkeys(telling or found))[:MOST_TERMS]


def _term(piece: re.Match[str]) -> Term:
    quoted, star, word = piece.groups()
    text = quoted if word is None else word
    words = tuple(word[:LONGEST_WORD] for word in WORD.findall(text)[:MOST_TERMS])
    is_prefix = bool(star) or (word is not None and word.endswith("*"))
    return Term(begun(words) if is_prefix else words, is_prefix, is_quoted=word is None)


def begun(words: tuple[str, ...]) -> tuple[str, ...]:
    """The words of which the last is a beginning, without a "y" at its end.

    The stemmer makes an i of it, and “shipy*” would miss shipyards: rather find too much.
    """
    if not words or not words[-1].endswith("y"):
        return words
    return (*words[:-1], words[-1][:-1] or "y")


def _for_sqlite(terms: Iterable[Term], within: Sequence[str] = ()) -> str:
    """A query of FTS5: words of letters and digits alone, in quotes."""
    query = " ".join(f'"{" ".join(term.words)}"{"*" * term.is_prefix}' for term in terms)
    return f"{{{' '.join(within)}}} : ({query})" if within else query


def _for_postgresql(terms: Iterable[Term], within: Sequence[str] = ()) -> str:
    """A query of `to_tsquery`, likewise; columns are weights there."""
    weights = "".join("ABD"[COLUMNS.index(column)] for column in within)
    return " & ".join(_phrase(term, weights) for term in terms)


def _phrase(term: Term, weights: str) -> str:
    *first, last = (f"'{word}'" for word in term.words)
    marks = f":{'*' * term.is_prefix}{weights}" if term.is_prefix or weights else ""
    inner = f":{weights}" if weights else ""
    return f"({' <-> '.join([*(word + inner for word in first), last + marks])})"


QUERIES = {"sqlite": _for_sqlite, "postgresql": _for_postgresql}
HITS = {
    "sqlite": "SELECT rowid FROM tracker_search WHERE tracker_search MATCH %s",
    "postgresql": "SELECT commitment_id FROM tracker_searchentry"
    " WHERE vector @@ to_tsquery('pledgeline', %s)",
}
NEARNESS = """CASE WHEN vector @@ to_tsquery('pledgeline', %s) THEN 0
  WHEN vector @@ to_tsquery('pledgeline', %s) THEN 1 ELSE 2 END"""


def hits(terms: Sequence[Term], within: Sequence[str] = ()) -> RawSQL:
    """The keys of the commitments that have all of the terms, in these columns or in any."""
    return RawSQL(HITS[connection.vendor], [QUERIES[connection.vendor](terms, within)])  # noqa: S611


class SearchEntry(models.Model):
    """What can be searched of one commitment. Triggers keep it, and the index over it."""

    # No cascade in Python: the trigger that deletes it would find its work undone by the next one.
    commitment = models.OneToOneField(
        "Commitment", on_delete=models.DO_NOTHING, primary_key=True, related_name="+"
    )
    statement = models.TextField()
    names = models.TextField()
    quotes = models.TextField()

    def __str__(self) -> str:
        return self.statement


def nearness(terms: Sequence[Term]) -> Case | Subquery:
    """0 where the statement has all the terms, 1 where it has them with the names, else 2."""
    within = (COLUMNS[:1], COLUMNS[:2])
    if connection.vendor == "sqlite":
        near = (
            When(pk__in=hits(terms, columns), then=Value(n)) for n, columns in enumerate(within)
        )
        return Case(*near, default=Value(2))
    # As sets, PostgreSQL's planner would read the vectors of all rows, not of those found.
    queries = [_for_postgresql(terms, columns) for columns in within]
    entry = SearchEntry.objects.filter(commitment=OuterRef("pk"))
    return Subquery(entry.annotate(near=RawSQL(NEARNESS, queries)).values("near"))  # noqa: S611
