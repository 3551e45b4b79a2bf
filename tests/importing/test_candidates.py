"""Candidates are stored once, for the articles that wait, and one failure stops no other."""

import pytest
from django.db.models import Q

from tests.factories import TEXT, make_article, make_commitment, make_mention, make_outlet
from tests.importing.fakes import CueExtractor, MisplacingExtractor
from tracker.importing.candidates import extract_waiting, not_read_by
from tracker.importing.raw import Refused
from tracker.models import Mention

pytestmark = pytest.mark.django_db


def test_what_is_found_waits_for_review_as_it_was_proposed():
    article = make_article()
    report = extract_waiting(CueExtractor())
    assert str(report) == "1 articles, 1 new candidates, 0 known, 0 failed"
    mention = article.mentions.get()
    assert (mention.quote, mention.review_state) == (TEXT, "pending")
    assert (mention.speaker, mention.reported_status) == ("a spokesman", "agreed")
    assert (mention.confidence, mention.extractor_version) == (0.9, "cue-1")
    assert mention.proposed["parties"] == ["India", "United States"]


def test_an_article_is_read_once_unless_asked_again():
    make_article(title="One")
    extract_waiting(CueExtractor())
    newer = CueExtractor("cue-2")
    assert extract_waiting(newer).articles == 0
    assert extract_waiting(newer, not_read_by("cue-2")).unchanged == 1
    assert extract_waiting(newer, not_read_by("cue-2")).articles == 0
    assert extract_waiting(newer, Q()).unchanged == 1
    assert Mention.objects.count() == 1


def test_a_span_that_was_decided_on_is_not_proposed_again():
    article = make_article()
    make_mention(make_commitment(), article=article)
    assert extract_waiting(CueExtractor()).new == 0
    assert article.mentions.count() == 1


def test_the_failure_of_one_article_is_kept_and_the_others_go_on():
    make_article(title="One")
    bad = make_article(title="Bad", text="unreadable")
    make_article(title="Two")
    told: list[Refused] = []
    report = extract_waiting(CueExtractor(), tell=told.append)
    assert (report.articles, report.failed) == (2, 1)
    assert str(told[0]) == f"article {bad.pk}: ValueError: no sense in it"
    bad.refresh_from_db()
    assert (bad.extraction_state, bad.extraction_error) == ("failed", "ValueError: no sense in it")
    assert extract_waiting(CueExtractor(), not_read_by("cue-1")).failed == 1


def test_a_quote_that_does_not_stand_there_is_never_stored():
    article = make_article()
    assert extract_waiting(MisplacingExtractor()).failed == 1
    article.refresh_from_db()
    assert "the quote does not stand at 0:" in article.extraction_error
    assert not Mention.objects.exists()


def test_many_articles_are_read_in_order():
    outlet = make_outlet()
    titles = [f"Article {n:03}" for n in range(130)]
    for title in titles:
        make_article(outlet=outlet, title=title)
    extractor = CueExtractor()
    assert extract_waiting(extractor).articles == 130
    assert extractor.read == titles


def test_a_text_in_another_language_is_done_with_its_reason():
    article = make_article(text="Ein Text auf Deutsch.")
    extract_waiting(CueExtractor())
    article.refresh_from_db()
    assert (article.extraction_state, article.extraction_error) == ("done", "not in English")
