"""Plain texts: the first line may carry the date, a sidecar the rest."""

import re
import tomllib
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from tracker.importing.raw import Options, RawArticle, Refused, UnreadableError, article_of
from tracker.importing.readers.whole import read_whole

SIDECAR = ".toml"
DATE_LINE = re.compile(r"\s*date:?\s+(\d[\d./-]*)", re.IGNORECASE)


def read_txt(path: Path, options: Options) -> Iterator[RawArticle | Refused]:
    """One article; its text is the file's, with the line that carries the date."""
    text = read_whole(path, options.max_text)
    fields = {"text": text, **sidecar(path)}
    if found := DATE_LINE.match(text.lstrip("\n")):
        fields.setdefault("date", found[1])
    if not options.title:
        fields.setdefault("title", title_of(path))
    yield article_of(fields, options, file=str(path))


def sidecar(path: Path) -> dict[str, Any]:
    """The fields of the TOML file of the same name, if there is one."""
    beside = path.with_suffix(SIDECAR)
    try:
        return tomllib.loads(beside.read_text(encoding="utf-8")) if beside.exists() else {}
    except (tomllib.TOMLDecodeError, UnicodeDecodeError) as error:
        raise UnreadableError(f"{beside.name} cannot be read: {error}") from error


def title_of(path: Path) -> str:
    """A file name as a title: `india-us_framework` → "India us framework"."""
    words = re.sub(r"[-_\s]+", " ", path.stem).strip()
    return words[:1].upper() + words[1:]
