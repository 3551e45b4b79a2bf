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
from tracker.importing.seedfiles import read_rows
from tracker.importing.seeds import load_seeds
from tracker.management.extractor import build_extractor
from tracker.models import Agreement, Article, Mention, ReviewState
from tracker.reviewing.decisions import ReviewError, accept, accept_as_evidence
from tracker.reviewing.resolving import known

# What extraction is less sure of is left for the newcomer to review.
SURE = 0.5
NOTE = "Sample data: accepted by the demo, as an editor would."
SAMPLES = Q(is_sample=True)


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
    """Decide on the sample articles, oldest first; one with any decision is left as it is."""
    agreements = {row.text("article"): row for row in read_rows(seeds / "sample_agreements.csv")}
    decided: Counter[str] = Counter()
    undecided = Article.objects.filter(SAMPLES).exclude(
        mentions__review_state__in=(ReviewState.ACCEPTED, ReviewState.REJECTED)
    )
    for article in undecided.by_date():
        row = agreements.get(article.title)
        agreement = Agreement.objects.filter(slug=row.text("agreement")).first() if row else None
        with transaction.atomic():
            decided.update(_decide(mention, agreement) for mention in article.mentions.all())
    return decided


def _decide(mention: Mention, agreement: Agreement | None) -> str:
    if (mention.confidence or 0) < SURE or not mention.proposed.get("parties"):
        return "waiting"
    try:
        if commitment := known(mention):
            accept_as_evidence(mention, commitment, user=None)
            return "evidence"
        accept(mention, user=None, publish=True, note=NOTE, agreement=agreement)
    except ReviewError:
        return "waiting"
    return "commitments"
