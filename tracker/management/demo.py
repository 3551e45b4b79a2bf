"""The sample site: seeds, sample articles, and the decisions that an editor would take on them."""

from collections import Counter
from collections.abc import Iterator
from pathlib import Path

from django.db import transaction
from django.db.models import Q

from tracker.importing.articles import import_articles
from tracker.importing.candidates import extract_waiting, waiting
from tracker.importing.raw import Options
from tracker.importing.readers import read
from tracker.importing.registry import registry_from_rows
from tracker.importing.seedfiles import SeedRow, read_rows
from tracker.importing.seeds import load_seeds
from tracker.management.extractor import build_extractor
from tracker.models import CODES, Agreement, Article, Mention, ReviewState
from tracker.reviewing.decisions import accept, accept_as_evidence

NOTE = "Sample data: accepted by the demo, as an editor would."
SAMPLES = Q(is_sample=True)
SAMPLE_MENTIONS = Q(article__is_sample=True)


def set_up(seeds: Path, max_text: int) -> Iterator[str]:
    """Do what the database still lacks, and say what was done, line by line."""
    yield f"Seeds: {load_seeds(seeds)}."
    articles = read([str(seeds / "articles")], Options(max_text=max_text))
    yield f"Sample articles: {import_articles(articles, source='sample articles')}."
    if Article.objects.filter(SAMPLES & waiting()).exists():
        # Only now is spaCy loaded: a second start has nothing to extract.
        extractor = build_extractor(registry_from_rows(seeds))
        yield f"Extraction: {extract_waiting(extractor, SAMPLES & waiting())}."
    decided = publish_samples(seeds)
    yield (
        f"Sample data: {decided['commitments']} commitments published, {decided['evidence']} more"
        f" mentions linked to them, {decided['waiting']} candidates left for review."
    )


def publish_samples(seeds: Path) -> Counter[str]:
    """Take the decisions of the seeds; an article with any decision is left as it is."""
    undecided = Article.objects.filter(SAMPLES).exclude(
        mentions__review_state__in=(ReviewState.ACCEPTED, ReviewState.REJECTED)
    )
    decisions = list(read_rows(seeds / "sample_decisions.csv"))
    decided: Counter[str] = Counter()
    for article in undecided.by_date():
        rows = [row for row in decisions if row.text("article") == article.title]
        with transaction.atomic():
            decided.update(_decide(mention, rows) for mention in article.mentions.all())
    return decided


def _decide(mention: Mention, rows: list[SeedRow]) -> str:
    row = next((row for row in rows if _fits(mention, row)), None)
    if row is None:
        return "waiting"
    mention.reported_status = row.one_of("status", dict(CODES))
    mention.save(update_fields=["reported_status"])
    first = Mention.objects.filter(SAMPLE_MENTIONS, quote__contains=row.text("same_as"))
    known = first.accepted().first() if row.text("same_as") else None
    if known and known.commitment:
        accept_as_evidence(mention, known.commitment, user=None)
        return "evidence"
    agreement = Agreement.objects.filter(slug=row.text("agreement")).first()
    accept(mention, user=None, publish=True, note=NOTE, agreement=agreement)
    return "commitments"


def _fits(mention: Mention, row: SeedRow) -> bool:
    parties = mention.proposed.get("parties", [])
    return row.text("words") in mention.quote and set(parties) == set(row.parts("parties"))
