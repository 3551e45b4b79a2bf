"""Policy areas: the tree with its figures, and the page of one."""

import datetime as dt

import pytest
from django.urls import reverse

from tests.factories import (
    make_commitment,
    make_domain,
    make_mention,
    make_party,
    make_status_change,
)
from tests.web.test_pages import text_of
from tracker.web.domains import domain_record, tree

D = dt.date
pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def today(time_machine):
    time_machine.move_to(D(2025, 11, 22), tick=False)


def test_the_tree_counts_a_commitment_once_in_the_area_above():
    trade = make_domain(slug="trade")
    tariffs, quotas = (make_domain(slug=slug, parent=trade) for slug in ("tariffs", "quotas"))
    make_commitment(domains=(tariffs, quotas))
    make_commitment(domains=(trade, tariffs), status="fulfilled")
    [branch] = tree()["branches"]
    assert (branch.area.slug, branch.area.tally.total, branch.area.tally.kept) == ("trade", 2, 1)
    assert {row.slug: row.tally.total for row in branch.below} == {"tariffs": 2, "quotas": 1}


def test_an_area_whose_commitments_all_lie_below_it_is_in_the_tree(client):
    trade = make_domain(name="Trade", slug="trade")
    make_commitment(domains=(make_domain(name="Tariffs", parent=trade),))
    page = text_of(client.get(reverse("domain_list")))
    assert '<a href="/domains/trade/">Trade</a>' in page
    assert 'class="below"' in page


def test_without_commitments_the_tree_says_so(client):
    make_domain(name="Trade")
    page = text_of(client.get(reverse("domain_list")))
    assert "No commitment has a domain yet" in page
    assert "Trade" not in page


def test_a_domain_tells_who_what_and_when(client):
    trade = make_domain(name="Trade", slug="trade")
    tariffs = make_domain(name="Tariffs", slug="tariffs", parent=trade)
    india = make_party(name="India", slug="india")
    late = make_commitment(
        india, domains=(tariffs,), due_on=D(2025, 10, 1), statement="Cut the tariffs"
    )
    make_status_change(late, "delayed", note="Late, they said.")
    make_commitment(india, domains=(trade,), status="fulfilled", made_on=D(2019, 1, 1))
    page = text_of(client.get("/domains/trade/"))
    assert "2 commitments since 2019." in page
    assert "1 of 1" in page
    assert "the longest by 52 days" in page
    assert "Late, they said." in page
    assert '<a href="/domains/tariffs/">Tariffs</a>' in page
    assert "?domain=trade&amp;party=india&amp;role=obligor" in page
    assert "Cut the tariffs" in page
    below = text_of(client.get("/domains/tariffs/"))
    assert 'Part of <a href="/domains/trade/">Trade</a>' in below
    assert "One commitment since 2025." in below


def test_only_areas_within_the_domain_are_listed_below_it():
    trade, defence = make_domain(slug="trade"), make_domain(slug="defence")
    tariffs = make_domain(slug="tariffs", parent=trade)
    make_commitment(domains=(tariffs, defence))
    assert [row.slug for row in domain_record("trade")["subdomains"]] == ["tariffs"]
    assert domain_record("defence")["subdomains"] == []


def test_a_party_with_two_roles_is_counted_by_what_it_made():
    trade = make_domain(slug="trade")
    india, norway = make_party(name="India"), make_party(name="Norway")
    make_commitment(india, beneficiaries=(norway,), domains=(trade,), due_on=D(2025, 1, 1))
    make_commitment(norway, india, domains=(trade,), status="broken")
    found = {
        row["party__name"]: (row["made"], row["open"], row["overdue"])
        for row in domain_record("trade")["parties"]
    }
    assert found == {"India": (2, 1, 1), "Norway": (1, 0, 0)}


@pytest.mark.parametrize("published", [None, False])
def test_an_area_that_readers_see_nothing_of_has_no_page(client, published):
    trade = make_domain(slug="trade")
    if published is not None:
        make_commitment(domains=(trade,), published=published)
    assert client.get("/domains/trade/").status_code == 404
    assert client.get("/domains/no-such-area/").status_code == 404


def test_the_page_of_a_commitment_leads_to_its_domain(client):
    commitment = make_commitment(domains=(make_domain(name="Trade", slug="trade"),))
    make_mention(commitment)
    assert '<a href="/domains/trade/">Trade</a>' in text_of(
        client.get(commitment.get_absolute_url())
    )
