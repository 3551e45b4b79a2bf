"""Near-copies are one source with many outlets: shown once, counted once, and only if public."""

import datetime as dt

import pytest

from tests.factories import DAY, make_article, make_commitment, make_mention, make_outlet
from tracker.models import Article, Commitment, Mention
from tracker.web.sources import evidence

pytestmark = pytest.mark.django_db
QUOTE = "Kenya will build a dam."


def printed(outlet: str, *, days: int = 0, of: Article | None = None, text: str = "") -> Article:
    """A print of the same words; each text is its own."""
    return make_article(
        outlet=make_outlet(name=outlet),
        published_on=DAY + dt.timedelta(days=days),
        copy_of=of,
        text=f"{QUOTE} {text or outlet}.",
    )


@pytest.fixture
def dam() -> Commitment:
    """Said in a text that three outlets printed, and in another one."""
    dam = make_commitment()
    wire = printed("The Wire")
    articles = [
        wire,
        printed("Herald", days=2, of=wire),
        printed("Courier", days=1, of=wire),
        printed("Gazette", days=3),
    ]
    for article in articles:
        make_mention(dam, article=article, quote=QUOTE)
    return dam


def told(dam: Commitment) -> list[Mention]:
    return list(dam.mentions.select_related("article__outlet").order_by("-article__published_on"))


def test_later_prints_stand_with_the_earliest(dam):
    found = [
        (str(item.mention.article.outlet), [str(m.article.outlet) for m in item.also])
        for item in evidence(told(dam))
    ]
    assert found == [("Gazette", []), ("The Wire", ["Courier", "Herald"])]


def test_other_words_of_a_print_are_shown_by_themselves(dam):
    herald = Article.objects.get(outlet__name="Herald")
    make_mention(dam, article=herald, quote="Herald.")
    assert [item.mention.quote for item in evidence(told(dam))].count("Herald.") == 1


def test_what_an_article_says_twice_is_shown_twice_but_named_once():
    commitment = make_commitment()
    wire = printed("The Wire", text=QUOTE)
    copy = printed("Herald", of=wire, text=f"{QUOTE} Twice")
    for article in (wire, copy):
        for start in (0, len(QUOTE) + 1):
            make_mention(commitment, article=article, quote=QUOTE, start=start)
    first, second = evidence(told(commitment))
    assert {first.mention.article, second.mention.article} == {wire}
    assert sorted([len(first.also), len(second.also)]) == [0, 1]


def test_the_commitments_page_shows_each_source_once(client, dam):
    page = " ".join(client.get(dam.get_absolute_url()).content.decode().split())
    assert "4 mentions in 4 prints of 2 articles" in page
    assert page.count(f'<blockquote lang="en"><p>{QUOTE}</p></blockquote>') == 2
    assert "2 more prints of this text, one source" in page
    herald = Mention.objects.get(article__outlet__name="Herald")
    assert f'<a href="{herald.article.get_absolute_url()}#m{herald.pk}">Herald</a>' in page


def test_without_copies_nothing_is_said_of_them(client):
    commitment = make_commitment()
    mention = make_mention(commitment)
    page = client.get(commitment.get_absolute_url()).content.decode()
    assert "1 mention in 1 article</h2>" in page
    assert "Also in" not in page
    assert "Also in" not in client.get(mention.article.get_absolute_url()).content.decode()


def test_an_article_names_its_other_prints_that_readers_may_see(client, dam):
    wire = Article.objects.get(outlet__name="The Wire")
    printed("Secret Daily", of=wire)
    make_mention(make_commitment(published=False), article=printed("Draft Daily", of=wire))
    page = " ".join(client.get(wire.get_absolute_url()).content.decode().split())
    assert "2 more prints of nearly the same text, counted as one source" in page
    assert page.index(">Courier</a>") < page.index(">Herald</a>")
    assert "Daily" not in page
    courier = client.get(Article.objects.get(outlet__name="Courier").get_absolute_url())
    assert "came out elsewhere first" in courier.content.decode()


def test_the_front_page_counts_a_source_once(client, dam):
    assert "from 2 different articles" in client.get("/").content.decode()


@pytest.mark.parametrize("count", [1, 10])
def test_a_page_needs_the_same_queries_for_any_number_of_prints(
    client, django_assert_max_num_queries, count
):
    commitment, wire = make_commitment(), printed("The Wire")
    for article in [wire, *(printed(f"Outlet {n}", of=wire) for n in range(count))]:
        make_mention(commitment, article=article, quote=QUOTE)
    for page in (commitment, wire):
        with django_assert_max_num_queries(12):
            client.get(page.get_absolute_url())
