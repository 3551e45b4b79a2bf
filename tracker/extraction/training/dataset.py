"""Annotated articles, parsed once, with what each model is to learn from them."""

import datetime as dt
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from spacy.tokens import Doc, Span

from tracker.extraction import clause
from tracker.extraction.candidate import ArticleText
from tracker.extraction.components.detector import sentences
from tracker.extraction.evaluation import overlap, span_of, targets
from tracker.extraction.extractor import Extractor
from tracker.extraction.training.gold import READERS, read_rows

CORPUS = Path(__file__).parent.parent / "data" / "corpus"


@dataclass(slots=True)
class Example:
    """One article: its annotation, its parsed text with names, and the group it is split with."""

    row: dict[str, Any]
    doc: Doc
    group: str

    def sentences(self) -> Iterator[tuple[Span, str]]:
        """Each parsed sentence with its label: firm, soft (aspirational, restated) or none."""
        marked = [
            (span_of(gold["quote"], self.row["text"]), "firm" if gold["firm"] else "soft")
            for gold in targets(self.row)
        ]
        for sentence in sentences(self.doc):
            own = (sentence.start_char, sentence.end_char)
            labels = {label for span, label in marked if overlap(own, span) >= 0.5}
            yield sentence, "firm" if "firm" in labels else "soft" if labels else "none"

    def commitments(self) -> Iterator[tuple[Span, dict[str, Any]]]:
        """The words of each annotated commitment, and its annotation."""
        for gold in self.row["commitments"]:
            start, end = span_of(gold["quote"], self.row["text"])
            span = self.doc.char_span(start, end, alignment_mode="expand")
            if span is not None:
                yield clause.trimmed(span), gold


def examples(extractor: Extractor, rows: list[dict[str, Any]]) -> list[Example]:
    docs = extractor.read(map(article_of, rows))
    return [
        Example(row, doc, str(row.get("story") or row["id"]))
        for row, doc in zip(rows, docs, strict=True)
    ]


def article_of(row: dict[str, Any]) -> ArticleText:
    published = dt.date.fromisoformat(row["published"])
    return ArticleText(text=row["text"], published=published, title=row["title"])


def training_rows() -> list[dict[str, Any]]:
    """The annotated articles of the repository."""
    files = sorted(path for path in CORPUS.iterdir() if path.suffix in READERS)
    return [row for path in files for row in read_rows(path)]
