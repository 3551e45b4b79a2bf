"""The demo sets up the sample site once, by the editor's door, and leaves decisions alone."""

import shutil
import socket
from collections import Counter
from pathlib import Path

import pytest
from django.conf import settings as project
from django.contrib.auth.models import User

from tests.commands.running import run
from tests.factories import make_article
from tests.importing.fakes import CueExtractor
from tracker.management.commands.demo import is_taken
from tracker.models import Commitment, Mention, StatusChange
from tracker.reviewing.decisions import reject

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def extractors(monkeypatch: pytest.MonkeyPatch) -> list[CueExtractor]:
    """Those that the demo has asked for."""
    made: list[CueExtractor] = []

    def build(registry: object) -> CueExtractor:
        made.append(CueExtractor())
        return made[-1]

    monkeypatch.setattr("tracker.management.demo.build_extractor", build)
    return made


def test_the_samples_are_published_with_their_evidence():
    out, err = run("demo", "--no-serve")
    assert err == ""
    assert "Sample articles: 28 new, 0 unchanged, 0 refused." in out
    assert "createsuperuser" in out
    assert not User.objects.exists()
    assert Commitment.objects.published().count() == Commitment.objects.count() > 0
    for change in StatusChange.objects.filter(commitment__isnull=False, code="agreed"):
        assert change.note.startswith("Sample data")
        assert change.evidence
        assert change.evidence.article.is_sample


def test_the_framework_is_followed_from_draft_to_signature():
    run("demo", "--no-serve")
    draft = Mention.objects.get(quote__contains="have agreed to draft a comprehensive").commitment
    assert draft
    assert draft.agreement
    assert draft.agreement.slug == "india-us-defence-2025"
    dates = draft.mentions.values_list("article__published_on", flat=True)
    assert {str(date) for date in dates} >= {"2025-02-07", "2025-07-03"}


def test_a_second_start_changes_nothing_and_loads_no_extractor(extractors: list[CueExtractor]):
    run("demo", "--no-serve")
    before = set(Commitment.objects.values_list("pk", "published_at", "mention_count"))
    out, _err = run("demo", "--no-serve")
    assert len(extractors) == 1
    assert "Sample data: 0 commitments published, 0 more mentions" in out
    assert set(Commitment.objects.values_list("pk", "published_at", "mention_count")) == before


def test_articles_of_ones_own_are_left_alone():
    own = make_article()
    run("demo", "--no-serve")
    own.refresh_from_db()
    assert (own.extraction_state, own.mentions.count()) == ("waiting", 0)


def test_an_article_that_an_editor_has_begun_is_left_to_the_editor(
    monkeypatch: pytest.MonkeyPatch,
):
    monkeypatch.setattr("tracker.management.demo.publish_samples", lambda seeds: Counter())
    run("demo", "--no-serve")
    first = Mention.objects.get(quote__contains="have agreed to draft a comprehensive")
    reject(first, user=None, reason="Not one.")
    monkeypatch.undo()
    run("demo", "--no-serve")
    assert not first.article.mentions.accepted().exists()
    assert Mention.objects.accepted().exists()


def test_a_candidate_whose_parties_differ_waits_for_review():
    run("demo", "--no-serve")
    waiting = Mention.objects.get(quote__contains="EFTA's industrial exports")
    assert waiting.proposed["parties"] == ["India", "United States"]
    assert (waiting.review_state, waiting.commitment) == ("pending", None)


def test_it_serves_on_the_address_given(monkeypatch: pytest.MonkeyPatch):
    served: list[object] = []

    def serve(name: str, *arguments: object, **options: object) -> None:
        if name == "runserver":
            served.append((arguments, options))

    monkeypatch.setattr("tracker.management.commands.demo.call_command", serve)
    out, _err = run("demo", "--address", "127.0.0.1:8001")
    assert "http://127.0.0.1:8001/" in out
    assert served == [(("127.0.0.1:8001",), {"use_reloader": False})]


def test_a_mistake_in_the_seeds_is_named(tmp_path: Path, settings):
    shutil.copytree(project.PLEDGELINE_SEEDS, tmp_path / "seeds")
    (tmp_path / "seeds" / "states.csv").write_text("code,name\nQQ,\n", encoding="utf-8")
    settings.PLEDGELINE_SEEDS = tmp_path / "seeds"
    assert "states.csv, line 2: no name" in run("demo", "--no-serve")[1]


@pytest.mark.parametrize("host", ["127.0.0.1", ""])
def test_a_port_in_use_is_said_before_anything_is_done(host):
    with socket.create_server(("127.0.0.1", 0)) as other:
        address = f"{host}:{other.getsockname()[1]}"
        out, err = run("demo", "--address", address)
    assert err.startswith(f"CommandError: {address} is in use. Take another port: make demo")
    assert out == ""
    assert not Mention.objects.exists()


@pytest.mark.parametrize("address", ["127.0.0.1:1", "somewhere"])
def test_a_free_address_and_one_that_is_none_are_left_to_the_server(address):
    assert not is_taken(address)
