"""`replay` follows a file of articles in a database of its own; others link, train, measure."""

import contextlib
import json
from pathlib import Path

import pytest

from tests.commands.running import run
from tests.factories import make_article, make_commitment, make_mention
from tests.importing.fakes import CueExtractor
from tracker.management import bench_linking, stories
from tracker.management.replay import follow
from tracker.models import Article, Commitment, StatusSuggestion

AGREED = "India and the United States agreed to sign a framework for defence this year."
LATER = "Both ministers agreed to sign the framework for defence of India and the United States."
OTHER = "India and the United States agreed to lift duties on almonds."


@pytest.fixture
def extractor(monkeypatch: pytest.MonkeyPatch) -> CueExtractor:
    fake = CueExtractor()
    monkeypatch.setattr("tracker.management.commands.replay.build_extractor", lambda registry: fake)
    return fake


def write(path: Path, *lines: tuple[str, str, str]) -> Path:
    rows = [{"id": key, "published": day, "text": text} for key, day, text in lines]
    path.write_text("".join(f"{json.dumps(row)}\n" for row in rows), encoding="utf-8")
    return path


LINES = [
    ("a1", "2025-02-07", f"{AGREED}\n\nHegseth and Singh spoke."),
    ("a2", "2025-07-03", f"{LATER}\n\nHegseth and Singh met."),
    ("a3", "2025-08-01", OTHER),
    ("a4", "2025-08-01", OTHER),
]


@pytest.mark.django_db
def test_articles_become_tracked_commitments_and_the_users_database_stays(tmp_path, extractor):
    make_article()
    one, other = tmp_path / "one.jsonl", tmp_path / "other.jsonl"
    out, err = run("replay", write(tmp_path / "in.jsonl", *LINES), "--output", one)
    assert (out, err) == ("Replay: 4 articles, 4 mentions of 2 tracked commitments\n", "")
    assert (Article.objects.count(), Commitment.objects.count()) == (1, 0)
    pact, almonds = map(json.loads, one.read_text().splitlines())
    assert [mention["article"] for mention in pact["mentions"]] == ["a1", "a2"]
    assert pact["status"] == "agreed"
    assert pact["history"] == [{"code": "agreed", "effective_on": "2025-02-07", "article": "a1"}]
    assert [mention["article"] for mention in almonds["mentions"]] == ["a3", "a4"]
    run("replay", write(tmp_path / "in.jsonl", *reversed(LINES[:3]), LINES[3]), "--output", other)
    assert other.read_text() == one.read_text()


@pytest.mark.django_db
def test_what_cannot_be_read_is_refused_and_the_rest_is_followed(tmp_path, extractor):
    lines = write(tmp_path / "in.jsonl", LINES[0], ("a9", "yesterday", OTHER))
    out, err = run("replay", lines, "--output", tmp_path / "out.jsonl")
    assert out == "Replay: 1 articles, 1 mentions of 1 tracked commitments\n"
    assert "line 2" in err
    assert err.endswith("CommandError: 1 refused; the rest is followed.")


@pytest.mark.django_db
def test_a_missing_file_is_named(tmp_path):
    _out, err = run("replay", tmp_path / "none.jsonl", "--output", tmp_path / "out.jsonl")
    assert err.startswith("CommandError:")
    assert "none.jsonl" in err


@pytest.mark.django_db
def test_waiting_mentions_are_linked():
    make_mention(proposed={"parties": ["India"]})
    assert run("link_mentions") == ("Linking: 1 candidates, 0 links proposed, 0 copies\n", "")


def test_linking_is_fitted_to_stories(tmp_path, monkeypatch):
    corpus = Path(stories.__file__).parents[1] / "extraction" / "data" / "corpus"
    reports = (corpus / "dense.txt").read_text(encoding="utf-8").split("=== ")
    (tmp_path / "some.txt").write_text("=== ".join(reports[:9]), encoding="utf-8")
    monkeypatch.setattr(stories, "files", lambda folder: [tmp_path / "some.txt"])
    out, _err = run("train_linking", "--output", tmp_path, "--folds", 2)
    assert out.count("pair precision") == 2
    assert json.loads((tmp_path / "weights.json").read_text())["features"]


def test_stories_are_looked_for_in_all_files_of_the_corpus(tmp_path):
    for name in ("b.txt", "a.jsonl", "notes.md"):
        (tmp_path / name).touch()
    assert [path.name for path in stories.files(tmp_path)] == ["a.jsonl", "b.txt"]


@pytest.mark.django_db
def test_the_bench_finds_what_it_looks_for(monkeypatch):
    monkeypatch.setattr(bench_linking, "scratch_database", contextlib.nullcontext)
    monkeypatch.setattr(bench_linking, "REPEATS", 1)
    monkeypatch.setattr(bench_linking, "VOCABULARY", 500)
    out, err = run("bench_linking", "--commitments", 60)
    assert out.startswith("60 commitments, ")
    assert out.endswith("40 of 40 found\n")
    assert err == ""


@pytest.mark.django_db
def test_what_cannot_be_decided_stays_a_candidate():
    mention = make_mention(proposed={"parties": ["India"], "status": "dreamt"})
    follow(mention.article)
    mention.refresh_from_db()
    assert mention.review_state == "pending"


@pytest.mark.django_db
def test_suggestions_without_concern_are_taken():
    commitment = make_commitment(status="signed")
    mention = make_mention(commitment, article=make_article())
    for concern in ("late", "impossible"):
        StatusSuggestion.objects.create(
            mention=mention,
            commitment=commitment,
            code={"late": "agreed", "impossible": "proposed"}[concern],
            effective_on=mention.article.published_on,
            concern=concern,
        )
    follow(mention.article)
    assert [row.concern for row in StatusSuggestion.objects.waiting()] == ["impossible"]


def test_a_bench_needs_enough_commitments():
    assert "At least 40" in run("bench_linking", "--commitments", 3)[1]
