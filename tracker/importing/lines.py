"""Articles in and candidates out as JSON lines: extraction without a database."""

import json
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any, TextIO

from tracker.extraction.candidate import ArticleText
from tracker.importing.articles import Tell, say_nothing
from tracker.importing.extracting import Extracting, extracted
from tracker.importing.raw import Refused, UnreadableError, check_text, day_of, printable
from tracker.importing.readers.jsonl import objects


@dataclass(frozen=True, slots=True)
class ArticleLine:
    """An article of a JSON line, its text untouched, so that offsets count in the caller's."""

    id: Any
    text: ArticleText
    line: int


@dataclass(slots=True)
class LinesReport:
    articles: int = 0
    commitments: int = 0
    refused: int = 0

    def __str__(self) -> str:
        found = f"{self.articles} articles, {self.commitments} commitments"
        return f"{found}, {self.refused} refused"


def extract_lines(
    extractor: Extracting, path: Path, out: TextIO, *, max_text: int, tell: Tell = say_nothing
) -> LinesReport:
    """Write a line of candidates for each line that holds an article."""
    report = LinesReport()

    def refuse(refused: Refused) -> None:
        report.refused += 1
        tell(refused)

    articles = read_lines(path, max_text, refuse)
    for article, found in extracted(extractor, articles, lambda line: line.text):
        if isinstance(found, str):
            refuse(Refused(str(path), article.line, found))
            continue
        commitments = [candidate.to_dict() for candidate in found]
        row = {"id": article.id, "commitments": commitments}
        out.write(f"{json.dumps(row, ensure_ascii=False)}\n")
        report.articles += 1
        report.commitments += len(commitments)
    return report


def read_lines(path: Path, max_text: int, refuse: Tell) -> Iterator[ArticleLine]:
    with path.open("rb") as stream:
        for item in objects(stream, max_text, file=str(path)):
            article = item if isinstance(item, Refused) else _article_line(path, item, max_text)
            if isinstance(article, Refused):
                refuse(article)
            else:
                yield article


def _article_line(
    path: Path, item: tuple[int, dict[str, Any]], max_text: int
) -> ArticleLine | Refused:
    line, fields = item
    try:
        check_text(fields.get("text"), max_text)
        if fields.get("id") in (None, ""):
            raise UnreadableError("no id")
        text = ArticleText(
            text=fields["text"],
            published=day_of(fields.get("published")),
            title=str(fields.get("title") or ""),
        )
    except UnreadableError as error:
        return Refused(str(path), line, str(error), printable(str(fields.get("id", ""))))
    return ArticleLine(fields["id"], text, line)
