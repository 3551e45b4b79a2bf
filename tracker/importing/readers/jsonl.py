"""JSON lines: an object an article, from a file or a stream."""

import json
from collections.abc import Iterator
from pathlib import Path
from typing import Any, BinaryIO

from tracker.importing.raw import (
    EXCERPT,
    Options,
    RawArticle,
    Refused,
    UnreadableError,
    article_of,
    printable,
)
from tracker.importing.readers.whole import HEAD, refuse_binary

# A character may take six bytes as an escape; titles and the like need little more.
BYTES_A_CHARACTER = 6
OTHER_FIELDS = 100_000

Line = tuple[int, dict[str, Any]]


def read_jsonl(path: Path, options: Options) -> Iterator[RawArticle | Refused]:
    with path.open("rb") as stream:
        refuse_binary(stream.read(HEAD))
        stream.seek(0)
        yield from read_stream(stream, options, file=str(path))


def read_stream(stream: BinaryIO, options: Options, *, file: str) -> Iterator[RawArticle | Refused]:
    for item in objects(stream, options.max_text, file=file):
        if isinstance(item, Refused):
            yield item
        else:
            line, fields = item
            yield article_of(fields, options, file=file, line=line)


def objects(stream: BinaryIO, max_text: int, *, file: str) -> Iterator[Line | Refused]:
    """The object of each line with its number; a line that is none is refused alone."""
    number = 0
    for number, line in enumerate(_lines(stream, max_text), 1):
        if not line.strip():
            continue
        try:
            yield number, _object(line, max_text)
        except UnreadableError as error:
            excerpt = printable(line[: EXCERPT * 4].decode(errors="replace")).strip()[:EXCERPT]
            yield Refused(file, number, str(error), excerpt)
    if not number:
        yield Refused(file, None, "empty file")


def _lines(stream: BinaryIO, max_text: int) -> Iterator[bytes]:
    """The lines; of one that is too long only the beginning, one byte over the limit."""
    limit = max_text * BYTES_A_CHARACTER + OTHER_FIELDS
    while line := stream.readline(limit + 1):
        yield line
        while len(line) > limit and not line.endswith(b"\n"):
            line = stream.readline(limit + 1)


def _object(line: bytes, max_text: int) -> dict[str, Any]:
    if len(line) > max_text * BYTES_A_CHARACTER + OTHER_FIELDS:
        raise UnreadableError(f"the line is too long; at most {max_text:,} characters are read")
    try:
        found = json.loads(line.decode("utf-8-sig").strip())
    except UnicodeDecodeError as error:
        raise UnreadableError(f"not UTF-8: byte {line[error.start]:#04x}") from error
    except ValueError as error:
        raise UnreadableError(f"no complete JSON object: {error}") from error
    except RecursionError as error:
        raise UnreadableError("no JSON object: nested too deeply") from error
    if not isinstance(found, dict):
        raise UnreadableError("no JSON object")
    return found
