"""Pages of one record, with something in every part, ask as often for many rows as for few."""

import datetime as dt

import pytest
from django.contrib.auth.models import Permission

from tests.factories import (
    make_agreement,
    make_article,
    make_commitment,
    make_correction,
    make_domain,
    make_mention,
    make_outlet,
    make_party,
    make_status_change,
    make_target,
    make_user,
)
from tracker.models import Commitment

pytestmark = pytest.mark.django_db
D = dt.date
ADDRESSES = {
    "/commitments/{pk}-oaks/": 8,
    "/agreements/pact/": 8,
    "/parties/india/": 8,
    "/domains/": 4,
    "/domains/trade/": 8,
    "/outlets/wire/": 6,
    "/compare/?a=india&b=norway": 8,
    "/compare/": 1,
}
# Session, account, and the rights of both account and groups.
SIGNED_IN = 4


@pytest.fixture(params=[2, 12])
def commitment(request) -> Commitment:
    """The first of so many, each with all that a page can show."""
    india, norway = make_party(slug="india"), make_party(slug="norway")
    trade, outlet = make_domain(slug="trade"), make_outlet(slug="wire")
    pact = make_agreement(india, norway, slug="pact")
    for n in range(request.param):
        ministry, partner = make_party(parent=india), make_party()
        area = make_domain(slug=f"area-{n}", parent=trade)
        make_agreement(india, norway, predecessor=pact, relation="amends")
        row = make_commitment(
            *(ministry, norway),
            beneficiaries=(india, partner),
            domains=(trade, area),
            agreement=pact,
            slug="oaks",
            due_on=D(2020, 1, 1) if n % 2 else D(2090, 1, 1),
        )
        mention = make_mention(row, article=make_article(outlet=outlet))
        make_status_change(row, "signed", evidence=mention)
        make_status_change(row, "fulfilled" if n % 3 else "delayed", evidence=mention)
    first = Commitment.objects.earliest("pk")
    for n in range(request.param):
        make_mention(first, article=make_article(outlet=outlet))
        make_target(first, (D(2024, 1, 1), n), (D(2025, 1, 1), 2 * n), value=80 + n)
        make_correction(first, "accepted")
    return first


@pytest.mark.parametrize("address", ADDRESSES)
def test_a_page_of_one_record_needs_few_queries(
    client, commitment, django_assert_num_queries, address
):
    with django_assert_num_queries(ADDRESSES[address]):
        assert client.get(address.format(pk=commitment.pk)).status_code == 200


@pytest.mark.parametrize("address", ADDRESSES)
def test_to_be_signed_in_costs_four_queries_and_no_page_more_than_twelve(
    client, commitment, django_assert_num_queries, address
):
    user = make_user()
    user.user_permissions.add(Permission.objects.get(codename="review_mention"))
    client.force_login(user)
    assert ADDRESSES[address] + SIGNED_IN <= 12
    with django_assert_num_queries(ADDRESSES[address] + SIGNED_IN):
        client.get(address.format(pk=commitment.pk))
