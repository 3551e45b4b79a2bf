"""The extractor in several processes: the same candidates in the same order, sooner."""

import itertools
from collections import deque
from collections.abc import Iterable, Iterator
from concurrent.futures import Future, ProcessPoolExecutor
from multiprocessing import get_context
from typing import Self

from tracker.extraction import language, models
from tracker.extraction.candidate import ArticleText, Candidate
from tracker.extraction.extractor import DEFAULT_MODEL, Extractor, version_of
from tracker.extraction.registry import Registry

PIECE = 16  # articles handed to a process at once
AHEAD = 2  # pieces waiting for each process, so that none idles and memory stays flat

_extractor: Extractor | None = None  # one a process, made when the process starts


class ParallelExtractor:
    """An extractor with the same face; use it in a `with` block, which ends its processes."""

    def __init__(
        self,
        registry: Registry,
        *,
        processes: int,
        model: str = DEFAULT_MODEL,
        weights: str = models.WEIGHTS,
    ) -> None:
        self.version = version_of(model, weights)
        self.waiting = processes * AHEAD
        self.pool = ProcessPoolExecutor(
            processes,
            mp_context=get_context("spawn"),  # a fork would copy open database connections
            initializer=_start,
            initargs=(registry, model, weights),
        )

    def pipe(
        self, articles: Iterable[ArticleText], *, batch_size: int = PIECE
    ) -> Iterator[list[Candidate]]:
        """Yield each article's candidates, in the order given; `batch_size` counts articles."""
        stream = iter(articles)
        sent: deque[Future[list[list[Candidate]]]] = deque()
        while piece := list(itertools.islice(stream, batch_size)):
            sent.append(self.pool.submit(_extract, piece))
            if len(sent) > self.waiting:
                yield from sent.popleft().result()
        while sent:
            yield from sent.popleft().result()

    @staticmethod
    def refusal(text: str) -> str | None:
        """Why nothing is looked for in a text; None where something is."""
        return language.refusal(text)

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_error: object) -> None:
        self.pool.shutdown(cancel_futures=True)


def _start(registry: Registry, model: str, weights: str) -> None:
    global _extractor
    _extractor = Extractor(registry, model=model, weights=weights)


def _extract(piece: list[ArticleText]) -> list[list[Candidate]]:
    if _extractor is None:
        raise RuntimeError("a process without its extractor")
    return list(_extractor.pipe(piece))
