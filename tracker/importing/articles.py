"""Articles into rows, one transaction each; what is refused is kept with its reason."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass

from django.core.exceptions import ValidationError
from django.db import IntegrityError, transaction
from django.utils import timezone
from django.utils.text import slugify

from tracker.importing.raw import RawArticle, Refused, printable
from tracker.models import Article, ImportProblem, ImportRun, Outlet, digest

Tell = Callable[[Refused], None]
ATTEMPTS = 10


@dataclass(slots=True)
class Report:
    """How many items were new, known already, and refused."""

    new: int = 0
    unchanged: int = 0
    refused: int = 0

    def __str__(self) -> str:
        return f"{self.new} new, {self.unchanged} unchanged, {self.refused} refused"


def say_nothing(refused: Refused) -> None:
    """For those who read the problems from their rows."""


def import_articles(
    items: Iterable[RawArticle | Refused], *, source: str, tell: Tell = say_nothing
) -> Report:
    """Store the articles that no row has yet. Importing twice changes nothing."""
    run = ImportRun.objects.create(source=shortened(source, 1000))
    report = Report()
    places: dict[str, str] = {}
    for item in items:
        outcome = item if isinstance(item, Refused) else _take_in(item, run, places)
        if isinstance(outcome, Refused):
            _keep_problem(run, outcome)
            tell(outcome)
            report.refused += 1
        elif outcome:
            report.new += 1
        else:
            report.unchanged += 1
    _finish(run, report)
    return report


def _take_in(raw: RawArticle, run: ImportRun, places: dict[str, str]) -> bool | Refused:
    """Whether the article is new, or why it is refused."""
    sha256 = digest(raw.text)
    place = f"{raw.file}, line {raw.line}" if raw.line else raw.file
    if before := places.get(sha256):
        return Refused(raw.file, raw.line, f"the same text as {before}", raw.text[:120])
    places[sha256] = place
    try:
        return _store_beside_others(raw, sha256, run)
    except ValidationError as error:
        reasons = [f"{name}: {' '.join(texts)}" for name, texts in error.message_dict.items()]
        return Refused(raw.file, raw.line, "; ".join(reasons), raw.text[:120])


def _store_beside_others(raw: RawArticle, sha256: str, run: ImportRun) -> bool:
    for _attempt in range(ATTEMPTS - 1):
        try:
            return _store(raw, sha256, run)
        except IntegrityError:
            # Another import has just stored the text, its outlet or its predecessor's successor:
            # from now on they are seen.
            continue
    return _store(raw, sha256, run)


@transaction.atomic
def _store(raw: RawArticle, sha256: str, run: ImportRun) -> bool:
    if Article.objects.filter(sha256=sha256).exists():
        return False
    article = Article(
        outlet=outlet_named(raw.outlet),
        url=raw.url,
        title=raw.title,
        byline=raw.byline,
        published_on=raw.published_on,
        language=raw.language,
        text=raw.text,
        is_sample=raw.is_sample,
        import_run=run,
        supersedes=_newest_under(raw.url),
    )
    article.clean_fields()
    article.save()
    return True


def _newest_under(url: str) -> Article | None:
    """The article that a changed text under its address replaces."""
    if not url:
        return None
    return Article.objects.filter(url=url, superseded_by=None).order_by("-pk").first()


def outlet_named(name: str) -> Outlet:
    known = Outlet.objects.filter(name=name).first()
    if known:
        return known
    stem = slugify(name)[:200] or "outlet"
    taken = set(Outlet.objects.filter(slug__startswith=stem).values_list("slug", flat=True))
    numbered = (f"{stem}-{n}" for n in range(2, len(taken) + 3))
    slug = stem if stem not in taken else next(slug for slug in numbered if slug not in taken)
    outlet = Outlet(name=name, slug=slug)
    outlet.clean_fields()
    outlet.save()
    return outlet


def _keep_problem(run: ImportRun, refused: Refused) -> None:
    ImportProblem.objects.create(
        run=run,
        file=shortened(refused.file, 1000),
        line=refused.line,
        reason=shortened(refused.reason, 1000),
        excerpt=shortened(refused.excerpt, 500),
    )


def _finish(run: ImportRun, report: Report) -> None:
    run.new, run.unchanged, run.refused = report.new, report.unchanged, report.refused
    run.finished_at = timezone.now()
    run.save(update_fields=["new", "unchanged", "refused", "finished_at"])


def shortened(text: str, length: int) -> str:
    text = printable(text)
    return text if len(text) <= length else f"{text[: length - 1]}…"
