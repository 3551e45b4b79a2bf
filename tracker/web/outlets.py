"""One outlet: its quoted articles, and the commitments that it reported on."""

from typing import Any

from django.db.models import Count, Max, Min

from tracker.models import Article, Commitment, Memory, Mention, Outlet
from tracker.web.months import by_month, month_of
from tracker.web.paging import KeyedPaginator
from tracker.web.tallies import tally

SHOWN_COMMITMENTS = 10


def outlet_record(outlet: Outlet, memory: Memory) -> dict[str, Any]:
    figures = memory.recall(f"outlet {outlet.pk}", lambda: told(outlet))
    return {"outlet": outlet, **figures}


def told(outlet: Outlet) -> dict[str, Any]:
    mentions = Mention.objects.public().filter(article__outlet=outlet)
    commitments = Commitment.objects.published().filter(pk__in=mentions.values("commitment"))
    months = list(
        mentions.order_by()
        .values(month=month_of("article__published_on"))
        .annotate(
            passages=Count("pk"),
            articles=Count("article", distinct=True),
            first=Min("article__published_on"),
            last=Max("article__published_on"),
        )
    )
    newest = commitments.order_by("-last_heard_on", "-pk")
    return {
        "passages": sum(month["passages"] for month in months),
        # An article has one day, so none is counted in two months.
        "article_count": sum(month["articles"] for month in months),
        "first": min((month["first"] for month in months), default=None),
        "last": max((month["last"] for month in months), default=None),
        "quoted": by_month(months, "passages"),
        "tally": tally(commitments),
        "commitments": list(newest[:SHOWN_COMMITMENTS]),
    }


def articles_of(outlet: Outlet, count: int, memory: Memory) -> KeyedPaginator:
    """Those that a published commitment quotes, the newest first."""
    rows = Article.objects.public().filter(outlet=outlet).order_by("-published_on", "-pk")
    return KeyedPaginator(
        rows,
        shown=Article.objects.with_counts().defer("text"),
        count=count,
        recall=lambda name, find: memory.recall(f"outlet {outlet.pk} {name}", find),
    )
