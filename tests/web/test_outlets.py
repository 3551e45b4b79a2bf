"""The page of an outlet: its quoted articles and what they reported."""

import datetime as dt

import pytest

from tests.factories import make_article, make_commitment, make_mention, make_outlet
from tests.web.test_pages import text_of

D = dt.date
pytestmark = pytest.mark.django_db


def test_an_outlet_shows_its_articles_and_commitments(client, time_machine):
    time_machine.move_to(D(2025, 11, 22))
    outlet = make_outlet(name="The Wire", slug="wire", homepage="https://wire.example/")
    commitment = make_commitment(statement="Plant trees", status="fulfilled")
    for day, title in ((D(2025, 1, 1), "First news"), (D(2025, 3, 1), "Second news")):
        make_mention(commitment, article=make_article(outlet=outlet, title=title, published_on=day))
    make_mention(article=make_article(outlet=outlet, title="Nothing accepted"))
    make_mention(make_commitment(statement="Of another"), article=make_article())
    page = text_of(client.get("/outlets/wire/"))
    assert "2 of its articles are quoted here." in page
    assert page.index("Second news") < page.index("First news")
    assert "Plant trees" in page
    assert "1 fulfilled" in page
    assert "Quoted passages <span" in page
    assert '<tr><th scope="row">Mar 2025</th><td class="num-col">1</td></tr>' in page
    assert 'href="https://wire.example/" rel="noopener nofollow"' in page
    assert "Nothing accepted" not in page
    assert "Of another" not in page


@pytest.mark.parametrize(
    ("shows_text", "words"),
    [(True, "its licence allows it"), (False, "readers see the quoted passages")],
)
def test_an_outlet_says_whether_its_texts_are_shown(client, shows_text, words):
    outlet = make_outlet(slug="wire", shows_text=shows_text)
    make_mention(make_commitment(), article=make_article(outlet=outlet))
    assert words in text_of(client.get("/outlets/wire/"))


def test_an_outlet_that_nothing_published_quotes_has_no_page(client):
    outlet = make_outlet(slug="wire")
    make_mention(make_commitment(published=False), article=make_article(outlet=outlet))
    assert client.get("/outlets/wire/").status_code == 404


def test_articles_come_in_pages(client):
    outlet, commitment = make_outlet(slug="wire"), make_commitment()
    for n in range(21):
        make_mention(commitment, article=make_article(outlet=outlet, text=f"News {n}."))
    page = text_of(client.get("/outlets/wire/", {"page": "2"}))
    assert "21 to 21 of 21" in page


def test_names_of_outlets_lead_to_their_pages(client):
    article = make_article(outlet=make_outlet(name="The Wire", slug="wire"))
    commitment = make_commitment()
    make_mention(commitment, article=article)
    link = '<a href="/outlets/wire/">The Wire</a>'
    for address in (commitment.get_absolute_url(), article.get_absolute_url(), "/articles/"):
        assert link in text_of(client.get(address)), address
