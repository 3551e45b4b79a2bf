"""What `bench extraction` and `bench memory` measure: speed beside the bare model, and growth."""

import itertools
import resource
import statistics
import time
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, replace

from django.conf import settings

from tracker.extraction.candidate import ArticleText
from tracker.importing.registry import read_registry

ROUNDS = 3
LINES = 64  # texts that the bare model reads at once
HEADING = f"{'':<28}{'articles':>8}{'bare s':>9}{'ours s':>9}{'ratio':>7}"


@dataclass(frozen=True)
class Ratio:
    """Seconds of processor time; a ratio over 1 means that the extractor is the faster one."""

    size: int
    bare: float
    ours: float

    def __str__(self) -> str:
        ratio = self.bare / self.ours
        return f"{'extraction':<28}{self.size:>8,}{self.bare:>9.2f}{self.ours:>9.2f}{ratio:>7.2f}"


def extraction(sizes: Sequence[int]) -> Iterator[Ratio]:
    """Read the annotated articles of the repository, in turn with the bare model."""
    import spacy

    from tracker.extraction.extractor import Extractor

    extractor = Extractor(read_registry(settings.PLEDGELINE_SEEDS), model=settings.PLEDGELINE_MODEL)
    bare = spacy.load(settings.PLEDGELINE_MODEL)
    for size in sorted({min(size, len(texts())) for size in sizes}):
        chosen = texts()[:size]
        plain = [article.text for article in chosen]
        yield compared(
            size,
            lambda plain=plain: list(bare.pipe(plain, batch_size=LINES)),  # type: ignore[misc]
            lambda chosen=chosen: list(extractor.pipe(chosen)),  # type: ignore[misc]
        )


MEMORY = f"{'':<28}{'articles':>8}{'peak MB':>9}"


@dataclass(frozen=True)
class Peak:
    """The most memory that the process has held after so many articles, in megabytes."""

    size: int
    megabytes: float

    def __str__(self) -> str:
        return f"{'memory':<28}{self.size:>8,}{self.megabytes:>9.0f}"


def memory(sizes: Sequence[int]) -> Iterator[Peak]:
    """Read one stream of articles, no two alike, and look at the memory on the way."""
    from tracker.extraction.extractor import Extractor

    extractor = Extractor(read_registry(settings.PLEDGELINE_SEEDS), model=settings.PLEDGELINE_MODEL)
    found = enumerate(extractor.pipe(unlike(texts(), max(sizes))), 1)
    for number, _candidates in found:
        if number in sizes:
            # Kilobytes on Linux.
            yield Peak(number, resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024)


def unlike(articles: Sequence[ArticleText], count: int) -> Iterator[ArticleText]:
    """So many articles, each with words that no other has: what a vocabulary would keep."""
    for number, article in zip(range(count), itertools.cycle(articles), strict=False):
        yield replace(article, text=f"{article.text}\n\nNote q{number}x by w{number}z.")


def compared(size: int, bare: Callable[[], object], ours: Callable[[], object]) -> Ratio:
    """Take turns, so that a slow moment of the machine meets both; medians of a few rounds."""
    bare(), ours()  # warm
    rounds = [(seconds(bare), seconds(ours)) for _round in range(ROUNDS)]
    return Ratio(size, *(statistics.median(times) for times in zip(*rounds, strict=True)))


def seconds(work: Callable[[], object]) -> float:
    start = time.process_time()
    work()
    return time.process_time() - start


def texts() -> list[ArticleText]:
    """The annotated articles, in a fixed order that mixes the files."""
    from tracker.extraction.training import dataset

    rows = sorted(dataset.training_rows(), key=lambda row: str(row["id"])[::-1])
    return [dataset.article_of(row) for row in rows]
