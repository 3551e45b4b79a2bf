"""Extraction without a database: a line in, a line out."""

import io
import json
from pathlib import Path

from tests.factories import TEXT
from tests.importing.fakes import CueExtractor, MisplacingExtractor
from tracker.importing.lines import LinesReport, extract_lines

ARTICLE = {"id": "a1", "title": "A pact", "published": "2025-02-07", "url": "", "text": TEXT}


def run(path: Path, *lines: object) -> tuple[LinesReport, list[dict], list[str]]:
    """What is reported, written and told. No fixture opens the database to these tests."""
    texts = (line if isinstance(line, str) else json.dumps(line) for line in lines)
    path.write_text("\n".join(texts), encoding="utf-8")
    out = io.StringIO()
    told: list[str] = []
    report = extract_lines(
        CueExtractor(), path, out, max_text=500, tell=lambda refused: told.append(str(refused))
    )
    return report, [json.loads(line) for line in out.getvalue().splitlines()], told


def test_each_line_of_an_article_gives_a_line_of_commitments(tmp_path: Path):
    report, rows, told = run(tmp_path / "a.jsonl", ARTICLE, ARTICLE | {"id": 2, "text": "None."})
    assert str(report) == "2 articles, 1 commitments, 0 refused"
    assert [(row["id"], len(row["commitments"])) for row in rows] == [("a1", 1), (2, 0)]
    commitment = rows[0]["commitments"][0]
    assert TEXT[commitment["start"] : commitment["end"]] == commitment["quote"]
    assert commitment.keys() >= {
        *("start", "end", "quote", "statement", "parties", "beneficiaries", "domains", "status"),
        *("due", "period", "amounts", "agreement", "speaker", "firm", "confidence", "reasons"),
    }
    assert told == []


def test_the_text_is_read_as_it_stands_so_that_offsets_count_in_it(tmp_path: Path):
    text = f"First.\r\n\r\n{TEXT}"
    _report, rows, _told = run(tmp_path / "a.jsonl", ARTICLE | {"text": text})
    commitment = rows[0]["commitments"][0]
    assert text[commitment["start"] : commitment["end"]] == commitment["quote"] == TEXT


def test_bad_lines_are_told_and_the_good_ones_written(tmp_path: Path):
    path = tmp_path / "a.jsonl"
    report, rows, told = run(
        path,
        '{"id": "cut',
        ARTICLE | {"id": None},
        ARTICLE | {"published": "soon"},
        ARTICLE | {"text": ""},
        ARTICLE | {"text": "unreadable"},
        ARTICLE,
    )
    assert (report.articles, report.refused) == (1, 5)
    assert [row["id"] for row in rows] == ["a1"]
    reasons = ["no complete JSON object", "no id", "the date is none", "no text", "ValueError: no"]
    for number, reason in enumerate(reasons, 1):
        assert told[number - 1].startswith(f"{path}, line {number}: {reason}")


def test_a_misplaced_quote_is_told(tmp_path: Path):
    path = tmp_path / "a.jsonl"
    path.write_text(json.dumps(ARTICLE), encoding="utf-8")
    out = io.StringIO()
    report = extract_lines(MisplacingExtractor(), path, out, max_text=500)
    assert (report.refused, out.getvalue()) == (1, "")
