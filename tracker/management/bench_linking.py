"""How long it takes to find what a candidate means among very many commitments."""

import datetime as dt
import random
import statistics
from collections.abc import Iterator
from dataclasses import dataclass
from functools import partial

from django.db import connection
from django.utils import timezone

from tracker.importing import links
from tracker.importing.links import rank_mention
from tracker.management.bench import REPEATS, scratch_database, seconds
from tracker.models import (
    Article,
    Commitment,
    CommitmentWord,
    Mention,
    Outlet,
    Party,
    Word,
    digest,
)

PARTIES, VOCABULARY, WORDS, CANDIDATES = 200, 20_000, 12, 40
DAY = dt.date(2024, 1, 1)
# The smaller the number of a word, the more commitments have it, as in any language.
NUMBERS = """WITH RECURSIVE numbers(n) AS (
    SELECT 1 UNION ALL SELECT n + 1 FROM numbers WHERE n < {count})"""
COMMITMENTS = """INSERT INTO tracker_commitment
    (id, statement, slug, firm, made_on, due_precision, due_text, mention_count, stage, fulfilment)
    {numbers} SELECT n, 'To plant tree ' || n, 'plant', {true}, '2023-01-01', '', '', 0, 'pledged',
    'not_assessed' FROM numbers"""
ROLES = """INSERT INTO tracker_commitmentparty (commitment_id, party_id, role)
    {numbers} SELECT n, {first} + (n * CAST({step} AS bigint)) % {parties}, '{role}' FROM numbers"""
POSTINGS = """INSERT INTO tracker_commitmentword (commitment_id, word_id)
    {numbers} SELECT n, {first} + (u * u / 100003 * u / 100003 * {words}) / 100003 FROM (
    SELECT n, (n * CAST({prime} AS bigint) + {shift}) % 100003 AS u FROM numbers) AS drawn
    WHERE true ON CONFLICT DO NOTHING"""


@dataclass(frozen=True, slots=True)
class Timing:
    commitments: int
    postings: int
    median: float
    slowest: float
    right: int

    def __str__(self) -> str:
        return (
            f"{self.commitments:,} commitments, {self.postings:,} words: "
            f"median {self.median:.1f} ms, slowest {self.slowest:.1f} ms a candidate; "
            f"{self.right} of {CANDIDATES} found"
        )


def measure(count: int) -> Timing:
    """Fill a scratch database, and rank candidates that report on some of its rows."""
    with scratch_database():
        fill(count)
        candidates = list(reports(count))
        rank_mention(candidates[0][0])  # the word counts of news are read once
        times, right = [], 0
        for mention, key in candidates:
            times.append(min(seconds(partial(cold, mention)) for _again in range(REPEATS)) * 1000)
            right += key in [match.id for match in rank_mention(mention)[:1]]
        postings = CommitmentWord.objects.count()
    return Timing(count, postings, statistics.median(times), max(times), right)


def cold(mention: Mention) -> None:
    """Without the articles that an earlier candidate had read."""
    links.forget()
    rank_mention(mention)


def fill(count: int) -> None:
    """Commitments of two parties and a dozen words each, by the database itself."""
    Party.objects.bulk_create(
        Party(name=f"Party {letters(n)}", slug=f"party-{n}", kind="state")
        for n in range(1, PARTIES + 1)
    )
    Word.objects.bulk_create(
        (Word(text=letters(n)) for n in range(1, VOCABULARY + 1)), batch_size=5000
    )
    numbers = NUMBERS.format(count=count)
    true = "true" if connection.vendor == "postgresql" else "1"
    statements = [COMMITMENTS.format(numbers=numbers, true=true)]
    for step, role in ((7919, "obligor"), (104_729, "beneficiary")):
        drawn = {"step": step, "parties": PARTIES, "first": Party.objects.earliest("pk").pk}
        statements.append(ROLES.format(numbers=numbers, role=role, **drawn))
    for shift in range(WORDS):
        first = Word.objects.earliest("pk").pk
        drawn = {"prime": 31_337 + 2 * shift, "shift": shift * 7_177, "words": VOCABULARY - 1}
        statements.append(POSTINGS.format(numbers=numbers, first=first, **drawn))
    with connection.cursor() as cursor:
        for statement in statements:
            cursor.execute(statement)
        cursor.execute("ANALYZE")
    Word.objects.recount()


def letters(number: int) -> str:
    """A word of its own for each number: the stems of made-up words must differ."""
    digits = []
    for _place in range(4):
        number, digit = divmod(number, 16)
        digits.append("bdfghjklmnpqrtvz"[digit] + "aou"[digit % 3])
    return "".join(digits) + "k"


def reports(count: int) -> Iterator[tuple[Mention, int]]:
    """Candidates in the words of known commitments, each of which two articles tell of already."""
    dice = random.Random(1)  # noqa: S311  no secret
    outlet = Outlet.objects.create(name="Bench", slug="bench")
    for key in dice.sample(range(1, count + 1), CANDIDATES):
        row = Commitment.objects.with_parties().get(pk=key)
        words = list(row.words.values_list("word__text", flat=True))
        for number in range(2):
            mention(outlet, row, dice.sample(words, len(words) - 2), f"{key}-{number}")
        yield mention(outlet, row, dice.sample(words, len(words) - 4), f"{key}"), key


def mention(outlet: Outlet, row: Commitment, words: list[str], title: str) -> Mention:
    quote = f"They promised {' '.join(words)}."
    text = f"{quote}\n\n{'More of the same was said, and other things. ' * 60}{title}"
    article = Article.objects.create(
        outlet=outlet, title=title, published_on=DAY, text=text, sha256=digest(text)
    )
    known = title != str(row.pk)
    return Mention.objects.create(
        article=article,
        commitment=row if known else None,
        review_state="accepted" if known else "pending",
        reviewed_at=timezone.now() if known else None,
        start=0,
        end=len(quote),
        quote=quote,
        proposed={"parties": [party.name for party in row.obligors]},
    )
