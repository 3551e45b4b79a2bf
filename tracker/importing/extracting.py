"""A stream through the extractor, where the failure of one article stops no other."""

import itertools
import logging
from collections.abc import Callable, Iterable, Iterator
from typing import Protocol, TypeVar

from tracker.extraction.candidate import ArticleText, Candidate

logger = logging.getLogger(__name__)
Item = TypeVar("Item")
BATCH = 64


class Extracting(Protocol):
    """What importing needs of an extractor."""

    @property
    def version(self) -> str: ...

    def pipe(
        self, articles: Iterable[ArticleText], *, batch_size: int = 32
    ) -> Iterator[list[Candidate]]: ...


def extracted(
    extractor: Extracting, items: Iterable[Item], text_of: Callable[[Item], ArticleText]
) -> Iterator[tuple[Item, list[Candidate] | str]]:
    """Each item with its candidates, or with the error that its text led to."""
    stream = iter(items)
    while batch := list(itertools.islice(stream, BATCH)):
        found = _candidates(extractor, [text_of(item) for item in batch])
        if isinstance(found, str):
            # One of them fails: alone, each of the others still gets through.
            for item in batch:
                alone = _candidates(extractor, [text_of(item)])
                yield item, alone if isinstance(alone, str) else alone[0]
        else:
            yield from zip(batch, found, strict=True)


def _candidates(extractor: Extracting, texts: list[ArticleText]) -> list[list[Candidate]] | str:
    try:
        return list(extractor.pipe(texts))
    except Exception as error:
        logger.debug("Extraction failed", exc_info=True)
        return f"{type(error).__name__}: {error}"
