"""`evaluate` prints figures for annotated articles, and names what it cannot read."""

import json
from pathlib import Path
from typing import Any

import pytest

from tests.commands.running import run
from tests.factories import TEXT
from tests.importing.fakes import CueExtractor

COMMITMENT = {
    "quote": TEXT,
    "parties": ["India", "United States"],
    "domains": ["defence"],
    "status": "signed",
    "firm": True,
    "due": "2025-12-31",
}
ARTICLE = {
    "id": "a1",
    "published": "2025-02-07",
    "genre": "wire",
    "text": f"{TEXT}\n\nThey agreed to meet.",
    "commitments": [COMMITMENT],
}


@pytest.fixture(autouse=True)
def extractor(monkeypatch: pytest.MonkeyPatch) -> None:
    """It finds both sentences, with the wrong status and without a date."""
    place = "tracker.management.commands.evaluate.build_extractor"
    monkeypatch.setattr(place, lambda registry: CueExtractor())


def gold_file(tmp_path: Path, *lines: Any, name: str = "gold.jsonl") -> Path:
    path = tmp_path / name
    written = (line if isinstance(line, str) else json.dumps(line) for line in lines)
    path.write_text("\n".join(written), encoding="utf-8")
    return path


def test_figures_stand_in_a_table(tmp_path: Path):
    out, err = run("evaluate", gold_file(tmp_path, ARTICLE))
    assert err == ""
    rows = {line.split()[0]: line.split()[1:] for line in out.splitlines() if line.strip()}
    assert rows["all"] == rows["wire"]
    assert rows["all"][:4] == ["1", "1", "0.500", "1.000"]
    assert "0.9-1.0" in rows


def test_figures_are_had_as_json_with_the_mistakes(tmp_path: Path):
    out, _err = run("evaluate", gold_file(tmp_path, ARTICLE), "--json", "--errors")
    figures = json.loads(out)
    assert figures["detection_f1"] == 0.667
    assert [error.split("\t")[1] for error in figures["errors"]] == ["status, due", "spurious"]
    assert "errors" not in json.loads(run("evaluate", gold_file(tmp_path, ARTICLE), "--json")[0])


def test_mistakes_are_listed_below_the_table(tmp_path: Path):
    out, _err = run("evaluate", gold_file(tmp_path, ARTICLE), "--errors")
    assert out.splitlines()[-1] == "a1\tspurious\tThey agreed to meet."


@pytest.mark.parametrize(
    ("name", "line", "reason"),
    [
        ("g.jsonl", "{", "g.jsonl, line 2: not JSON"),
        ("g.jsonl", "[]", "g.jsonl, line 2: not an object: []"),
        ("g.jsonl", {"id": "a2"}, "g.jsonl, line 2: “published” is missing or no str"),
        ("g.jsonl", ARTICLE | {"published": "May"}, "line 2: no ISO date: May"),
        ("g.jsonl", ARTICLE | {"text": "Other"}, "line 2: not in the text: India and the"),
        ("g.jsonl", ARTICLE | {"commitments": [{}]}, "line 2: “quote” is missing or no str"),
        ("g.csv", "", "g.csv: unknown format; use one of .jsonl, .txt"),
        ("g.txt", "=== id=a date=2025-01-01\nT\n[[a: X]]\n", "article at line 2: a: marked spans"),
        ("g.txt", "no article", "g.txt: no article in it"),
    ],
)
def test_what_cannot_be_read_is_named(tmp_path: Path, name: str, line: Any, reason: str):
    first = ARTICLE if name == "g.jsonl" else ""
    out, err = run("evaluate", gold_file(tmp_path, first, line, name=name))
    assert out == ""
    assert err.startswith("CommandError: ")
    assert reason in err


def test_bytes_that_are_no_text_and_missing_files_are_named(tmp_path: Path):
    (tmp_path / "bad.jsonl").write_bytes(b"\xff\xfe")
    assert "bad.jsonl: not UTF-8 text" in run("evaluate", tmp_path / "bad.jsonl")[1]
    assert "No such file" in run("evaluate", tmp_path / "none.jsonl")[1]
