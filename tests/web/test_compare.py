"""Two parties side by side."""

import datetime as dt

import pytest

from tests.factories import make_agreement, make_commitment, make_domain, make_party
from tests.web.test_pages import text_of
from tracker.web.compare import between, comparison, shared_agreements

D = dt.date
pytestmark = pytest.mark.django_db


@pytest.fixture
def india():
    return make_party("Bharat", name="India", slug="india")


@pytest.fixture
def norway():
    return make_party(name="Norway", slug="norway")


def test_the_form_comes_first(client, india):
    make_commitment(india)
    page = text_of(client.get("/compare/"))
    assert "Two parties side by side" in page
    assert '<option value="India">' in page


def test_two_parties_stand_side_by_side(client, india, norway):
    trade = make_domain(name="Trade", slug="trade")
    make_commitment(india, domains=(trade,), status="fulfilled")
    make_commitment(norway, domains=(trade,), statement="Norway buys tea", beneficiaries=(india,))
    page = text_of(client.get("/compare/", {"a": "india", "b": "norway"}))
    assert "<title>India and Norway" in page
    assert "Norway to India" in page
    assert "Norway buys tea" in page
    assert "1 of 1" in page
    assert '<a href="/domains/trade/">Trade</a>' in page
    assert "No published agreement has both as parties." in page


def test_names_lead_to_the_address_of_the_pair(client, india, norway):
    make_commitment(india, norway)
    response = client.get("/compare/", {"a": "Bharat", "b": " Norway "})
    assert (response.status_code, response.url) == (302, "/compare/?a=india&b=norway")


def test_a_name_that_nobody_bears_is_told_at_its_field(client, india):
    make_commitment(india)
    page = text_of(client.get("/compare/", {"a": "india", "b": "Atlantis"}))
    assert 'aria-describedby="id_b-error"' in page
    assert page.count("No published record names a party so.") == 1


def test_a_party_is_not_compared_with_itself(client, india):
    make_commitment(india)
    assert "Choose two different parties." in text_of(
        client.get("/compare/", {"a": "india", "b": "india"})
    )


def test_a_party_that_readers_do_not_know_is_unknown_here(client, india, norway):
    make_commitment(india)
    make_commitment(norway, published=False)
    page = text_of(client.get("/compare/", {"a": "india", "b": "norway"}))
    assert "No published record names a party so." in page


def test_commitments_to_each_other_are_told_apart(india, norway):
    kenya = make_party()
    ministry = make_party(parent=india)
    one = make_commitment(ministry, beneficiaries=(norway,))
    other = make_commitment(norway, beneficiaries=(india,))
    both = make_commitment(india, norway)
    make_commitment(kenya, beneficiaries=(india, norway))
    make_commitment(india, beneficiaries=(kenya,))
    make_commitment(india, norway, published=False)
    assert between(india, norway) == {"one": [one], "other": [other], "both": [both]}


def test_figures_are_of_what_each_made_with_its_bodies(india, norway):
    ministry = make_party(parent=india)
    make_commitment(ministry, india, status="fulfilled", firm=False)
    make_commitment(ministry, due_on=D(2020, 1, 1))
    make_commitment(norway, beneficiaries=(ministry,))
    one, other = comparison(india, norway)["columns"]
    assert (one.made.tally.total, one.made.tally.kept, one.made.overdue, one.made.firm) == (
        *(2, 1, 1, 1),
    )
    assert (one.received.total, other.received.total) == (1, 0)


def test_areas_of_either_are_listed_with_both(india, norway):
    trade, fish = make_domain(slug="trade"), make_domain(slug="fish")
    for _ in range(2):
        make_commitment(norway, domains=(fish,))
    make_commitment(india, domains=(trade,))
    areas = comparison(india, norway)["areas"]
    assert [(area.slug, [row.total for row in area.tallies]) for area in areas] == [
        ("fish", [0, 2]),
        ("trade", [1, 0]),
    ]


def test_an_agreement_is_shared_by_a_body_too(india, norway):
    ministry = make_party(parent=india)
    pact = make_agreement(ministry, norway)
    make_agreement(india)
    make_agreement(india, norway, published=False)
    assert list(shared_agreements(india, norway)) == [pact]
