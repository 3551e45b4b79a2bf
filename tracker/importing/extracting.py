"""A stream through the extractor, where the failure of one article stops no other."""

import itertools
import logging
from collections.abc import Callable, Iterable, Iterator
from typing import Protocol, TypeVar

from tracker.extraction.candidate import ArticleText, Candidate

logger = logging.getLogger(__name__)
Item = TypeVar("Item")
BATCH = 64


class ExtractionError(Exception):
    """Why the candidates of an article cannot be had."""


class Extracting(Protocol):
    """What importing needs of an extractor."""

    @property
    def version(self) -> str: ...

    def refusal(self, text: str) -> str | None: ...

    def pipe(
        self, articles: Iterable[ArticleText], *, batch_size: int = 32
    ) -> Iterator[list[Candidate]]: ...


def extracted(
    extractor: Extracting, items: Iterable[Item], text_of: Callable[[Item], ArticleText]
) -> Iterator[tuple[Item, list[Candidate] | str]]:
    """Each item with its candidates, or with the error that its text led to."""
    stream = iter(items)
    while batch := list(itertools.islice(stream, BATCH)):
        texts = [text_of(item) for item in batch]
        try:
            found = _candidates(extractor, texts)
        except ExtractionError:
            # One of them fails: alone, each of the others still gets through.
            yield from zip(batch, [_alone(extractor, text) for text in texts], strict=True)
        else:
            yield from zip(batch, found, strict=True)


def _alone(extractor: Extracting, text: ArticleText) -> list[Candidate] | str:
    try:
        return _candidates(extractor, [text])[0]
    except ExtractionError as error:
        return str(error)


def _candidates(extractor: Extracting, texts: list[ArticleText]) -> list[list[Candidate]]:
    try:
        found = list(extractor.pipe(texts))
    except Exception as error:
        logger.debug("Extraction failed", exc_info=True)
        raise ExtractionError(f"{type(error).__name__}: {error}") from error
    for text, candidates in zip(texts, found, strict=True):
        _check_quotes(text, candidates)
    return found


def _check_quotes(text: ArticleText, candidates: list[Candidate]) -> None:
    for candidate in candidates:
        if text.text[candidate.start : candidate.end] != candidate.quote:
            place = f"{candidate.start}:{candidate.end}"
            raise ExtractionError(f"the quote does not stand at {place}: {candidate.quote[:80]}")
