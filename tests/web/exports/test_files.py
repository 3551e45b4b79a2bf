"""Lists as files: the rows and the order of the page, in a constant number of queries."""

import csv
import datetime as dt
import io
import json

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
from tracker.exporting import chunks
from tracker.exporting.formats import FORMATS
from tracker.exporting.kinds import KINDS
from tracker.models import Commitment, Party, Target
from tracker.web.exports.files import LIGHT

pytestmark = pytest.mark.django_db
FILES = [
    (kind.name, form.ending)
    for kind in KINDS.values()
    for form in FORMATS.values()
    if form.suits(kind)
]


def content(response) -> str:
    return b"".join(response.streaming_content).decode()


def rows_of(response) -> list[dict[str, str]]:
    return list(csv.DictReader(io.StringIO(content(response).removeprefix("\ufeff"))))


def make_rows(count: int) -> None:
    """So many rows of each kind, each with something in every part."""
    domain = make_domain(parent=make_domain())
    for n in range(count):
        maker = make_party()
        receiver = make_party(parent=maker)
        maker.members.add(receiver)
        pact = make_agreement(maker, receiver, period_end=dt.date(2030, 1, 1))
        row = make_commitment(
            maker,
            beneficiaries=(receiver,),
            domains=(domain,),
            agreement=pact,
            due_on=dt.date(2030, 1, n + 1),
        )
        mention = make_mention(row)
        make_status_change(row, "in_progress", evidence=mention)
        make_status_change(pact, "in_force", evidence=mention)
        Target.objects.create(commitment=row, indicator="Ships", value=10, unit="ships")


@pytest.mark.parametrize(("kind", "ending"), FILES)
def test_a_chunk_costs_the_same_queries_for_few_and_for_many(
    client, kind, ending, django_assert_num_queries
):
    whole = ending in ("json", "jsonl")
    prefetches = {"commitments": 6 if whole else 2, "agreements": 2 if whole else 1}
    prefetches |= {"parties": 2, "articles": 1 if whole else 0, "outlets": 0}
    prefetches["domains"] = 4 + 2  # the tree that gives their order, and their figures
    tag = not whole and kind in LIGHT
    address = reverse(f"{kind}.{ending}")
    for _ in range(2):
        make_rows(3)
        with django_assert_num_queries(tag + 1 + prefetches[kind]):
            assert client.get(address).getvalue()


def test_rows_are_read_a_chunk_at_a_time(client, monkeypatch, django_assert_num_queries):
    monkeypatch.setattr(chunks, "CHUNK", 2)
    make_rows(5)
    with django_assert_num_queries(1 + 1 + 3 * 2):
        assert len(rows_of(client.get("/commitments.csv"))) == 5


def test_the_head_of_a_file_costs_no_reading(client, django_assert_num_queries):
    make_rows(1)
    with django_assert_num_queries(1):
        response = client.head("/commitments.csv")
        assert response.status_code == 200
        assert response["Content-Type"] == "text/csv; charset=utf-8"


@pytest.mark.parametrize(
    "query",
    [
        "?sort=due",
        "?sort=made",
        "?due=later&sort=due",
        "?party=india",
        "?status=delayed&status=signed",
        "?domain=defence",
        "?agreement=pact",
        "?q=ships",
        "?since=2025&until=2025",
    ],
)
def test_a_file_has_the_rows_of_its_page_in_the_same_order(client, query):
    india, defence = make_party(name="India", slug="india"), make_domain(slug="defence")
    pact = make_agreement(india, slug="pact")
    for n in range(12):
        make_commitment(
            *([india] if n % 2 else []),
            domains=(defence,) if n % 3 else (),
            agreement=pact if n % 4 else None,
            statement=f"Build {n} {'ships' if n % 5 else 'planes'}",
            status=["signed", "delayed", "fulfilled"][n % 3],
            made_on=dt.date(2024 + n % 3, 1, 1),
            due_on=dt.date(2040 - n, 1, 1),
        )
    page = client.get(f"/commitments/{query}").context["page"]
    shown = [str(row.pk) for row in page]
    assert shown
    assert page.paginator.num_pages == 1
    assert [row["id"] for row in rows_of(client.get(f"/commitments.csv{query}"))] == shown
    found = json.loads(content(client.get(f"/commitments.json{query}")))
    assert [str(row["id"]) for row in found["commitments"]] == shown


@pytest.mark.parametrize(
    ("kind", "query"), [("parties", "?kind=state"), ("agreements", ""), ("outlets", "")]
)
def test_other_lists_are_as_their_pages(client, kind, query):
    make_rows(3)
    make_commitment(make_party(kind="company"))
    shown = [row.pk for row in client.get(f"/{kind}/{query}").context["page"]]
    found = json.loads(content(client.get(f"/{kind}.json{query}")))
    assert [row["id"] for row in found[kind]] == shown


def test_the_file_of_domains_has_the_order_of_their_tree(client):
    trade, arms = make_domain(name="Trade", slug="trade"), make_domain(name="Arms", slug="arms")
    tariffs = make_domain(name="Tariffs", slug="tariffs", parent=trade)
    ports = make_domain(name="Ports", slug="ports", parent=trade)
    bombs = make_domain(name="Bombs", slug="bombs", parent=arms)
    make_domain(name="Unused", slug="unused", parent=trade)
    for domains in ((tariffs, ports), (tariffs,), (trade, ports), (bombs,), (arms,)):
        make_commitment(domains=domains)
    make_commitment(domains=(ports, bombs), published=False)
    branches = client.get("/domains/").context["branches"]
    shown = [row.slug for branch in branches for row in (branch.area, *branch.below)]
    assert shown == ["trade", "ports", "tariffs", "arms", "bombs"]
    assert [row["slug"] for row in rows_of(client.get("/domains.csv"))] == shown


def test_a_domain_counts_what_lies_below_it_once(client, time_machine):
    time_machine.move_to(dt.datetime(2026, 1, 1, 12, tzinfo=dt.UTC), tick=False)
    trade = make_domain(name="Trade", slug="trade", cap_code=18)
    tariffs = make_domain(name="Tariffs", slug="tariffs", parent=trade)
    make_commitment(domains=(trade, tariffs), due_on=dt.date(2025, 1, 1))
    make_commitment(domains=(tariffs,), status="fulfilled")
    make_commitment(domains=(trade,), published=False)
    above, below = json.loads(content(client.get("/domains.json")))["domains"]
    counted = [above[f"{name}_count"] for name in ("commitment", "open", "overdue")]
    assert (above["name"], above["cap_code"], above["parent"], counted) == (
        *("Trade", 18, None),
        [2, 1, 1],
    )
    assert below["parent"]["permalink"] == "http://testserver/domains/trade/"
    assert above["updated_at"] == "2026-01-01T12:00:00Z"
    feed = content(client.get("/domains.atom"))
    assert "Commitments: 2; open: 1; overdue: 1." in feed
    assert 'href="http://testserver/domains/"' in feed


def test_an_outlet_counts_what_readers_may_see(client):
    wire = make_outlet(name="Wire", homepage="https://wire.example/", slug="wire")
    row, hidden = make_commitment(), make_commitment(published=False)
    for day in (dt.date(2025, 1, 2), dt.date(2025, 3, 4)):
        make_mention(row, article=make_article(outlet=wire, published_on=day))
    make_mention(hidden, article=make_article(outlet=wire, published_on=dt.date(2026, 1, 1)))
    make_mention(hidden)
    (found,) = rows_of(client.get("/outlets.csv"))
    told = [found[f"{name}_count"] for name in ("article", "passage", "commitment")]
    assert (found["name"], found["homepage"], told) == (
        *("Wire", "https://wire.example/"),
        ["2", "2", "1"],
    )
    assert (found["first_on"], found["last_on"]) == ("2025-01-02", "2025-03-04")


@pytest.mark.parametrize("kind", ["domains", "outlets"])
def test_files_of_areas_and_outlets_are_of_the_past_too(client, kind):
    for month in (1, 5):
        row = make_commitment(domains=(make_domain(),), made_on=dt.date(2025, month, 1))
        make_mention(row, article=make_article(published_on=dt.date(2025, month, 1)))
    address = f"/{kind}.csv"
    assert len(rows_of(client.get(address))) == 2
    assert len(rows_of(client.get(f"{address}?as_of=2025-03-01"))) == 1
    assert client.get(f"{address}?as_of=soon").status_code == 400


def test_a_file_has_all_pages(client):
    make_rows(25)
    assert len(rows_of(client.get("/commitments.csv?page=2"))) == 25


@pytest.mark.parametrize("ending", FORMATS)
def test_a_filter_that_cannot_be_read_is_an_error(client, ending):
    make_rows(1)
    response = client.get(f"/commitments.{ending}?since=soon&status=nonsense")
    assert response.status_code == 400
    assert "since: Enter a whole number." in response.content.decode()
    assert "status: " in response.content.decode()


@pytest.mark.parametrize(
    ("ending", "is_file"), [("csv", True), ("json", True), ("ics", True), ("atom", False)]
)
def test_a_file_has_a_name_and_is_open_to_other_sites(client, ending, is_file, time_machine):
    time_machine.move_to(dt.datetime(2026, 11, 22, tzinfo=dt.UTC))
    response = client.get(f"/commitments.{ending}")
    name = f'attachment; filename="pledgeline-commitments-2026-11-22.{ending}"'
    assert response.get("Content-Disposition") == (name if is_file else None)
    assert response["Access-Control-Allow-Origin"] == "*"
    assert response["Content-Type"].startswith(FORMATS[ending].media_type)


@pytest.mark.parametrize("ending", ["csv", "atom", "ics"])
def test_a_file_that_has_not_changed_is_not_sent_again(client, ending, django_assert_num_queries):
    make_rows(2)
    address = f"/commitments.{ending}?sort=due"
    known = {"if-none-match": client.get(address)["ETag"]}
    with django_assert_num_queries(1):
        assert client.get(address, headers=known).status_code == 304
    assert client.get(f"{address}&party=x", headers=known).status_code == 200
    for change in (
        lambda row: make_status_change(row, "delayed"),
        lambda row: make_mention(row),
        lambda row: row.domains.clear(),
        lambda row: row.party_roles.first().delete(),
        lambda row: Party.objects.filter(roles__commitment=row).update(name="New name"),
        lambda row: Commitment.objects.filter(pk=row.pk).update(published_at=None),
    ):
        known = {"if-none-match": client.get(address)["ETag"]}
        change(Commitment.objects.published().earliest("pk"))
        assert client.get(address, headers=known).status_code == 200


def test_flags_change_with_the_day(client, time_machine):
    time_machine.move_to(dt.datetime(2026, 1, 1, 12, tzinfo=dt.UTC))
    first = client.get("/commitments.csv")["ETag"]
    time_machine.move_to(dt.datetime(2026, 1, 2, 12, tzinfo=dt.UTC))
    assert client.get("/commitments.csv")["ETag"] != first


@pytest.mark.parametrize("address", ["/parties.ics", "/outlets.ics", "/commitments.xls"])
def test_what_there_is_not_is_not_found(client, address):
    assert client.get(address).status_code == 404


def test_a_page_offers_its_files_as_it_is_filtered(client):
    make_rows(21)
    page = client.get("/commitments/?sort=due&page=2&status=in_progress").content.decode()
    for ending in FORMATS:
        assert f'href="/commitments.{ending}?sort=due&amp;status=in_progress"' in page
    assert 'href="/parties.csv"' in client.get("/parties/").content.decode()
    assert "/parties.ics" not in client.get("/parties/").content.decode()
    for kind in ("domains", "outlets", "articles"):
        assert f'href="/{kind}.csv"' in client.get(f"/{kind}/").content.decode()


def test_a_file_of_the_past_is_of_the_past(client):
    row = make_commitment(status="signed", made_on=dt.date(2025, 1, 1))
    make_status_change(row, "broken", effective_on=dt.date(2025, 6, 1))
    make_commitment(made_on=dt.date(2025, 5, 1))
    (then,) = rows_of(client.get("/commitments.csv?as_of=2025-03-01"))
    assert (then["id"], then["fulfilment"]) == (str(row.pk), "not_assessed")
    assert len(rows_of(client.get("/commitments.csv"))) == 2


def test_the_page_about_the_data_counts_and_explains(client):
    make_rows(2)
    page = client.get("/data/").content.decode()
    assert "2 of 2 stand exactly" in page
    for kind in KINDS.values():
        assert all(f"<code>{name}</code>" in page for name in (*kind.meanings, *kind.more_meanings))
    assert 'href="/articles.jsonl"' in page
    assert 'href="/data/"' in client.get("/").content.decode()
