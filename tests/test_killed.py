"""kill -9 in the middle of the work: run again, nothing is lost and nothing doubled."""

import json
import shutil
from pathlib import Path
from typing import Any

import pytest
from django.db import connection

from tests.killing import Site, site_of_the_tests

ARTICLES, CANDIDATES = 400, 30
IMPORTED = "SELECT count(*) FROM tracker_article"
DECIDED = "SELECT count(*) FROM tracker_decision"
CUT_OFF = "SELECT count(*) FROM tracker_importrun WHERE finished_at IS NULL"


@pytest.fixture(scope="session")
def migrated(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A SQLite file with all tables and no rows, to be copied."""
    file = tmp_path_factory.mktemp("killing") / "empty.sqlite3"
    Site(f"sqlite:///{file}", file).run("manage.py", "migrate", "--verbosity", "0")
    return file


@pytest.fixture
def site(tmp_path: Path, request: pytest.FixtureRequest, transactional_db: None) -> Site:
    if connection.vendor == "postgresql":
        return site_of_the_tests()
    file = tmp_path / "site.sqlite3"
    shutil.copy(request.getfixturevalue("migrated"), file)
    return Site(f"sqlite:///{file}", file)


@pytest.fixture
def archive(tmp_path: Path) -> Path:
    """Articles of a few outlets; every tenth one is changed later under the same address."""
    path = tmp_path / "archive.jsonl"
    lines = [
        {
            "title": f"Article {n}",
            "date": "2025-02-07",
            "outlet": f"The Wire {n % 7}",
            "url": f"https://example.org/{n if n % 10 else n // 20}",
            "text": f"India agreed to pact {n}. " * 20,
        }
        for n in range(ARTICLES)
    ]
    path.write_text("".join(f"{json.dumps(line)}\n" for line in lines), encoding="utf-8")
    return path


def articles(site: Site) -> Any:
    return site.ask(
        "SELECT article.title, article.url, article.sha256, outlet.name, outlet.slug, old.sha256"
        " FROM tracker_article AS article"
        " JOIN tracker_outlet AS outlet ON outlet.id = article.outlet_id"
        " LEFT JOIN tracker_article AS old ON old.id = article.supersedes_id"
        " ORDER BY article.sha256"
    )


def test_an_import_that_is_killed_is_finished_by_the_next(site: Site, archive: Path):
    work = ("manage.py", "import_articles", archive)
    for count in (1, 150):
        site.kill_when(IMPORTED, count, *work)
        assert site.ask(IMPORTED)[0][0] < ARTICLES
    site.run(*work)
    again = articles(site)
    assert len(again) == ARTICLES
    assert site.ask(CUT_OFF)[0][0] == 2
    site.run("manage.py", "flush", "--no-input")
    site.run(*work)
    assert again == articles(site)


def decided(site: Site) -> Any:
    """All that reviewing wrote, without keys and times."""
    return site.ask(
        "SELECT mention.quote, mention.review_state, decision.verdict, commitment.statement,"
        " commitment.mention_count, commitment.stage, commitment.fulfilment,"
        " (SELECT count(*) FROM tracker_statuschange AS change"
        "  WHERE change.commitment_id = commitment.id)"
        " FROM tracker_mention AS mention"
        " JOIN tracker_decision AS decision ON decision.mention_id = mention.id"
        " JOIN tracker_commitment AS commitment ON commitment.id = mention.commitment_id"
        " ORDER BY mention.quote, mention.id"
    )


def test_a_bulk_accept_that_is_killed_is_finished_by_the_next(site: Site):
    seed, work = ("-m", "tests.child", "candidates", CANDIDATES), ("-m", "tests.child", "accept")
    site.run(*seed)
    for count in (1, 10):
        site.kill_when(DECIDED, count, *work)
        [(done,)] = site.ask(DECIDED)
        assert done < CANDIDATES
        assert len(decided(site)) == done
    site.run(*work)
    again = decided(site)
    assert len(again) == CANDIDATES
    assert {state for _quote, state, *_rest in again} == {"accepted"}
    assert {verdict for _quote, _state, verdict, *_rest in again} == {"new", "evidence"}
    site.run("manage.py", "flush", "--no-input")
    site.run(*seed)
    site.run(*work)
    assert again == decided(site)
