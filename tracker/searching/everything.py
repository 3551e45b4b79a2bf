"""One search over all that readers may see: parties, agreements, commitments and articles."""

from dataclasses import dataclass
from typing import Any

from django.db import connection
from django.db.models import Q, QuerySet
from django.db.models.expressions import RawSQL

from tracker.models import Agreement, Article, Commitment, Memory, Party
from tracker.models.search import QUERIES, Term, folded, terms
from tracker.searching.names import Likeness, did_you_mean, similar
from tracker.searching.snippets import Said, where_said

SHOWN_COMMITMENTS, SHOWN_OTHERS = 10, 5
TITLES = {
    "sqlite": "SELECT rowid FROM tracker_titles WHERE tracker_titles MATCH %s",
    "postgresql": "SELECT id FROM tracker_article"
    " WHERE to_tsvector('pledgeline', tracker_folded(title)) @@ to_tsquery('pledgeline', %s)",
}


@dataclass(frozen=True)
class Keys:
    """What was found, as keys: what a search costs is to find them."""

    commitments: list[int]
    commitment_count: int
    agreements: list[int]
    articles: list[int]


@dataclass(frozen=True)
class Found:
    commitments: list[tuple[Commitment, Said | None]]
    commitment_count: int
    agreements: list[Agreement]
    parties: list[Party]
    articles: list[Article]
    suggestion: str

    @property
    def is_empty(self) -> bool:
        return not (self.commitments or self.agreements or self.parties or self.articles)


def find(typed: str) -> Found:
    keys = Memory().recall(f"search {folded(typed)}", lambda: keys_of(typed))
    likenesses = similar(typed)
    said = where_said(keys.commitments, typed)
    rows = in_order(Commitment.objects.published().for_list(), keys.commitments)
    return Found(
        commitments=[(row, said.get(row.pk)) for row in rows],
        commitment_count=keys.commitment_count,
        agreements=in_order(Agreement.objects.published().with_parties(), keys.agreements),
        parties=parties(typed, likenesses),
        articles=in_order(
            Article.objects.public().select_related("outlet").defer("text"), keys.articles
        ),
        suggestion=did_you_mean(typed, likenesses),
    )


def keys_of(typed: str) -> Keys:
    asked = terms(typed)
    if not asked:
        return Keys([], 0, [], [])
    found = Commitment.objects.published().saying(typed)
    return Keys(
        commitments=first(found.nearest_first(typed), SHOWN_COMMITMENTS),
        commitment_count=found.count(),
        agreements=first(agreements(asked).order_by("-signed_on", "title"), SHOWN_OTHERS),
        articles=first(articles(asked).order_by("-published_on", "-pk"), SHOWN_OTHERS),
    )


def first(rows: QuerySet[Any], count: int) -> list[int]:
    return list(rows.values_list("pk", flat=True)[:count])


def in_order(rows: QuerySet[Any], keys: list[int]) -> list[Any]:
    found = rows.in_bulk(keys)
    return [found[key] for key in keys if key in found]


def agreements(asked: list[Term]) -> QuerySet[Agreement]:
    """By title; there are few of them beside the commitments that they group."""
    rows = Agreement.objects.published()
    for term in asked:
        words = " ".join(term.words)
        rows = rows.filter(Q(title__icontains=words) | Q(short_title__icontains=words))
    return rows


def articles(asked: list[Term]) -> QuerySet[Article]:
    query = QUERIES[connection.vendor](asked)
    return Article.objects.public().filter(pk__in=RawSQL(TITLES[connection.vendor], [query]))  # noqa: S611


def parties(typed: str, likenesses: list[Likeness]) -> list[Party]:
    """Those whose name has what was typed, then those that are called nearly so."""
    named = Party.objects.public().filter(name__icontains=typed.strip()).order_by("name")
    nearly = [one.party for one in likenesses]
    return list(dict.fromkeys([*named[:SHOWN_OTHERS], *nearly]))[:SHOWN_OTHERS]
