"""`extract_pledges` stores candidates, or turns lines into lines without a database."""

import json
from pathlib import Path

import pytest

from tests.commands.running import run
from tests.factories import TEXT, make_article
from tests.importing.fakes import CueExtractor
from tracker.models import Mention

ARTICLE = {"id": "a1", "title": "", "published": "2025-02-07", "url": "", "text": TEXT}


@pytest.fixture(autouse=True)
def extractor(monkeypatch: pytest.MonkeyPatch) -> CueExtractor:
    """The rules are tested in `tests/extraction`; here it matters what is done with them."""
    fake = CueExtractor()
    place = "tracker.management.commands.extract_pledges.build_extractor"
    monkeypatch.setattr(place, lambda registry, **options: fake)
    return fake


@pytest.mark.django_db
def test_waiting_articles_are_read_and_a_failure_makes_the_command_fail():
    make_article()
    assert run("extract_pledges") == (
        "Extraction: 1 articles, 1 new candidates, 0 known, 0 failed\n"
        "Linking: 1 candidates, 0 links proposed, 0 copies\n",
        "",
    )
    bad = make_article(text="unreadable")
    out, err = run("extract_pledges")
    assert out.startswith("Extraction: 0 articles, 0 new candidates, 0 known, 1 failed\n")
    assert err.splitlines() == [
        f"article {bad.pk}: ValueError: no sense in it",
        "CommandError: 1 articles failed; the rest is stored.",
    ]


@pytest.mark.django_db
def test_read_articles_are_read_again_when_asked(extractor: CueExtractor):
    make_article()
    run("extract_pledges")
    assert "0 articles" in run("extract_pledges", "--again")[0]
    assert "1 articles, 0 new candidates, 1 known" in run("extract_pledges", "--all")[0]
    extractor.version = "cue-2"
    assert "1 articles, 0 new candidates, 1 known" in run("extract_pledges", "--again")[0]
    assert Mention.objects.count() == 1


def test_lines_become_lines_without_a_database(tmp_path: Path):
    source, target = tmp_path / "in.jsonl", tmp_path / "out.jsonl"
    source.write_text(json.dumps(ARTICLE), encoding="utf-8")
    out, err = run("extract_pledges", "--articles", source, "--output", target)
    assert (out, err) == ("", "Extraction: 1 articles, 1 commitments, 0 refused\n")
    row = json.loads(target.read_text(encoding="utf-8"))
    assert row["commitments"][0]["quote"] == TEXT


def test_without_an_output_the_lines_go_to_standard_output(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
):
    source = tmp_path / "in.jsonl"
    source.write_text(f"{json.dumps(ARTICLE)}\n{{\n", encoding="utf-8")
    _out, err = run("extract_pledges", "--articles", source)
    assert json.loads(capsys.readouterr().out)["id"] == "a1"
    assert f"{source}, line 2: no complete JSON object" in err
    assert err.endswith("CommandError: 1 refused; the rest is written.")


def test_a_file_that_is_not_there_or_cannot_be_written_is_named(tmp_path: Path):
    missing = tmp_path / "none.jsonl"
    assert run("extract_pledges", "--articles", missing)[1] == (
        f"CommandError: {missing}: no such file"
    )
    missing.write_text(json.dumps(ARTICLE), encoding="utf-8")
    _out, err = run("extract_pledges", "--articles", missing, "--output", tmp_path)
    assert "Is a directory" in err
