"""The benchmark runs, in a database of its own, and keeps to the promised numbers."""

import contextlib
import io
import os
import subprocess
import sys

import pytest
from django.conf import settings
from django.core.management import CommandError, call_command

from tracker.management import bench, bench_extraction
from tracker.management.commands import bench as command

MOST_QUERIES = 12
LISTS = ("commitments", "agreements", "parties", "articles")


@pytest.mark.django_db
def test_lists_need_ten_queries_at_most_and_records_twelve(monkeypatch):
    monkeypatch.setattr(bench, "scratch_database", contextlib.nullcontext)
    monkeypatch.setattr(bench, "REPEATS", 1)
    lines = list(bench.pages([2, 12]))
    half = len(lines) // 2
    assert [line.size for line in lines] == [2] * half + [12] * half
    assert [line.name for line in lines[:half]] == [line.name for line in lines[half:]]
    for line in lines:
        most = 10 if line.name.startswith(LISTS) else 15 if "search" in line.name else MOST_QUERIES
        assert line.queries <= most, line


@pytest.mark.django_db
def test_a_page_that_fails_stops_the_benchmark(client):
    with pytest.raises(RuntimeError, match="/nowhere/ answered 404"):
        bench.measure(client, "nowhere", "/nowhere/", 1)


def test_the_command_prints_a_line_for_each_measure(monkeypatch):
    line = bench.Measure(name="home", size=2000, queries=17, first=34.56, median=12.34)
    measures = bench.HEADING, lambda sizes: iter([line] * len(sizes))
    monkeypatch.setitem(command.BENCHES, "pages", measures)
    out = io.StringIO()
    call_command("bench", "pages", sizes=[1, 2], stdout=out)
    heading, *lines = out.getvalue().splitlines()
    assert heading.split() == ["rows", "queries", "first", "ms", "median", "ms"]
    assert [line.split() for line in lines] == [["home", "2,000", "17", "34.6", "12.3"]] * 2


@pytest.mark.parametrize(
    ("arguments", "message"),
    [(["--sizes", "0"], "A size is 1 or more."), (["speed"], "No such bench: speed.")],
)
def test_what_cannot_be_measured_is_refused(arguments, message):
    with pytest.raises(CommandError, match=message):
        call_command("bench", *arguments)


def test_the_users_database_is_not_touched(tmp_path):
    theirs = tmp_path / "theirs.sqlite3"
    command = [sys.executable, "manage.py", "bench", "pages", "--sizes", "1"]
    environment = os.environ | {"PLEDGELINE_DATABASE_URL": f"sqlite:///{theirs}"}
    done = subprocess.run(
        command, cwd=settings.BASE_DIR, env=environment, capture_output=True, text=True, timeout=120
    )
    assert (done.returncode, done.stderr) == (0, "")
    assert "article" in done.stdout
    assert not theirs.exists()


def test_extraction_is_compared_with_the_bare_model(monkeypatch):
    monkeypatch.setattr(bench_extraction, "ROUNDS", 1)
    (line,) = bench_extraction.extraction([1])
    assert line.bare > 0
    assert line.ours > 0
    assert str(bench_extraction.Ratio(10, 3.0, 2.0)).split() == [
        "extraction",
        "10",
        "3.00",
        "2.00",
        "1.50",
    ]


def test_memory_is_looked_at_on_the_way():
    first, last = bench_extraction.memory([1, 3])
    assert (first.size, last.size) == (1, 3)
    assert 0 < first.megabytes <= last.megabytes
    assert str(bench_extraction.Peak(3, 812.4)).split() == ["memory", "3", "812"]


def test_no_two_articles_of_the_stream_are_alike():
    texts = [article.text for article in bench_extraction.unlike(bench_extraction.texts()[:2], 5)]
    assert len(set(texts)) == 5
