"""Of a million commitments the few dozen that a report may mean, by indexes alone."""

from collections import defaultdict
from collections.abc import Iterator
from itertools import accumulate

from django.db.models import Case, FloatField, Sum, Value, When

from tracker.linking.known import Mentioned
from tracker.linking.rarity import Rarity
from tracker.linking.words import stems
from tracker.models import (
    Agreement,
    AgreementParty,
    Commitment,
    CommitmentParty,
    CommitmentWord,
    Party,
    Word,
)

WORDS = 12  # the rarest ones of a report
POSTINGS = 20_000  # what a database adds up in a few milliseconds
NEWEST = 100
SHOWN = 40
PARTY, AGREEMENT = 0.5, 2.0  # what a common party or agreement counts beside a rare word's 1


def near(mentioned: Mentioned, rarity: Rarity) -> list[int]:
    """The keys of the commitments with the most in common, best first."""
    names = mentioned.parties | mentioned.wider
    parties = list(Party.objects.current().filter(name__in=names))
    points: dict[int, float] = defaultdict(float, _with_words(mentioned.words, rarity))
    kin = ((PARTY, keys) for keys in _of_parties(parties))
    for worth, keys in (*kin, (AGREEMENT, _of_agreements(mentioned, parties, rarity))):
        for key in keys:
            points[key] += worth
    return sorted(points, key=lambda key: (-points[key], -key))[:SHOWN]


def _with_words(words: frozenset[str], rarity: Rarity) -> list[tuple[int, float]]:
    """The commitments with the most of the rare words, and what these are worth together."""
    chosen = _affordable(words, rarity)
    worth = (When(word=row, then=Value(rarity.of(row.text))) for row in chosen)
    rows = CommitmentWord.objects.filter(word__in=chosen).values_list("commitment")
    points = rows.annotate(points=Sum(Case(*worth, output_field=FloatField())))
    return list(points.order_by("-points", "-commitment")[:SHOWN]) if chosen else []


def _affordable(words: frozenset[str], rarity: Rarity) -> list[Word]:
    """The rarest words, as long as the database has not too many rows of them to look at."""
    rows = Word.objects.filter(text__in=rarity.rarest(words, WORDS)).order_by("commitments", "text")
    costs = accumulate(row.commitments for row in rows)
    return [row for row, cost in zip(rows, costs, strict=True) if cost <= POSTINGS]


def _of_parties(parties: list[Party]) -> Iterator[list[int]]:
    for party in parties:
        newest = CommitmentParty.objects.filter(party=party).order_by("-commitment")
        yield list(newest.values_list("commitment", flat=True)[:NEWEST])


def _of_agreements(mentioned: Mentioned, parties: list[Party], rarity: Rarity) -> list[int]:
    """The commitments under the parties' agreement whose name comes nearest."""
    if not mentioned.instrument:
        return []
    links = AgreementParty.objects.filter(party__in=parties).order_by("-agreement")
    keys = links.values_list("agreement", flat=True)[:NEWEST]
    named = Agreement.objects.filter(pk__in=list(keys)).values_list("pk", "title")
    alike = {key: rarity.cosine(stems(title), mentioned.instrument) for key, title in named}
    best = max(alike, key=lambda key: (alike[key], key), default=None)
    if best is None or not alike[best]:
        return []
    rows = Commitment.objects.filter(agreement=best).order_by("-pk")
    return list(rows.values_list("pk", flat=True)[:NEWEST])
