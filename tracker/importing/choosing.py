"""Which of the stored links are sure, by how strict the ranking in use is."""

from collections import defaultdict

from django.db import transaction

from tracker.linking.known import Match
from tracker.linking.ranking import Weights, choose
from tracker.models import Article, Mention, ProposedLink, Ranker


def choose_again() -> int:
    """Bring the links of waiting candidates up to the ranking in use; how many changed."""
    rule = Ranker().links
    articles = Mention.objects.pending().filter(proposed_links__isnull=False).values("article")
    keys = list(Article.objects.filter(pk__in=articles).order_by("pk").values_list("pk", flat=True))
    return sum(_choose(key, rule) for key in keys)


@transaction.atomic
def _choose(article: int, rule: Weights) -> int:
    # Its links are stored together, under the same lock.
    Article.objects.select_for_update().get(pk=article)
    rows = ProposedLink.objects.waiting().filter(mention__article=article)
    links = list(rows.order_by("mention__start", "mention", "-score", "commitment"))
    ranked: dict[int, list[Match]] = defaultdict(list)
    for link in links:
        ranked[link.mention_id].append(Match(id=link.commitment_id, score=link.score))
    sure = {(mention, match.id) for mention, match in choose(ranked, using=rule).items()}
    turned = [row for row in links if row.is_sure != ((row.mention_id, row.commitment_id) in sure)]
    # One a mention is sure at most: the old one goes before the new one comes.
    for was_sure in (True, False):
        keys = [row.pk for row in turned if row.is_sure == was_sure]
        ProposedLink.objects.filter(pk__in=keys).update(is_sure=not was_sure)
    return len(turned)
