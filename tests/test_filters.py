"""Which commitments an address asks for."""

import datetime as dt
from typing import Any

import pytest
from django.http import QueryDict

from tests.factories import (
    make_agreement,
    make_commitment,
    make_domain,
    make_mention,
    make_party,
    make_status_change,
)
from tracker.filters import CommitmentFilter
from tracker.models import Commitment

D = dt.date
TODAY = D(2025, 11, 22)
pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def today(time_machine):
    time_machine.move_to(TODAY, tick=False)


def filtered(query: str) -> CommitmentFilter:
    return CommitmentFilter(QueryDict(query), queryset=Commitment.objects.published())


def found(query: str) -> set[str]:
    return {commitment.slug for commitment in filtered(query).qs}


@pytest.mark.parametrize(
    ("words", "is_found"),
    [
        ("trees", True),
        ("TREES oaks", True),
        ("ruritania", True),
        ("forest pact trees", True),
        ("trees houses", False),
        ("secret", False),
    ],
)
def test_every_word_stands_in_the_statement_a_party_or_the_agreement(words, is_found):
    pact = make_agreement(title="Forest Pact")
    ruritania = make_party(name="Ruritania")
    make_commitment(ruritania, statement="Plant trees, oaks first", slug="trees", agreement=pact)
    assert (found(f"q={words}") == {"trees"}) == is_found


def test_the_name_of_an_unpublished_agreement_finds_nothing():
    make_commitment(agreement=make_agreement(title="Secret Pact", published=False))
    assert found("q=secret") == set()


@pytest.fixture
def family():
    """India and its ministry; the United States receives what the ministry promises."""
    india = make_party("Bharat", name="India", slug="india")
    ministry = make_party(name="Ministry", slug="ministry", parent=india)
    states = make_party(name="United States", slug="us")
    make_commitment(india, slug="by-india")
    make_commitment(ministry, beneficiaries=(states,), slug="by-ministry")
    make_commitment(states, slug="by-us")


@pytest.mark.usefixtures("family")
@pytest.mark.parametrize(
    ("query", "slugs"),
    [
        ("party=india", {"by-india", "by-ministry"}),
        ("party=India", {"by-india", "by-ministry"}),
        ("party=bharat", {"by-india", "by-ministry"}),
        ("party=ministry", {"by-ministry"}),
        ("party=United+States", {"by-us", "by-ministry"}),
        ("party=us&role=obligor", {"by-us"}),
        ("party=us&role=beneficiary", {"by-ministry"}),
        ("party=Atlantis", set()),
        ("role=obligor", {"by-india", "by-ministry", "by-us"}),
    ],
)
def test_a_party_brings_the_bodies_below_it(query, slugs):
    assert found(query) == slugs


@pytest.mark.parametrize(
    ("query", "slugs"),
    [
        ("status=fulfilled", {"kept"}),
        ("status=signed", {"waiting"}),
        ("status=not_assessed", {"waiting"}),
        ("status=fulfilled&status=signed", {"kept", "waiting"}),
        ("stage=signed", {"kept", "waiting"}),
        ("stage=agreed", set()),
    ],
)
def test_status_is_the_one_badge_and_stage_is_the_stage(query, slugs):
    make_commitment(slug="waiting", status="signed")
    make_status_change(make_commitment(slug="kept", status="signed"), "fulfilled")
    assert found(query) == slugs


@pytest.mark.parametrize(
    ("query", "slugs"),
    [
        ("due=overdue", {"yesterday"}),
        ("due=soon", {"today", "in-90-days"}),
        ("due=year", {"today", "in-90-days", "in-91-days"}),
        ("due=later", {"in-366-days"}),
        ("due=none", {"never"}),
    ],
)
def test_a_due_window_has_its_open_commitments(query, slugs):
    dues = {"yesterday": -1, "today": 0, "in-90-days": 90, "in-91-days": 91, "in-366-days": 366}
    for slug, days in dues.items():
        make_commitment(slug=slug, due_on=TODAY + dt.timedelta(days=days))
    make_commitment(slug="never")
    make_commitment(slug="kept", status="fulfilled", due_on=TODAY)
    assert found(query) == slugs


def test_windows_and_querysets_agree_on_what_is_late_and_soon():
    for days in (-400, -1, 0, 1, 90, 91, 400):
        for status in ("", "delayed", "broken"):
            make_commitment(status=status, due_on=TODAY + dt.timedelta(days=days))
    overdue, soon = Commitment.objects.overdue(), Commitment.objects.due_soon()
    assert set(filtered("due=overdue").qs) == set(overdue)
    assert set(filtered("due=soon").qs) == set(soon)


def test_a_domain_brings_those_below_it():
    defence, trade = make_domain(slug="defence"), make_domain(slug="trade")
    cyber = make_domain(slug="cyber", parent=defence)
    for slug, domain in (("tank", defence), ("virus", cyber), ("tariff", trade)):
        make_commitment(slug=slug, domains=(domain,))
    assert found("domain=defence") == {"tank", "virus"}
    assert found("domain=cyber") == {"virus"}
    assert found("domain=cyber&domain=trade") == {"virus", "tariff"}


def test_the_old_name_of_an_agreement_or_a_party_stands_for_the_kept_one(client):
    india = make_party(slug="india")
    pact = make_agreement(india, slug="pact", title="The Pact")
    make_commitment(india, slug="under", agreement=pact)
    make_party(slug="bharat", merged_into=india)
    make_agreement(slug="old-pact", status="", published=False, merged_into=pact)
    hidden = make_agreement(published=False)
    make_agreement(slug="gone", status="", published=False, merged_into=hidden)
    assert found("agreement=old-pact") == {"under"}
    assert found("party=bharat") == {"under"}
    page = client.get("/commitments/?agreement=old-pact").content.decode()
    assert '<option value="pact" selected>The Pact</option>' in page
    assert "old-pact</option>" not in page
    assert client.get("/commitments.csv?agreement=old-pact").status_code == 200
    assert client.get("/commitments.csv?agreement=gone").status_code == 400


def test_of_an_agreement():
    make_commitment(slug="under", agreement=make_agreement(slug="pact"))
    make_commitment(slug="alone")
    assert found("agreement=pact") == {"under"}


@pytest.mark.parametrize(
    ("query", "slugs"),
    [
        ("firm=true", {"firm"}),
        ("firm=false", {"soft"}),
        ("firm=perhaps", {"firm", "soft"}),
        ("silent=true", {"soft"}),
        ("silent=false", {"firm", "soft"}),
        ("since=2025", {"firm"}),
        ("until=2024", {"soft"}),
        ("since=2024&until=2025", {"firm", "soft"}),
    ],
)
def test_wording_silence_and_year(query, slugs):
    make_commitment(slug="firm", made_on=D(2025, 1, 1))
    make_mention(make_commitment(slug="soft", firm=False, made_on=D(2024, 12, 31)))
    assert found(query) == slugs


@pytest.mark.parametrize(
    "query",
    [
        *("since=abc", "since=99999", "until=-4", "due=tomorrow", "status=lost"),
        *("stage=x", "domain=nowhere", "agreement=none", "sort=price", "role=friend"),
        *("q=%00", "party=%00", "domain=%00", "agreement=%00", "status=%00"),
    ],
)
def test_a_value_that_cannot_be_is_an_error_and_filters_nothing(query):
    make_commitment(slug="one")
    assert found(query) == {"one"}
    assert filtered(query).form.errors.keys() == {query.split("=")[0]}


@pytest.mark.parametrize(
    ("sort", "slugs"),
    [
        ("", ["b", "a", "c"]),
        ("heard", ["b", "a", "c"]),
        ("due", ["c", "a", "b"]),
        ("mentions", ["b", "c", "a"]),
        ("made", ["c", "b", "a"]),
    ],
)
def test_the_order_puts_what_has_no_date_last(sort, slugs):
    rows: dict[str, dict[str, Any]] = {
        "a": {"last_heard_on": D(2025, 1, 1), "due_on": D(2026, 1, 1), "made_on": D(2020, 1, 1)},
        "b": {"last_heard_on": D(2025, 2, 1), "mention_count": 5, "made_on": D(2021, 1, 1)},
        "c": {"due_on": D(2025, 1, 1), "mention_count": 3, "made_on": D(2022, 1, 1)},
    }
    for slug, fields in rows.items():
        make_commitment(slug=slug, **fields)
    assert [row.slug for row in filtered(f"sort={sort}").qs] == slugs
