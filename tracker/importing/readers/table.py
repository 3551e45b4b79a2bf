"""CSV files: a line an article."""

import csv
from collections.abc import Iterator
from pathlib import Path

from tracker.importing.raw import Options, RawArticle, Refused, UnreadableError, article_of
from tracker.importing.readers.whole import HEAD, refuse_binary


def read_table(path: Path, options: Options) -> Iterator[RawArticle | Refused]:
    """The articles of a table whose heading names the columns; a bad line is refused alone."""
    refuse_unlike_a_table(path)
    with path.open(encoding="utf-8-sig", errors="surrogateescape", newline="") as file:
        lines = csv.DictReader(file)
        check_columns(lines.fieldnames or [], options)
        while True:
            try:
                row = next_row(lines, options.max_text)
            except csv.Error as error:
                yield Refused(str(path), lines.reader.line_num, f"cannot be read as CSV: {error}")
                continue
            if row is None:
                return
            yield article_of(
                {name: value for name, value in row.items() if name},
                options,
                file=str(path),
                line=lines.line_num,
            )


def next_row(lines: "csv.DictReader[str]", limit: int) -> dict[str, str] | None:
    # The csv module refuses a longer field before all of it is in memory; its limit is one for
    # the whole process, and others read tables too.
    before = csv.field_size_limit(limit)
    try:
        return next(lines, None)
    finally:
        csv.field_size_limit(before)


def refuse_unlike_a_table(path: Path) -> None:
    with path.open("rb") as file:
        head = file.read(HEAD)
    if not head.strip():
        raise UnreadableError("empty file")
    refuse_binary(head)


def check_columns(columns: object, options: Options) -> None:
    given = set(columns if isinstance(columns, list) else ())
    if "published" in given or options.date:
        given.add("date")
    if options.title:
        given.add("title")
    if missing := sorted({"title", "date", "text"} - given):
        raise UnreadableError(f"the heading line lacks {', '.join(missing)}")
