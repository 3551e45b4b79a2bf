"""The sample articles are complete, dated and of a readable length."""

from django.conf import settings

from tracker.extraction.candidate import STATUSES
from tracker.importing.raw import Options, RawArticle
from tracker.importing.readers import read
from tracker.importing.seedfiles import read_rows

SEEDS = settings.PLEDGELINE_SEEDS


def samples() -> list[RawArticle]:
    items = list(read([str(SEEDS / "articles")], Options(max_text=10_000)))
    assert all(isinstance(item, RawArticle) for item in items), items
    return [item for item in items if isinstance(item, RawArticle)]


def test_every_sample_article_is_marked_and_of_80_to_400_words():
    for article in samples():
        assert article.is_sample, article.title
        assert article.outlet == "Pledgeline sample desk"
        assert 80 <= len(article.text.split()) <= 400, article.title


def test_the_framework_is_followed_over_its_three_dates():
    dates = [str(item.published_on) for item in samples() if "india-us" in item.file]
    assert dates == ["2025-02-07", "2025-07-03", "2025-10-31"]


def test_each_decision_is_about_words_of_a_sample_article():
    articles = {article.title: article.text for article in samples()}
    slugs = {row.text("slug") for row in read_rows(SEEDS / "agreements.csv")}
    for row in read_rows(SEEDS / "sample_decisions.csv"):
        assert row.text("words") in articles[row.text("article")]
        assert row.text("agreement") in slugs | {""}
        assert row.text("status") in STATUSES
        assert any(row.text("same_as") in text for text in articles.values())
