"""The demo sets up the sample site once, by the editor's door, and leaves decisions alone."""

import shutil
from pathlib import Path

import pytest
from django.conf import settings as project
from django.contrib.auth.models import User

from tests.commands.running import run
from tests.factories import make_article
from tests.importing.fakes import CueExtractor
from tracker.models import Commitment, Mention
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
    assert "Sample articles: 13 new, 0 unchanged, 0 refused." in out
    assert "createsuperuser" in out
    assert not User.objects.exists()
    framework = Commitment.objects.filter(agreement__slug="india-us-defence-2025")
    assert framework.published().exists()
    for commitment in Commitment.objects.all():
        assert commitment.mentions.accepted().filter(article__is_sample=True).exists()
        assert commitment.status_changes.filter(note__startswith="Sample data").exists()


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


def test_an_article_that_an_editor_has_begun_is_left_to_the_editor():
    run("demo", "--no-serve")
    accepted = Mention.objects.accepted().first()
    assert accepted
    article = accepted.article
    article.mentions.update(review_state="pending", reviewed_at=None, commitment=None)
    Commitment.objects.all().delete()
    for mention in article.mentions.all():
        reject(mention, user=None, reason="Not one.")
    run("demo", "--no-serve")
    assert not article.mentions.accepted().exists()


def test_what_extraction_is_unsure_of_waits_for_review(monkeypatch: pytest.MonkeyPatch):
    monkeypatch.setattr("tracker.management.demo.SURE", 1.0)
    out, _err = run("demo", "--no-serve")
    assert "Sample data: 0 commitments published" in out
    assert Mention.objects.pending().exists()
    assert not Commitment.objects.exists()


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
