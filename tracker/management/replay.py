"""A dry run: articles by date, and every proposal of the program accepted as it stands."""

import datetime as dt
from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import Any

from tracker.importing.articles import outlet_named
from tracker.importing.candidates import extract_waiting
from tracker.importing.extracting import Extracting
from tracker.importing.lines import ArticleLine
from tracker.importing.links import propose_together
from tracker.importing.near import find_copies
from tracker.models import (
    Article,
    Commitment,
    Concern,
    Mention,
    ProposedLink,
    StatusSuggestion,
    digest,
)
from tracker.reviewing import suggestions
from tracker.reviewing.decisions import accept, accept_as_evidence
from tracker.reviewing.errors import ReviewError

Ids = dict[int, list[Any]]
TAKEN = (Concern.NONE, Concern.LATE)  # an editor would look twice at the others


@dataclass(slots=True)
class ReplayReport:
    articles: int = 0
    mentions: int = 0
    commitments: int = 0

    def __str__(self) -> str:
        return (
            f"{self.articles} articles, {self.mentions} mentions"
            f" of {self.commitments} tracked commitments"
        )


def replay(lines: Iterable[ArticleLine], extractor: Extracting) -> Ids:
    """Fill an empty database; for each article's key, the ids that its lines gave it."""
    ids = _store(lines)
    articles = Article.objects.order_by("published_on", "sha256")
    find_copies(articles)
    extract_waiting(extractor)
    for article in articles:
        follow(article)
    return ids


def _store(lines: Iterable[ArticleLine]) -> Ids:
    outlet = outlet_named("Replay")
    ids: Ids = defaultdict(list)
    # By date: what comes of a file does not depend on the order of its lines.
    for line in sorted(lines, key=lambda line: (line.text.published, str(line.id))):
        article, _new = Article.objects.get_or_create(
            sha256=digest(line.text.text),
            defaults={
                "outlet": outlet,
                "title": line.text.title[:500],
                "published_on": line.text.published,
                "text": line.text.text,
            },
        )
        ids[article.pk].append(line.id)
    return ids


def follow(article: Article) -> None:
    """Accept what the program proposes for the candidates of an article."""
    waiting = list(article.mentions.pending().select_related("article").order_by("start", "end"))
    links = propose_together(waiting)
    for mention in waiting:
        try:
            _accept(mention, links[mention.pk])
        except ReviewError:
            continue  # it stays a candidate, as it would on an editor's desk
    for suggestion in StatusSuggestion.objects.waiting().filter(concern__in=TAKEN):
        suggestions.accept(suggestion, user=None)


def _accept(mention: Mention, links: list[ProposedLink]) -> None:
    sure = next((link for link in links if link.is_sure), None)
    if sure:
        accept_as_evidence(mention, sure.commitment, user=None)
    else:
        accept(mention, user=None)


def tracked(ids: Ids) -> Iterator[dict[str, Any]]:
    """One line a commitment, in the order in which they were first heard of."""
    rows = Commitment.objects.prefetch_related("mentions", "status_changes__evidence")
    for row in rows.order_by("made_on", "pk"):
        mentions = sorted(row.mentions.all(), key=lambda m: (m.article_id, m.start))
        yield {
            "id": row.public_id,
            "statement": row.statement,
            "status": row.status,
            "mentions": [
                {"article": key, "start": mention.start, "end": mention.end}
                for mention in mentions
                for key in ids[mention.article_id]
            ],
            "history": [
                {
                    "code": change.code,
                    "effective_on": day(change.effective_on),
                    "article": ids[change.evidence.article_id][0] if change.evidence else None,
                }
                for change in row.standing_changes
            ],
        }


def day(on: dt.date) -> str:
    return on.isoformat()
