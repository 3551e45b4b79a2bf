"""Feeds of what changed: whose, in which order, and nothing twice."""

import datetime as dt
import xml.etree.ElementTree as ET

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
from tracker.models import Commitment

pytestmark = pytest.mark.django_db
ATOM = "{http://www.w3.org/2005/Atom}"


def entries(response) -> list[ET.Element]:
    return ET.fromstring(response.content).findall(f"{ATOM}entry")  # noqa: S314


def titles(client, address: str) -> list[str]:
    response = client.get(address)
    assert response["Content-Type"].startswith("application/atom+xml")
    return [entry.findtext(f"{ATOM}title", "") for entry in entries(response)]


@pytest.fixture
def commitment(time_machine) -> Commitment:
    time_machine.move_to(dt.datetime(2026, 1, 1, tzinfo=dt.UTC))
    india = make_party(name="India", slug="india")
    row = make_commitment(
        india,
        statement="Build ships",
        agreement=make_agreement(india, slug="pact", title="Pact", status=""),
        domains=(make_domain(slug="defence"),),
    )
    time_machine.move_to(dt.datetime(2026, 1, 2, tzinfo=dt.UTC))
    mention = make_mention(row, article=make_article(outlet=make_outlet(name="Daily")))
    time_machine.move_to(dt.datetime(2026, 1, 3, tzinfo=dt.UTC))
    change = make_status_change(row, "delayed", evidence=mention)
    time_machine.move_to(dt.datetime(2026, 1, 4, tzinfo=dt.UTC))
    change.retract(note="Read wrongly.")
    make_status_change(make_commitment(statement="Elsewhere"), "signed")
    return row


@pytest.mark.parametrize(
    ("name", "arguments"),
    [
        ("commitment_feed", None),
        ("party_feed", ["india"]),
        ("agreement_feed", ["pact"]),
        ("domain_feed", ["defence"]),
    ],
)
def test_a_feed_tells_its_own_changes_the_newest_first(client, commitment, name, arguments):
    assert titles(client, reverse(name, args=arguments or [commitment.pk])) == [
        "Taken back: delayed: Build ships",
        "Delayed: Build ships",
        "Mentioned: Build ships",
    ]


def test_the_feed_of_the_site_tells_all(client, commitment):
    make_status_change(commitment.agreement, "in_force")
    assert "In force: Pact" in titles(client, "/changes.atom")
    assert "Signed: Elsewhere" in titles(client, "/changes.atom")


@pytest.mark.usefixtures("commitment")
def test_an_entry_names_its_source_and_no_two_are_the_same(client):
    found = entries(client.get("/changes.atom"))
    mentioned = next(e for e in found if "Mentioned" in e.findtext(f"{ATOM}title", ""))
    assert "(Daily, " in mentioned.findtext(f"{ATOM}summary", "")
    numbers = [entry.findtext(f"{ATOM}id") for entry in found]
    assert len(numbers) == len(set(numbers)) == 4


@pytest.mark.usefixtures("commitment")
def test_a_feed_that_has_not_changed_is_not_sent_again(client):
    first = client.get("/changes.atom")
    again = client.get("/changes.atom", headers={"if-none-match": first["ETag"]})
    assert (again.status_code, again.content) == (304, b"")


@pytest.mark.parametrize("count", [1, 4])
def test_a_feed_needs_the_same_queries_for_any_length(client, count, django_assert_num_queries):
    for _ in range(count):
        row = make_commitment(agreement=make_agreement())
        make_status_change(row, "delayed", evidence=make_mention(row))
    with django_assert_num_queries(2):
        assert len(titles(client, "/changes.atom")) == count * 3


@pytest.mark.parametrize(
    "address",
    ["/commitments/99/changes.atom", "/parties/x/changes.atom", "/domains/x/changes.atom"],
)
def test_there_is_no_feed_of_what_there_is_not(client, address):
    make_domain(slug="x")
    assert client.get(address).status_code == 404


def test_pages_name_their_feeds(client, commitment):
    page = client.get(commitment.get_absolute_url()).content.decode()
    assert f'href="/commitments/{commitment.pk}/changes.atom"' in page
    assert 'href="/parties/india/changes.atom"' in client.get("/parties/india/").content.decode()
