"""One text in many outlets is one source: shown once, with where else it was printed."""

from collections.abc import Sequence
from dataclasses import dataclass, field

from tracker.models import Article, Mention
from tracker.models.article import ArticleQuerySet


@dataclass(slots=True)
class Evidence:
    """A quote, and the same words in other prints of its article."""

    mention: Mention
    also: list[Mention] = field(default_factory=list)


def evidence(mentions: Sequence[Mention]) -> list[Evidence]:
    """The mentions in their order; those of later prints stand with that of the earliest."""
    heads: dict[tuple[int, str], Evidence] = {}
    shown: dict[int, Evidence] = {}
    for mention in sorted(mentions, key=printed):
        words = mention.article.source_id, " ".join(mention.quote.split())
        head = heads.setdefault(words, Evidence(mention))
        if mention.article_id == head.mention.article_id:
            # What an article says twice it says twice: only another print repeats it.
            shown[mention.pk] = head if mention is head.mention else Evidence(mention)
        elif mention.article_id not in {other.article_id for other in head.also}:
            head.also.append(mention)
    return [shown[mention.pk] for mention in mentions if mention.pk in shown]


def printed(mention: Mention) -> tuple[object, ...]:
    return mention.article.published_on, mention.article_id, mention.start


def other_prints(article: Article) -> ArticleQuerySet:
    """Other articles of nearly the same text that readers may see, the earliest first."""
    rows = Article.objects.public().of_source(article.source_id).exclude(pk=article.pk)
    return rows.select_related("outlet").defer("text").by_date()
