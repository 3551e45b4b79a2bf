"""An extractor small enough to predict: it knows one cue and fails on one word."""

import re
from collections.abc import Iterable, Iterator

from tracker.extraction.candidate import ArticleText, Candidate

SENTENCE = re.compile(r"[^.\n]*\bagreed to\b[^.\n]*\.")


class CueExtractor:
    def __init__(self, version: str = "cue-1", *, status: str = "agreed") -> None:
        self.version = version
        self.status = status
        self.read: list[str] = []

    def refusal(self, text: str) -> str | None:
        return "not in English" if "auf Deutsch" in text else None

    def pipe(
        self, articles: Iterable[ArticleText], *, batch_size: int = 32
    ) -> Iterator[list[Candidate]]:
        for article in articles:
            if "unreadable" in article.text:
                raise ValueError("no sense in it")
            self.read.append(article.title)
            yield [self._candidate(found) for found in SENTENCE.finditer(article.text)]

    def _candidate(self, found: re.Match[str]) -> Candidate:
        return Candidate(
            start=found.start(),
            end=found.end(),
            quote=found[0],
            statement=found[0].strip(),
            parties=("India", "United States"),
            domains=("defence",),
            status=self.status,
            speaker="a spokesman",
            confidence=0.9,
        )


class MisplacingExtractor(CueExtractor):
    """Its quotes do not stand where it says."""

    def _candidate(self, found: re.Match[str]) -> Candidate:
        return Candidate(start=found.start(), end=found.end(), quote="other", statement="other")
