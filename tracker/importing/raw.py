"""What readers yield: an article as it came in, or the reason why it was refused."""

import datetime as dt
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

EXCERPT = 120
UNKNOWN_OUTLET = "Unknown outlet"


@dataclass(frozen=True, slots=True, kw_only=True)
class RawArticle:
    """An article before it is a row, and where it stood."""

    text: str
    title: str
    published_on: dt.date
    outlet: str = UNKNOWN_OUTLET
    url: str = ""
    byline: str = ""
    language: str = "en"
    is_sample: bool = False
    file: str = ""
    line: int | None = None


@dataclass(frozen=True, slots=True)
class Refused:
    """An item that could not be taken in: where it stood, why, and how it began."""

    file: str
    line: int | None
    reason: str
    excerpt: str = ""

    def __str__(self) -> str:
        place = f"{self.file}, line {self.line}" if self.line else self.file
        return printable(f"{place}: {self.reason}")


class UnreadableError(Exception):
    """Why a file or a line is no article."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Options:
    """What is true of all files of a run, where they do not say otherwise."""

    max_text: int
    outlet: str = ""
    title: str = ""
    date: str = ""
    url: str = ""
    language: str = ""

    def fill(self, fields: Mapping[str, Any]) -> dict[str, Any]:
        own = {name: value for name, value in fields.items() if value not in (None, "")}
        own.setdefault("date", own.pop("published", self.date))
        for name in ("outlet", "title", "url", "language"):
            own.setdefault(name, getattr(self, name))
        return own


def article_of(
    fields: Mapping[str, Any], options: Options, *, file: str, line: int | None = None
) -> RawArticle | Refused:
    """The article that the fields of a file or line describe, once all of them hold."""
    given = options.fill(fields)
    try:
        return RawArticle(
            text=readable_text(given.get("text"), options.max_text),
            title=" ".join(line_of(given["title"]).split()) or _missing("title"),
            published_on=day_of(given["date"]),
            outlet=line_of(given["outlet"]) or UNKNOWN_OUTLET,
            url=line_of(given["url"]),
            byline=line_of(given.get("byline", "")),
            language=line_of(given["language"]) or "en",
            is_sample=given.get("sample") is True,
            file=file,
            line=line,
        )
    except UnreadableError as error:
        return Refused(file, line, str(error), printable(str(given.get("text", "")))[:EXCERPT])


def line_of(value: object) -> str:
    return printable(str(value)).strip()


def readable_text(text: object, limit: int) -> str:
    """The text with newlines of one kind and no mark of byte order; offsets count from here."""
    check_text(text, limit)
    return str(text).removeprefix("\ufeff").replace("\r\n", "\n").replace("\r", "\n")


def check_text(text: object, limit: int) -> None:
    if text is not None and not isinstance(text, str):
        raise UnreadableError("the text is no string")
    if not text or not text.strip():
        raise UnreadableError("no text")
    if len(text) > limit:
        raise UnreadableError(f"the text has {len(text):,} characters; at most {limit:,} are read")
    if "\0" in text:
        raise UnreadableError("the text holds a NUL byte")
    if printable(text) != text:
        raise UnreadableError("not UTF-8")


def day_of(value: object) -> dt.date:
    """The day of a date, or of a date and time in ISO form."""
    if not value:
        _missing("date")
    if isinstance(value, dt.date):
        return value.date() if isinstance(value, dt.datetime) else value
    try:
        return dt.datetime.fromisoformat(str(value).strip()).date()
    except ValueError:
        raise UnreadableError(f"the date is none (YYYY-MM-DD): {str(value)[:40]}") from None


def _missing(field: str) -> str:
    raise UnreadableError(f"no {field}")


def printable(text: str) -> str:
    """The text as a terminal and a database can take it."""
    return text.encode(errors="replace").decode().replace("\0", "\ufffd")
