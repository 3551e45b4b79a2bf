"""A reader for each format: file → articles and refusals."""

import sys
from collections.abc import Callable, Iterable, Iterator
from pathlib import Path

from tracker.importing.raw import Options, RawArticle, Refused, UnreadableError
from tracker.importing.readers.jsonl import read_jsonl, read_stream
from tracker.importing.readers.markdown import read_markdown
from tracker.importing.readers.table import read_table
from tracker.importing.readers.txt import SIDECAR, read_txt

__all__ = ["READERS", "Reader", "read"]

Reader = Callable[[Path, Options], Iterator[RawArticle | Refused]]
READERS: dict[str, Reader] = {
    ".csv": read_table,
    ".jsonl": read_jsonl,
    ".md": read_markdown,
    ".txt": read_txt,
}


def read(paths: Iterable[str], options: Options) -> Iterator[RawArticle | Refused]:
    """The articles of files, of folders with all below them, and, for `-`, of standard input."""
    for path in paths:
        if path == "-":
            yield from read_stream(sys.stdin.buffer, options, file="-")
        elif Path(path).is_dir():
            for file in _files_below(Path(path)):
                yield from read_file(file, options)
        else:
            yield from read_file(Path(path), options)


def read_file(path: Path, options: Options) -> Iterator[RawArticle | Refused]:
    reader = READERS.get(path.suffix.lower())
    if reader is None:
        known = ", ".join(READERS)
        yield Refused(str(path), None, f"unknown format {path.suffix!r}; use one of {known}")
        return
    try:
        yield from reader(path, options)
    except OSError as error:
        yield Refused(str(path), None, error.strerror or "cannot be read")
    except UnreadableError as error:
        yield Refused(str(path), None, str(error))


def _files_below(folder: Path) -> Iterator[Path]:
    for path in sorted(folder.rglob("*")):
        hidden = any(part.startswith(".") for part in path.relative_to(folder).parts)
        beside_a_text = path.suffix == SIDECAR and path.with_suffix(".txt").exists()
        if path.is_file() and not hidden and not beside_a_text:
            yield path
