"""A page asks the database as often for many rows as for few."""

import pytest
from django.urls import reverse

from tests.factories import (
    make_agreement,
    make_article,
    make_commitment,
    make_domain,
    make_mention,
    make_party,
    make_status_change,
)
from tracker.models import Commitment
from tracker.searching.names import has_trigrams

pytestmark = pytest.mark.django_db
ARTICLE = 1_000_000  # a key that no sequence has come to
FILTERS = {
    "q": "trees",
    "party": "india",
    "domain": "defence",
    "agreement": "pact",
    "status": ["in_progress", "delayed"],
    "stage": "signed",
    "firm": "true",
    "since": "2020",
}


@pytest.fixture(params=[2, 12])
def commitment(request) -> Commitment:
    """The first of so many, all of one party, domain, agreement and article."""
    has_trigrams()  # asked once of each database
    india, states = make_party(slug="india"), make_party()
    domain, pact = make_domain(slug="defence"), make_agreement(india, states, slug="pact")
    text = " ".join(f"Pledge {n}." for n in range(20))
    article = make_article(text=text, pk=ARTICLE)
    for n in range(request.param):
        row = make_commitment(
            india, beneficiaries=(states,), domains=(domain,), agreement=pact, status="signed"
        )
        mention = make_mention(row, article=article, quote=f"Pledge {n}.")
        make_status_change(row, "in_progress", evidence=mention)
        for extra in range(request.param):
            make_mention(row, article=make_article(text=f"Again {extra} of {row.pk}."))
    return Commitment.objects.earliest("pk")


@pytest.mark.parametrize(
    ("name", "arguments", "query", "count"),
    [
        ("home", [], {}, 12),
        ("commitment_list", [], {}, 8),
        ("commitment_list", [], FILTERS, 10),
        ("commitment_list", [], FILTERS | {"q": "treas", "party": "imdia"}, 8),
        ("search", [], {"q": "plant trees"}, 11),
        ("agreement_list", [], {}, 4),
        ("agreement_detail", ["pact"], {}, 7),
        ("party_list", [], {}, 3),
        ("party_detail", ["india"], {}, 8),
        ("article_list", [], {}, 3),
        ("outlet_list", [], {}, 3),
        ("article_detail", [ARTICLE], {}, 4),
        ("methodology", [], {}, 2),
    ],
)
@pytest.mark.usefixtures("commitment")
def test_a_page_needs_the_same_queries_for_any_length(
    client, django_assert_num_queries, name, arguments, query, count
):
    with django_assert_num_queries(count):
        assert client.get(reverse(name, args=arguments), query).status_code == 200
