"""Each format is read, and each kind of bad input gets its own reason."""

import datetime as dt
import io
import json
from pathlib import Path
from types import SimpleNamespace

import pytest

from tracker.importing.raw import Options, RawArticle, Refused
from tracker.importing.readers import read

GOOD = {"title": "A pact", "published": "2025-02-07", "text": "India agreed to it."}


def items(*paths: Path | str, **options: str) -> list[RawArticle | Refused]:
    return list(read(map(str, paths), Options(max_text=500, **options)))


def one(path: Path, **options: str) -> RawArticle:
    (found,) = items(path, **options)
    assert isinstance(found, RawArticle), found
    return found


def reasons(*paths: Path | str, **options: str) -> list[str]:
    return [str(item) for item in items(*paths, **options) if isinstance(item, Refused)]


def write(path: Path, content: str | bytes) -> Path:
    path.write_bytes(content.encode() if isinstance(content, str) else content)
    return path


def test_a_text_keeps_the_line_that_carries_its_date(tmp_path: Path):
    text = " date 2025-02-07 New Delhi: India agreed to it.\n\nMore.\n"
    article = one(write(tmp_path / "india-us_pact.txt", text))
    assert article.text == text
    assert article.published_on == dt.date(2025, 2, 7)
    assert (article.title, article.outlet) == ("India us pact", "Unknown outlet")


def test_a_sidecar_comes_before_the_first_line_and_both_before_the_options(tmp_path: Path):
    path = write(tmp_path / "a.txt", "date 2025-02-07 India agreed to it.")
    assert one(path, date="2020-01-01", title="Given").published_on == dt.date(2025, 2, 7)
    assert one(path, title="Given", outlet="The Daily").outlet == "The Daily"
    write(tmp_path / "a.toml", 'title = "Own"\ndate = 2025-03-01\nurl = "https://example.org/a"')
    article = one(path, title="Given")
    assert (article.title, article.published_on) == ("Own", dt.date(2025, 3, 1))
    assert article.url == "https://example.org/a"


def test_a_markdown_file_is_its_front_matter_and_its_text(tmp_path: Path):
    front = "---\ntitle: A pact\ndate: 2025-02-07\nbyline: A. Writer\nsample: true\n---\n"
    article = one(write(tmp_path / "a.md", f"{front}First.\n\nSecond.\n"))
    assert article.text == "First.\n\nSecond."
    assert (article.byline, article.is_sample) == ("A. Writer", True)


def test_a_table_is_read_by_its_heading_and_options_fill_the_gaps(tmp_path: Path):
    table = 'title,date,text,outlet\nOne,2025-02-07,"First,\nline",Daily\nTwo,,Other,\n'
    first, second = items(write(tmp_path / "a.csv", table), date="2024-01-01")
    assert isinstance(first, RawArticle)
    assert isinstance(second, RawArticle)
    assert (first.text, first.outlet, first.line) == ("First,\nline", "Daily", 3)
    assert second.published_on == dt.date(2024, 1, 1)


def test_a_date_may_carry_a_time(tmp_path: Path):
    line = json.dumps(GOOD | {"published": "2025-02-07T22:00:00+05:30"})
    assert one(write(tmp_path / "a.jsonl", line)).published_on == dt.date(2025, 2, 7)


def test_newlines_become_of_one_kind_and_the_mark_of_byte_order_goes(tmp_path: Path):
    content = b"\xef\xbb\xbfdate 2025-02-07 India\r\nagreed\rto it."
    assert one(write(tmp_path / "a.txt", content)).text == "date 2025-02-07 India\nagreed\nto it."


def test_standard_input_holds_json_lines(monkeypatch: pytest.MonkeyPatch):
    stream = io.BytesIO(f"{json.dumps(GOOD)}\n\n".encode())
    monkeypatch.setattr("sys.stdin", SimpleNamespace(buffer=stream))
    (article,) = items("-")
    assert isinstance(article, RawArticle)
    assert (article.file, article.line) == ("-", 1)


def test_a_folder_is_read_with_all_below_it(tmp_path: Path):
    (tmp_path / "deep").mkdir()
    write(tmp_path / "deep" / "b.txt", "date 2025-02-07 India agreed to it.")
    write(tmp_path / "deep" / "b.toml", 'title = "B"')
    write(tmp_path / ".hidden.txt", "not read")
    write(tmp_path / "a.jsonl", json.dumps(GOOD))
    write(tmp_path / "c.pdf", "%PDF")
    titles = [item.title for item in items(tmp_path) if isinstance(item, RawArticle)]
    assert titles == ["A pact", "B"]
    assert reasons(tmp_path) == [
        f"{tmp_path / 'c.pdf'}: unknown format '.pdf'; use one of .csv, .jsonl, .md, .txt"
    ]


@pytest.mark.parametrize(
    ("name", "content", "reason"),
    [
        ("a.txt", b"date 2025-02-07 caf\xe9", "not UTF-8: byte 0xe9 at position 19"),
        ("a.txt", b"", "empty file"),
        ("a.txt", b" \n ", "no text"),
        ("a.txt", b"\x89PNG\r\n\x1a\n\x00\x00\x00", "a binary file, not a text"),
        ("a.txt", b"\xff\xfed\x00a\x00", "not UTF-8 (it begins like UTF-16)"),
        ("a.txt", b"date 2025-02-07 In\x00dia", "the text holds a NUL byte"),
        ("a.txt", b"date 2025-13-45 India", "the date is none (YYYY-MM-DD): 2025-13-45"),
        ("a.txt", b"India agreed to it.", "no date"),
        ("a.txt", b"x" * 600, "the text has 600 characters; at most 500 are read"),
        ("a.txt", b"x" * 3000, "the text has 3,000 bytes; at most 500 characters are read"),
        ("a.md", b"---\ndate: 2025-02-07\n---\nText", "no title"),
        ("a.md", b"---\ntitle: A\ndate: 2025-02-07\n---\n", "no text"),
        ("a.md", b"---\ntitle: [\n---\nText", "the front matter cannot be read"),
        ("a.md", b"---\ntitle: A\ndate: 2025-13-45\n---\nText", "the "),
        ("a.csv", b"", "empty file"),
        ("a.csv", b"headline,body\nA,B\n", "the heading line lacks date, text, title"),
        ("a.csv", b"\x89PNG\x00\x00\n\x00", "a binary file, not a text"),
        ("a.jsonl", b"", "empty file"),
        ("a.jsonl", b"\x89PNG\x00\x00\n\x00", "a binary file, not a text"),
        ("a.pdf", b"%PDF", "unknown format '.pdf'"),
    ],
)
def test_a_bad_file_is_refused_with_its_reason(
    tmp_path: Path, name: str, content: bytes, reason: str
):
    path = write(tmp_path / name, content)
    (found,) = reasons(path)
    assert found.startswith(f"{path}: {reason}")


def test_a_file_that_is_not_there_is_refused(tmp_path: Path):
    assert reasons(tmp_path / "a.txt") == [f"{tmp_path / 'a.txt'}: No such file or directory"]


def test_a_broken_sidecar_is_refused(tmp_path: Path):
    write(tmp_path / "a.toml", "title = ")
    (found,) = reasons(write(tmp_path / "a.txt", "date 2025-02-07 India"))
    assert "a.toml cannot be read" in found


@pytest.mark.parametrize(
    ("line", "reason"),
    [
        (b'{"title": "A", "publ', "no complete JSON object: Unterminated string"),
        (b"[1, 2]", "no JSON object"),
        (b"[" * 100_000, "no JSON object: nested too deeply"),
        (b'{"title": "caf\xe9"}', "not UTF-8: byte 0xe9"),
        (b'{"title": "A", "published": "soon", "text": "T"}', "the date is none"),
        (b'{"title": "A", "published": "2025-01-01", "text": 5}', "the text is no string"),
        (b'{"title": "A", "published": "2025-01-01", "text": "\\ud800"}', "not UTF-8"),
        (b'{"text": "' + b"x" * 200_000 + b'"}', "the line is too long"),
    ],
)
def test_a_bad_line_stops_no_other(tmp_path: Path, line: bytes, reason: str):
    good = json.dumps(GOOD).encode()
    path = write(tmp_path / "a.jsonl", b"\n".join((good, line, good)))
    first, bad, last = items(path)
    assert isinstance(first, RawArticle)
    assert isinstance(last, RawArticle)
    assert str(bad).startswith(f"{path}, line 2: {reason}")


def test_a_bad_line_of_a_table_stops_no_other(tmp_path: Path):
    lines = [b"title,date,text", b"A,2025-02-07,caf\xe9", b"B," + b"x" * 600, b"C,2025-02-07,T"]
    bad, long, good = items(write(tmp_path / "a.csv", b"\n".join(lines)))
    assert str(bad).endswith("line 2: not UTF-8")
    assert "line 3: cannot be read as CSV: field larger than field limit" in str(long)
    assert isinstance(good, RawArticle)


def test_the_excerpt_of_a_refusal_can_be_stored_and_printed(tmp_path: Path):
    (refused,) = items(write(tmp_path / "a.txt", b"date 2025-02-07 In\x00dia"))
    assert isinstance(refused, Refused)
    assert refused.excerpt == "date 2025-02-07 In\ufffddia"
