"""Nothing that no editor has published may show anywhere."""

import pytest
from django.urls import reverse

from tests.factories import (
    make_agreement,
    make_article,
    make_commitment,
    make_domain,
    make_mention,
    make_outlet,
    make_party,
    make_status_change,
)
from tracker.models import Agreement, Article, Commitment, Party

pytestmark = pytest.mark.django_db
HIDDEN = "zanzibar"


@pytest.fixture
def record() -> Commitment:
    """A published commitment with something unpublished or unreviewed on every side of it."""
    india, hidden = make_party(name="India", slug="india"), make_party(name=f"Party {HIDDEN}")
    make_party(name=f"Body {HIDDEN}", parent=india)
    domain = make_domain(slug="defence")
    pact = make_agreement(india, slug="pact")
    secret_pact = make_agreement(
        india, hidden, title=f"Pact {HIDDEN}", published=False, predecessor=pact, relation="renews"
    )
    secret = make_commitment(
        hidden, india, statement=f"Statement {HIDDEN}", published=False, domains=(domain,)
    )
    article = make_article(
        text=f"India signed it. It also promised {HIDDEN} ships.\n\nAnd more.",
        outlet=make_outlet(slug="closed"),
    )
    commitment = make_commitment(india, slug="record", agreement=secret_pact, domains=(domain,))
    make_commitment(india, agreement=pact)
    make_mention(commitment, article=article, quote="India signed it.")
    quote = f"It also promised {HIDDEN} ships."
    candidate = make_mention(article=article, quote=quote)
    of_secret = make_mention(secret, article=article, quote=quote, start=article.text.index(quote))
    for evidence in (candidate, of_secret):
        make_status_change(commitment, "agreed", evidence=evidence)
        make_status_change(pact, "agreed", evidence=evidence)
    make_mention(article=make_article(title=f"Article {HIDDEN}"))
    make_mention(secret, article=make_article(title=f"Second {HIDDEN}"))
    make_status_change(secret, "broken", note=f"Note {HIDDEN}")
    return commitment


def addresses() -> list[str]:
    lists = ["home", "commitment_list", "agreement_list", "party_list", "article_list"]
    lists += ["domain_list", "compare", "correction_list"]
    records = [
        *Commitment.objects.published(),
        *Agreement.objects.published(),
        *Party.objects.public(),
        *Article.objects.public(),
    ]
    queries = ["?party=india", "?domain=defence", "?q=statement", "?sort=mentions"]
    return [
        *(reverse(name) for name in [*lists, "methodology", "login"]),
        *(reverse("commitment_list") + query for query in queries),
        *(record.get_absolute_url() for record in records),
    ]


@pytest.mark.usefixtures("record")
def test_no_page_tells_of_an_unpublished_or_unreviewed_row(client):
    walked = addresses()
    assert len(walked) > 15
    for address in walked:
        response = client.get(address)
        assert response.status_code == 200, address
        assert HIDDEN not in response.content.decode().lower(), address


@pytest.mark.usefixtures("record")
def test_the_address_of_an_unpublished_row_is_not_found(client):
    hidden = [
        *Commitment.objects.unpublished(),
        *Agreement.objects.unpublished(),
        *Party.objects.exclude(pk__in=Party.objects.public()),
        *Article.objects.exclude(pk__in=Article.objects.public()),
    ]
    assert {type(row) for row in hidden} == {Commitment, Agreement, Party, Article}
    for row in hidden:
        response = client.get(row.get_absolute_url())
        assert response.status_code == 404, row
        assert HIDDEN not in response.content.decode().lower(), row


def test_words_of_an_unpublished_row_find_nothing(client, record):
    page = client.get(reverse("commitment_list"), {"q": HIDDEN}).content.decode()
    assert "0 commitments" in page
    assert record.statement not in page
