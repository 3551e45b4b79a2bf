"""Marked-up training articles (`data/corpus/*.txt`), read into the annotation format of the gold.

One article is a header, a text in which each commitment is marked, and one line a commitment:

    === id=w1-001 date=2024-03-05 genre=news story=-
    Ministers promise a bridge
    RIVERTON – [[a: Norway will build a bridge by 2030]], the minister said. [[a+: The bridge
    will be built by 2030]], she repeated. [[!: Sweden should build one too.]]

    A second paragraph.
    ---
    a | Norway | infrastructure | pledged | firm | due=2030-12-31 | speaker=the minister

`[[a: …]]` is the span of commitment `a`, `[[a+: …]]` a restatement of it, `[[!: …]]` a trap.
After the key, a commitment line has the parties, the domains, the status and `firm` or `soft`;
then, in any order, due=, period=START..END, amount=VALUE UNIT, for=BENEFICIARIES, agreement=,
speaker=, summary=.
"""

import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any

MARK = re.compile(r"\[\[(\w\+?|!): (.*?)\]\]", re.DOTALL)
HEADER = re.compile(r"^=== ", re.MULTILINE)


class CorpusError(ValueError):
    """An annotated article breaks the format; the message names where and why."""


def read_corpus(path: Path) -> Iterator[dict[str, Any]]:
    """Yield the articles of one marked-up file as gold-format dicts."""
    source = path.read_text(encoding="utf-8")
    starts = [match.end() for match in HEADER.finditer(source)]
    ends = [match.start() for match in HEADER.finditer(source)][1:]
    for start, end in zip(starts, [*ends, len(source)], strict=False):
        try:
            yield parse_article(source[start:end])
        except (KeyError, ValueError) as error:
            line = source.count("\n", 0, start) + 1
            raise CorpusError(f"{path}, article at line {line}: {error}") from error


def parse_article(block: str) -> dict[str, Any]:
    """Turn one article's block (header line, title, text, `---`, commitment lines) into a dict."""
    header, _, rest = block.partition("\n")
    fields = dict(pair.split("=", 1) for pair in header.split())
    body, _, notes = rest.partition("\n---")
    title, _, marked = body.partition("\n")
    text, spans = unmark(marked.strip())
    lines = filter(None, map(str.strip, notes.splitlines()))
    article: dict[str, Any] = {
        "id": fields["id"],
        "title": title.strip(),
        "published": fields["date"],
        "genre": fields.get("genre"),
        "story": None if fields.get("story", "-") == "-" else fields["story"],
        "text": text,
        "commitments": [parse_commitment(line, spans, fields["id"]) for line in lines],
        "traps": [{"quote": quote, "why": "marked"} for key, quote in spans if key == "!"],
    }
    check_complete(article, spans)
    return article


def unmark(marked: str) -> tuple[str, list[tuple[str, str]]]:
    """Return the plain text and its marked spans as (key, quote)."""
    spans = [(match[1], match[2]) for match in MARK.finditer(marked)]
    return MARK.sub(lambda match: match[2], marked), spans


def parse_commitment(line: str, spans: list[tuple[str, str]], article: str) -> dict[str, Any]:
    """Turn one commitment line and its marked spans into a gold-format commitment."""
    parts = [part.strip() for part in line.split("|")]
    if len(parts) < 5 or parts[4] not in ("firm", "soft"):
        raise CorpusError(f"{article}: not a commitment line: {line}")
    key, parties, domains, status, wording, *rest = parts
    quotes = [quote for mark, quote in spans if mark == key]
    if len(quotes) != 1:
        raise CorpusError(f"{article}: {len(quotes)} spans marked {key}")
    options = dict(part.split("=", 1) for part in rest)
    return {
        "quote": quotes[0],
        "parties": names(parties),
        "domains": names(domains),
        "status": status,
        "firm": wording == "firm",
        "also": [quote for mark, quote in spans if mark == f"{key}+"],
        **parse_options(options),
    }


def parse_options(options: dict[str, str]) -> dict[str, Any]:
    value, _, unit = options.get("amount", "").partition(" ")
    return {
        "summary": options.get("summary", ""),
        "due": options.get("due"),
        "period": [day or None for day in options["period"].split("..")]
        if "period" in options
        else None,
        "amounts": [{"value": float(value), "unit": unit}] if value else [],
        "beneficiaries": names(options.get("for", "")),
        "agreement": options.get("agreement"),
        "speaker": options.get("speaker"),
        "chain": options.get("chain"),
    }


def names(listed: str) -> list[str]:
    return [name.strip() for name in listed.split(",") if name.strip()]


def check_complete(article: dict[str, Any], spans: list[tuple[str, str]]) -> None:
    """Refuse marks without a line, and quotes that stand more than once in the text."""
    quotes = [c["quote"] for c in article["commitments"]]
    quotes += [quote for c in article["commitments"] for quote in c["also"]]
    marked = [quote for key, quote in spans if key != "!"]
    if sorted(quotes) != sorted(marked):
        raise CorpusError(f"{article['id']}: marked spans and lines differ")
    for quote in quotes:
        if article["text"].count(quote) != 1:
            raise CorpusError(f"{article['id']}: not exactly once: {quote[:60]}")
