"""One text in many outlets is one source."""

import datetime as dt
import itertools

import pytest

from tests.factories import DAY, make_article
from tracker.importing.near import find_copies, without_bands
from tracker.models import Article, ArticleBand

pytestmark = pytest.mark.django_db

WIRE = " ".join(f"Sentence {n} tells of dam number {n * n} and its keeper." for n in range(60))
CUT = WIRE[: len(WIRE) * 3 // 4]
RETITLED = f"By our own correspondent. {WIRE.replace('keeper', 'warden', 3)} More soon."
OTHER = " ".join(f"Line {n} is about a ferry with {n + 7} cars, and rain." for n in range(60))


def later(days: int) -> dt.date:
    return DAY + dt.timedelta(days=days)


@pytest.mark.parametrize("order", list(itertools.permutations(range(3))))
def test_the_earliest_is_the_source_whatever_came_in_first(order):
    prints = [(WIRE, 0), (CUT, 1), (RETITLED, 2)]
    for place in order:
        text, days = prints[place]
        article = make_article(text=text, published_on=later(days))
        find_copies(Article.objects.filter(pk=article.pk))
    source, *copies = Article.objects.by_date()
    assert source.text == WIRE
    assert source.copy_of is None
    assert [copy.copy_of for copy in copies] == [source, source]
    assert set(source.copies.all()) == set(copies)


def test_texts_that_share_little_are_apart():
    for text in (WIRE, OTHER, "Short.", "Short too, this."):
        make_article(text=text)
    assert find_copies(Article.objects.all()) == 0
    assert not Article.objects.exclude(copy_of=None).exists()


def test_a_text_is_sketched_once_and_can_be_sketched_again():
    article = make_article(text=WIRE)
    find_copies(Article.objects.filter(without_bands()))
    assert not Article.objects.filter(without_bands()).exists()
    bands = set(ArticleBand.objects.values_list("band", "value"))
    find_copies(Article.objects.all())
    assert set(ArticleBand.objects.values_list("band", "value")) == bands
    assert str(article.bands.earliest("band")) == f"band 0 of {article.pk}"
