"""Articles of nearly the same text: one source that many outlets printed."""

import re

from django.db import models, transaction
from django.db.models import Q
from rensa import RMinHash

from tracker.models import Article, ArticleBand

WORD = re.compile(r"\w+")
SHINGLE = 5
PERMUTATIONS = 128
BANDS = 32
SEED = 7
# The share of its five-word runs that a text must have in common; cut and retitled wire copy has.
ALIKE = 0.6
FIRST = ("published_on", "sha256")


def find_copies(articles: models.QuerySet[Article]) -> int:
    """Mark the articles that repeat another; the earliest is the source, whatever came in first."""
    # Their keys first: there may be very many, and each is written while the next is read.
    keys = list(articles.order_by("published_on", "sha256").values_list("pk", flat=True))
    return sum(_place(Article.objects.get(pk=key)) for key in keys)


def without_bands() -> Q:
    return Q(bands=None)


@transaction.atomic
def _place(article: Article) -> bool:
    """Whether another article has nearly this text."""
    mine = shingles(article.text)
    bands = _bands(mine)
    alike = [other for other in _sharing(article, bands) if _overlap(mine, other) >= ALIKE]
    ArticleBand.objects.bulk_create(
        (ArticleBand(article=article, band=n, value=value) for n, value in enumerate(bands)),
        ignore_conflicts=True,
    )
    if alike:
        _point_to_the_earliest([article, *alike])
    return bool(alike)


def _sharing(article: Article, bands: list[int]) -> list[Article]:
    shared = Q()
    for number, value in enumerate(bands):
        shared |= Q(band=number, value=value)
    keys = ArticleBand.objects.filter(shared).exclude(article=article).values("article")
    return list(Article.objects.filter(pk__in=keys))


def _point_to_the_earliest(alike: list[Article]) -> None:
    keys = {key for article in alike for key in (article.pk, article.copy_of_id) if key}
    family = Article.objects.filter(Q(pk__in=keys) | Q(copy_of__in=keys)).order_by(*FIRST)
    source, *copies = family
    Article.objects.filter(pk=source.pk).update(copy_of=None)
    Article.objects.filter(pk__in=[copy.pk for copy in copies]).update(copy_of=source)


def shingles(text: str) -> frozenset[str]:
    words = WORD.findall(text.lower())
    runs = range(max(1, len(words) - SHINGLE + 1))
    return frozenset(" ".join(words[start : start + SHINGLE]) for start in runs)


def _overlap(mine: frozenset[str], other: Article) -> float:
    theirs = shingles(other.text)
    # Of the longer text: a brief that quotes another article is none of its prints.
    return len(mine & theirs) / max(len(mine), len(theirs))


def _bands(parts: frozenset[str]) -> list[int]:
    sketch = RMinHash(num_perm=PERMUTATIONS, seed=SEED)
    sketch.update(sorted(parts))
    digest = sketch.digest()
    rows = PERMUTATIONS // BANDS
    return [_key(digest[n * rows : (n + 1) * rows]) for n in range(BANDS)]


def _key(values: list[int]) -> int:
    """The values of a band in one number that a column holds; stable across processes."""
    key = 0
    for value in values:
        key = (key * 1_000_003 + value) % (1 << 63)
    return key
