"""Items are counted on a terminal and pass through unchanged anywhere."""

import pytest

from tracker.management.progress import counted


def test_nothing_is_written_where_nobody_looks(capsys: pytest.CaptureFixture[str]):
    assert list(counted([1, 2], "articles")) == [1, 2]
    assert capsys.readouterr().err == ""


def test_a_terminal_shows_the_count(
    capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
):
    monkeypatch.setenv("FORCE_COLOR", "1")
    assert list(counted([1, 2], "articles")) == [1, 2]
    assert "articles" in capsys.readouterr().err
