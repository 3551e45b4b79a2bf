"""Waiting candidates and known commitments, from rows to linking and back."""

import datetime as dt
from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from typing import Any

from django.db import transaction
from django.db.models import Count

from tracker.importing.near import find_copies, without_bands
from tracker.importing.preselection import near
from tracker.linking.known import Known, Match, Mentioned, Reason
from tracker.linking.ranking import choose, rank
from tracker.linking.words import stems
from tracker.models import (
    Article,
    Commitment,
    Mention,
    Party,
    ProposedLink,
    Ranker,
    Word,
)
from tracker.models.mention import MentionQuerySet

SAME_WORDS = Reason(feature="the same words in another print of the article", words="", weight=10.0)
LARGEST = 30  # a member of a larger organisation does not stand for it
TEXTS = 2048
LIKELY = 12


@dataclass(slots=True)
class LinkReport:
    """How many waiting mentions were looked at, how many got a proposal, and how many copies."""

    mentions: int = 0
    linked: int = 0
    copies: int = 0

    def __str__(self) -> str:
        return f"{self.mentions} candidates, {self.linked} links proposed, {self.copies} copies"


def link_waiting(mentions: MentionQuerySet | None = None) -> LinkReport:
    """Propose links for the waiting mentions, or for these, by the date of their articles."""
    report = LinkReport(copies=find_copies(Article.objects.filter(without_bands())))
    if mentions is None:
        Word.objects.recount()
        mentions = Mention.objects.pending()
    articles = Article.objects.filter(pk__in=mentions.values("article"))
    for key in list(articles.order_by("published_on", "sha256").values_list("pk", flat=True)):
        waiting = list(mentions.filter(article=key).select_related("article").order_by("start"))
        found = propose_together(waiting)
        report.mentions += len(waiting)
        report.linked += sum(any(link.is_sure for link in links) for links in found.values())
    return report


def link_new() -> LinkReport:
    """Propose links for the waiting mentions that have none."""
    return link_waiting(Mention.objects.pending().filter(proposed_links=None))


def propose(mention: Mention) -> list[ProposedLink]:
    """Rank now what a waiting mention may report on, beside the others of its article."""
    beside = mention.article.mentions.pending().exclude(pk=mention.pk)
    return propose_together([mention, *beside])[mention.pk]


@transaction.atomic
def propose_together(mentions: Sequence[Mention]) -> dict[int, list[ProposedLink]]:
    """Store the ranked links of the waiting mentions of one article; best first."""
    ranked = {mention.pk: rank_mention(mention) for mention in mentions}
    sure = choose(ranked, using=Ranker().links)
    ProposedLink.objects.filter(mention__in=mentions).delete()
    links = {
        key: [_link(key, match, sure.get(key) == match) for match in matches]
        for key, matches in ranked.items()
    }
    ProposedLink.objects.bulk_create(link for found in links.values() for link in found)
    return links


def _link(mention: int, match: Match, is_sure: bool) -> ProposedLink:
    return ProposedLink(
        mention_id=mention,
        commitment_id=match.id,
        score=match.score,
        reasons=[reason.to_dict() for reason in match.reasons],
        is_sure=is_sure,
    )


def rank_mention(mention: Mention) -> list[Match]:
    """The known commitments that a mention may report on; none is loaded but the likely ones."""
    kin = Kin(names_of(mention))
    mentioned = mentioned_of(mention, kin)
    mentioned = replace(mentioned, context=contexts_of([mentioned.article])[mentioned.article])
    rarity = Word.objects.rarity(mentioned.words)
    known = {one.id: one for one in known_of(near(mentioned, rarity), kin, besides=mention)}
    likely = rank(mentioned, known.values(), rarity=rarity, limit=LIKELY)
    # Only of these few the whole articles are compared.
    told = in_context([known[match.id] for match in likely])
    copied = _copied(mention)
    rest = [match for match in rank(mentioned, told, rarity=rarity) if match.id not in copied]
    return [Match(id=key, score=1.0, reasons=(SAME_WORDS,)) for key in copied] + rest


def in_context(known: Sequence[Known]) -> list[Known]:
    """The same with the words of the articles around each report."""
    contexts = contexts_of(said.article for one in known for said in one.sayings)
    return [
        replace(one, sayings=tuple(replace(s, context=contexts[s.article]) for s in one.sayings))
        for one in known
    ]


def _copied(mention: Mention) -> list[int]:
    """The commitment that the same words were accepted for in another print of the article."""
    source = mention.article.copy_of_id or mention.article_id
    prints = Article.objects.filter(pk=source) | Article.objects.filter(copy_of=source)
    same = Mention.objects.accepted().filter(article__in=prints, quote=mention.quote)
    keys = same.exclude(article=mention.article).values_list("commitment", flat=True)
    return list(dict.fromkeys(key for key in keys.order_by("commitment")[:1] if key))


def mentioned_of(mention: Mention, kin: "Kin") -> Mentioned:
    """What a mention says, in the terms of linking."""
    fields: dict[str, Any] = mention.proposed
    sides = kin.standing(fields.get("parties") or ())
    receivers = kin.standing(fields.get("beneficiaries") or ())
    return Mentioned(
        text=mention.quote,
        on=mention.article.published_on,
        parties=sides,
        beneficiaries=receivers,
        wider=kin.wider(sides | receivers),
        agreement=fields.get("agreement") or "",
        domains=tuple(fields.get("domains") or ()),
        status=mention.reported_status or fields.get("status") or "",
        due=dt.date.fromisoformat(fields["due"]) if fields.get("due") else None,
        article=mention.article.sha256,
    )


def names_of(mention: Mention) -> frozenset[str]:
    fields: dict[str, Any] = mention.proposed
    return frozenset([*(fields.get("parties") or ()), *(fields.get("beneficiaries") or ())])


def contexts_of(articles: Iterable[str]) -> dict[str, frozenset[str]]:
    """The stems of articles by their digests, kept in memory: their texts never change."""
    wanted = set(articles)
    if len(_contexts) >= TEXTS:
        forget()
    rows = Article.objects.filter(sha256__in=wanted - _contexts.keys())
    for sha256, title, text in rows.values_list("sha256", "title", "text"):
        _contexts[sha256] = stems(f"{title} {text}")
    return {key: _contexts.get(key, frozenset()) for key in wanted}


def forget() -> None:
    """Free the memory that `contexts_of` holds."""
    _contexts.clear()


_contexts: dict[str, frozenset[str]] = {}


class Kin:
    """What the parties of some names belong to: states of bodies, organisations of members."""

    def __init__(self, names: Iterable[str] = ()) -> None:
        self.above: dict[str, set[str]] = {}
        self.merged: dict[str, str] = {}
        self.learn(names)

    def learn(self, names: Iterable[str]) -> None:
        missing = set(names) - self.above.keys()
        parents = ("parent__parent", "merged_into__parent__parent")
        named = list(Party.objects.filter(name__in=missing).select_related(*parents))
        self.merged |= {row.name: row.merged_into.name for row in named if row.merged_into}
        rows = [row.merged_into or row for row in named]
        for row in rows:
            self.above[row.name] = {party.name for party in _above(row)}
        self._learn_wholes(rows)

    def _learn_wholes(self, rows: list[Party]) -> None:
        link = Party.members.through.objects
        pairs = link.filter(to_party__in=[row.pk for row in rows]).values_list(
            "to_party__name", "from_party", "from_party__name"
        )
        wholes = link.filter(from_party__in={whole for _member, whole, _name in pairs})
        sizes = dict(wholes.values_list("from_party").annotate(Count("pk")))
        for member, whole, name in pairs:
            if sizes[whole] <= LARGEST:
                self.above[member].add(name)

    def standing(self, names: Iterable[str]) -> frozenset[str]:
        """The names of today: of a party that was merged, the kept one's."""
        return frozenset(self.merged.get(name, name) for name in names)

    def wider(self, names: frozenset[str]) -> frozenset[str]:
        return frozenset[str]().union(*(self.above.get(name, ()) for name in names)) - names


def _above(party: Party) -> Iterator[Party]:
    while party.parent:
        party = party.parent
        yield party


def known_of(keys: Sequence[int], kin: Kin, *, besides: Mention) -> list[Known]:
    """The commitments of these keys, with what other articles said of them."""
    rows = Commitment.objects.filter(pk__in=keys, merged_into=None)
    rows = rows.with_parties().select_related("agreement").prefetch_related("domains")
    mentions = Mention.objects.accepted().filter(commitment__in=keys)
    mentions = mentions.exclude(article=besides.article_id)
    mentions = mentions.select_related("article").defer("article__text")
    reports = list(mentions.order_by("article__published_on", "pk"))
    sides = {party.party.name for row in rows for party in row.party_roles.all()}
    kin.learn(sides.union(*map(names_of, reports)))
    said: dict[int | None, list[Mentioned]] = defaultdict(list)
    for report in reports:
        said[report.commitment_id].append(mentioned_of(report, kin))
    return [Known(id=row.pk, sayings=(*said[row.pk], _stated(row, kin))) for row in rows]


def _stated(row: Commitment, kin: Kin) -> Mentioned:
    """The commitment itself, as its editors have it."""
    sides = frozenset(party.name for party in row.obligors)
    receivers = frozenset(party.name for party in row.beneficiaries)
    return Mentioned(
        text=row.statement,
        on=row.made_on,
        parties=sides,
        beneficiaries=receivers,
        wider=kin.wider(sides | receivers),
        agreement=row.agreement.title if row.agreement else "",
        domains=tuple(domain.slug for domain in row.domains.all()),
        status=row.status,
        due=row.due_on,
    )
