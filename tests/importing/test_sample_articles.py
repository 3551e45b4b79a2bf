"""The sample articles are complete, dated and of a readable length."""

from django.conf import settings

from tracker.importing.raw import Options, RawArticle
from tracker.importing.readers import read
from tracker.importing.seedfiles import read_rows

SEEDS = settings.PLEDGELINE_SEEDS


def samples() -> list[RawArticle]:
    items = list(read([str(SEEDS / "articles")], Options(max_text=10_000)))
    assert all(isinstance(item, RawArticle) for item in items), items
    return [item for item in items if isinstance(item, RawArticle)]


def test_every_sample_article_is_marked_and_of_200_to_400_words():
    for article in samples():
        assert article.is_sample, article.title
        assert article.outlet == "Pledgeline sample desk"
        assert 180 <= len(article.text.split()) <= 400, article.title


def test_the_framework_is_followed_over_its_three_dates():
    dates = [str(item.published_on) for item in samples() if "india-us" in item.file]
    assert dates == ["2025-02-07", "2025-07-03", "2025-10-31"]


def test_each_sample_article_belongs_to_an_agreement_of_the_seeds():
    rows = list(read_rows(SEEDS / "sample_agreements.csv"))
    slugs = {row.text("slug") for row in read_rows(SEEDS / "agreements.csv")}
    assert {row.text("article") for row in rows} == {article.title for article in samples()}
    assert {row.text("agreement") for row in rows} <= slugs
