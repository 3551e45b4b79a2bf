"""`import_articles` keeps the good part, names the bad one, and then fails."""

from pathlib import Path

import pytest

from tests.commands.running import run
from tracker.models import Article, ImportProblem

pytestmark = pytest.mark.django_db
TEXT = "date 2025-02-07 India agreed to it."


def test_importing_twice_changes_nothing(tmp_path: Path):
    (tmp_path / "a.txt").write_text(TEXT, encoding="utf-8")
    assert run("import_articles", tmp_path, outlet="The Daily") == (
        "Articles: 1 new, 0 unchanged, 0 refused\n",
        "",
    )
    assert run("import_articles", tmp_path)[0] == "Articles: 0 new, 1 unchanged, 0 refused\n"
    assert Article.objects.get().outlet.name == "The Daily"


def test_what_is_refused_is_named_kept_and_makes_the_command_fail(tmp_path: Path):
    (tmp_path / "a.txt").write_text(TEXT, encoding="utf-8")
    (tmp_path / "b.txt").write_text("", encoding="utf-8")
    out, err = run("import_articles", tmp_path)
    assert out == "Articles: 1 new, 0 unchanged, 1 refused\n"
    assert err.splitlines() == [
        f"{tmp_path / 'b.txt'}: empty file",
        "CommandError: 1 refused; the rest is imported.",
    ]
    assert ImportProblem.objects.get().reason == "empty file"


def test_a_text_longer_than_the_setting_is_refused(tmp_path: Path, settings):
    settings.PLEDGELINE_MAX_TEXT = 10
    (tmp_path / "a.txt").write_text(TEXT, encoding="utf-8")
    assert "at most 10 are read" in run("import_articles", tmp_path)[1]
