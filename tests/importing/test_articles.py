"""Articles become rows once, and what is refused is kept with its reason."""

import datetime as dt
from typing import Any

import pytest
from django.db import IntegrityError

from tests.at_once import at_once, needs_postgres
from tests.factories import make_outlet
from tracker.importing import articles
from tracker.importing.articles import import_articles
from tracker.importing.raw import RawArticle, Refused
from tracker.models import Article, ImportProblem, ImportRun, Outlet

pytestmark = pytest.mark.django_db
URL = "https://example.org/pact"


def raw(text: str = "India agreed to it.", **fields: Any) -> RawArticle:
    defaults: dict[str, Any] = {
        "title": "A pact",
        "published_on": dt.date(2025, 2, 7),
        "file": "a.txt",
    }
    return RawArticle(text=text, **defaults | fields)


def test_importing_twice_changes_nothing():
    assert str(import_articles([raw()], source="a")) == "1 new, 0 unchanged, 0 refused"
    assert str(import_articles([raw()], source="a")) == "0 new, 1 unchanged, 0 refused"
    assert Article.objects.count() == 1
    assert list(ImportRun.objects.values_list("new", "unchanged")) == [(0, 1), (1, 0)]


def test_a_changed_text_under_the_same_address_supersedes_the_old_one():
    import_articles([raw("Old.", url=URL), raw("New.", url=URL, file="b.txt")], source="a")
    old, new = Article.objects.order_by("pk")
    assert (new.supersedes, old.text) == (old, "Old.")
    import_articles([raw("Newest.", url=URL)], source="a")
    assert Article.objects.get(text="Newest.").supersedes == new


def test_articles_without_an_address_supersede_nothing():
    import_articles([raw("One."), raw("Two.")], source="a")
    assert not Article.objects.exclude(supersedes=None).exists()


def test_the_same_text_twice_in_one_run_is_refused_and_named():
    told: list[Refused] = []
    report = import_articles([raw(), raw(file="b.txt", line=3)], source="a", tell=told.append)
    assert (report.new, report.refused) == (1, 1)
    assert str(told[0]) == "b.txt, line 3: the same text as a.txt"
    import_articles([raw(line=1), raw(line=2)], source="a", tell=told.append)
    assert str(told[1]) == "a.txt, line 2: the same text as a.txt, line 1"


@pytest.mark.parametrize(
    ("fields", "reason"),
    [
        ({"url": "not an address"}, "url: Enter a valid URL."),
        ({"title": "x" * 501}, "title: Ensure this value has at most 500 characters"),
        ({"outlet": "x" * 201}, "name: Ensure this value has at most 200 characters"),
    ],
)
def test_what_no_column_holds_is_refused_and_the_rest_goes_on(fields: dict[str, Any], reason: str):
    report = import_articles([raw(**fields), raw("Good.")], source="a")
    assert (report.new, report.refused) == (1, 1)
    assert reason in ImportProblem.objects.get().reason
    assert not Outlet.objects.filter(articles=None).exists()


def test_a_refused_item_is_kept_with_its_place():
    refused = Refused("a\0.jsonl", 7, "no date " + "x" * 2000, "India agreed")
    import_articles([refused], source="a" * 2000)
    problem = ImportProblem.objects.get()
    assert (problem.file, problem.line, problem.excerpt) == ("a\ufffd.jsonl", 7, "India agreed")
    assert len(problem.reason) == 1000
    assert problem.run.finished_at is not None


def test_outlets_are_found_by_name_and_get_a_slug_of_their_own():
    known = make_outlet(name="The Daily", slug="the-daily")
    import_articles(
        [raw("1", outlet="The Daily"), raw("2", outlet="The  Daily!"), raw("3", outlet="日報")],
        source="a",
    )
    assert Article.objects.get(text="1").outlet == known
    assert Article.objects.get(text="2").outlet.slug == "the-daily-2"
    assert Article.objects.get(text="3").outlet.slug == "outlet"


def test_a_text_that_another_import_stores_in_between_is_unchanged(monkeypatch):
    store = articles._store

    def too_late(*arguments):
        monkeypatch.setattr(articles, "_store", store)
        import_articles([raw()], source="the other")
        raise IntegrityError

    monkeypatch.setattr(articles, "_store", too_late)
    assert str(import_articles([raw()], source="a")) == "0 new, 1 unchanged, 0 refused"
    assert Article.objects.count() == 1


@pytest.mark.postgres
@needs_postgres
@pytest.mark.django_db(transaction=True)
def test_imports_of_the_same_texts_at_once_store_each_once():
    texts, count = [f"India agreed to pact {n}." for n in range(40)], 4

    def import_all(_number: int) -> articles.Report:
        items = [raw(text, outlet=f"The Wire {n % 3}", url=URL) for n, text in enumerate(texts)]
        return import_articles(items, source="a")

    reports = at_once(count, import_all)
    assert sum(report.new for report in reports) == Article.objects.count() == len(texts)
    assert sum(report.unchanged for report in reports) == len(texts) * (count - 1)
    assert [report.refused for report in reports] == [0] * count
    assert Outlet.objects.count() == 3
    assert Article.objects.filter(supersedes=None).count() == 1
