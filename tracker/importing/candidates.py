"""Candidates of the articles that wait, stored for review."""

from collections.abc import Iterator
from dataclasses import dataclass

from django.db import transaction
from django.db.models import Q

from tracker.extraction.candidate import ArticleText, Candidate
from tracker.importing.articles import Tell, say_nothing, shortened
from tracker.importing.extracting import BATCH, Extracting, extracted
from tracker.importing.raw import Refused
from tracker.models import (
    Article,
    ExtractionState,
    Mention,
    Ranker,
    importance,
    index_names,
)

LONGEST_SPEAKER = 200
LONGEST_VERSION = 50


@dataclass(slots=True)
class ExtractionReport:
    """How many articles were read, what was found in them, and how many failed."""

    articles: int = 0
    new: int = 0
    unchanged: int = 0
    failed: int = 0

    def __str__(self) -> str:
        found = f"{self.new} new candidates, {self.unchanged} known"
        return f"{self.articles} articles, {found}, {self.failed} failed"


def waiting() -> Q:
    return Q(extraction_state=ExtractionState.WAITING)


def not_read_by(version: str) -> Q:
    """Articles that this version of the extractor has not read: waiting, failed or older."""
    return ~Q(extraction_state=ExtractionState.DONE, extraction_version=version[:LONGEST_VERSION])


def extract_waiting(
    extractor: Extracting, articles: Q | None = None, *, tell: Tell = say_nothing
) -> ExtractionReport:
    """Store what the extractor finds in the articles; a span known already is not added again."""
    report = ExtractionReport()
    version = extractor.version[:LONGEST_VERSION]
    rows = _in_steps(waiting() if articles is None else articles)
    for article, found in extracted(extractor, rows, text_of):
        if isinstance(found, str):
            _mark(article, ExtractionState.FAILED, version, error=found)
            tell(Refused(f"article {article.pk}", None, found, article.title))
            report.failed += 1
        else:
            new = _store(article, found, version, extractor.refusal(article.text))
            report.articles += 1
            report.new += new
            report.unchanged += len(found) - new
    return report


def text_of(article: Article) -> ArticleText:
    return ArticleText(text=article.text, published=article.published_on, title=article.title)


def _in_steps(articles: Q) -> Iterator[Article]:
    # Steps by key, not one long cursor: the rows are written while they are read.
    last = 0
    while step := list(Article.objects.filter(articles, pk__gt=last).order_by("pk")[:BATCH]):
        yield from step
        last = step[-1].pk


@transaction.atomic
def _store(article: Article, candidates: list[Candidate], version: str, refusal: str | None) -> int:
    there = set(article.mentions.values_list("start", "end"))
    by_span = {(found.start, found.end): found for found in candidates}
    missing = [found for span, found in by_span.items() if span not in there]
    ranker = Ranker()
    mentions = [_mention(article, found, version, ranker) for found in missing]
    index_names(Mention.objects.bulk_create(mentions))
    # What is not read (another language) is done, not failed: reading it again would not help.
    _mark(article, ExtractionState.DONE, version, error=refusal or "")
    return len(missing)


def _mention(article: Article, candidate: Candidate, version: str, ranker: Ranker) -> Mention:
    proposed = candidate.to_dict()
    return Mention(
        article=article,
        start=candidate.start,
        end=candidate.end,
        quote=candidate.quote,
        speaker=shortened(candidate.speaker or "", LONGEST_SPEAKER),
        reported_status=candidate.status,
        proposed=proposed,
        importance=importance(proposed),
        confidence=candidate.confidence,
        ranked=ranker.chance(candidate.confidence, proposed),
        extractor_version=version,
    )


def _mark(article: Article, state: ExtractionState, version: str, *, error: str = "") -> None:
    Article.objects.filter(pk=article.pk).update(
        extraction_state=state, extraction_version=version, extraction_error=error
    )
