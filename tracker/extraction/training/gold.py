"""Annotated articles of a file, .jsonl or marked-up .txt, each checked as it is read."""

import datetime as dt
import json
from collections.abc import Callable, Iterator, Mapping
from pathlib import Path
from typing import Any

from tracker.extraction.training.corpus import CorpusError, read_corpus

Row = dict[str, Any]
ARTICLE = {"id": str, "published": str, "text": str, "commitments": list}
COMMITMENT = {"quote": str, "parties": list, "domains": list, "status": str, "firm": bool}


def read_rows(path: Path) -> list[Row]:
    """The articles of a file; a CorpusError names the file, the line and the reason."""
    reader = READERS.get(path.suffix)
    if reader is None:
        raise CorpusError(f"{path}: unknown format; use one of {', '.join(sorted(READERS))}")
    try:
        rows = list(reader(path))
    except UnicodeDecodeError as error:
        raise CorpusError(f"{path}: not UTF-8 text") from error
    if not rows:
        raise CorpusError(f"{path}: no article in it")
    return rows


def read_lines(path: Path) -> Iterator[Row]:
    with path.open(encoding="utf-8") as lines:
        for number, line in enumerate(lines, 1):
            if line.strip():
                try:
                    yield parse_line(line)
                except CorpusError as error:
                    raise CorpusError(f"{path}, line {number}: {error}") from error


def parse_line(line: str) -> Row:
    try:
        row = json.loads(line)
    except json.JSONDecodeError as error:
        raise CorpusError(f"not JSON: {error.msg}") from error
    check_fields(row, ARTICLE)
    for commitment in row["commitments"]:
        check_fields(commitment, COMMITMENT)
        check_quotes([commitment["quote"], *commitment.get("also", ())], row["text"])
    check_day(row["published"])
    return {"title": "", **row}


def check_fields(found: Any, fields: Mapping[str, type]) -> None:
    if not isinstance(found, dict):
        raise CorpusError(f"not an object: {str(found)[:60]}")
    for name, kind in fields.items():
        if not isinstance(found.get(name), kind):
            raise CorpusError(f"“{name}” is missing or no {kind.__name__}")


def check_quotes(quotes: list[str], text: str) -> None:
    for quote in quotes:
        if quote not in text:
            raise CorpusError(f"not in the text: {quote[:60]}")


def check_day(published: str) -> None:
    try:
        dt.date.fromisoformat(published)
    except ValueError as error:
        raise CorpusError(f"no ISO date: {published}") from error


READERS: dict[str, Callable[[Path], Iterator[Row]]] = {".jsonl": read_lines, ".txt": read_corpus}
