"""What pages tell search engines, sharers and programs."""

import datetime as dt
import json
import re

import pytest
from django.urls import reverse

from tests.factories import (
    make_agreement,
    make_commitment,
    make_domain,
    make_mention,
    make_party,
    make_status_change,
)
from tracker.web.exports import sitemaps

pytestmark = pytest.mark.django_db
EVIL = "</script><script>alert('x & y')</script>"


def page(client, address: str) -> str:
    return str(client.get(address).content.decode())


@pytest.mark.parametrize(
    ("address", "canonical"),
    [
        ("/commitments/?page=2&sort=due", "/commitments/"),
        (
            "/commitments/?status=delayed&q=&party=x&utm_source=y",
            "/commitments/?party=x&amp;status=delayed",
        ),
        (
            "/commitments/?status=signed&status=agreed",
            "/commitments/?status=agreed&amp;status=signed",
        ),
        ("/parties/?kind=state&fbclid=1", "/parties/?kind=state"),
        ("/", "/"),
    ],
)
def test_a_page_has_one_address_whatever_came_along(client, address, canonical):
    found = page(client, address)
    assert f'<link rel="canonical" href="http://testserver{canonical}">' in found
    assert f'<meta property="og:url" content="http://testserver{canonical}">' in found


def test_a_commitment_is_described_where_it_is_shared(client):
    row = make_commitment(
        make_party(name="India & Co"),
        statement='Build "ships"',
        status="delayed",
        due_on=dt.date(2030, 1, 1),
    )
    found = page(client, row.get_absolute_url())
    assert "<title>Build &quot;ships&quot; · Pledgeline</title>" in found
    assert '<meta property="og:title" content="Build &quot;ships&quot;">' in found
    told = "Delayed. India &amp; Co. Due 1 Jan 2030."
    assert f'<meta name="description" content="{told}">' in found
    assert f'<meta property="og:description" content="{told}">' in found
    picture = f"http://testserver/commitments/{row.pk}/preview.png"
    assert f'property="og:image" content="{picture}"' in found


def test_a_long_description_is_cut(client):
    row = make_commitment(*(make_party(name=f"A party & its long name {n}") for n in range(20)))
    found = re.search(r'name="description" content="([^"]*)"', page(client, row.get_absolute_url()))
    assert found
    assert len(found[1].replace("&amp;", "&")) == 200
    assert found[1].endswith("…")


def test_a_commitment_is_a_claim(client):
    row = make_commitment(make_party(name="India"), statement=EVIL, slug="x")
    make_mention(row)
    found = page(client, row.get_absolute_url())
    blocks = re.findall(r'<script type="application/ld\+json">(.*?)</script>', found, re.DOTALL)
    assert [json.loads(block)["text"] for block in blocks] == [EVIL]
    assert "<script>alert" not in found


def test_references_are_downloads(client):
    row = make_commitment(statement="Cut 50% of costs", pk=12)
    bib = client.get(reverse("cite_bib", args=[row.pk]))
    assert bib["Content-Disposition"] == 'attachment; filename="PL-0012.bib"'
    assert r"title = {{Cut 50\% of costs}}" in bib.content.decode()
    (item,) = client.get(reverse("cite_json", args=[row.pk])).json()
    assert item["URL"] == "http://testserver/commitments/12/"
    found = page(client, row.get_absolute_url())
    assert "/commitments/12/cite.bib" in found
    assert "/commitments/12/cite.json" in found


def test_the_sitemap_names_published_records(client, monkeypatch):
    domain = make_domain(slug="cyber", parent=make_domain(slug="defence"))
    make_domain(slug="unused")
    party = make_party(slug="india")
    row = make_commitment(party, agreement=make_agreement(slug="pact"), domains=(domain,))
    make_status_change(row, "delayed")
    mention = make_mention(row)
    index = page(client, "/sitemap.xml")
    parts = re.findall(r"<loc>http://testserver(.*?)</loc>", index)
    assert len(parts) == len(sitemaps.SITEMAPS)
    told = "".join(page(client, part) for part in parts)
    for address in (
        *("/", "/data/", "/parties/india/", "/agreements/pact/", "/domains/defence/"),
        *("/domains/cyber/", row.get_absolute_url(), mention.article.get_absolute_url()),
        *("/outlets/", mention.article.outlet.get_absolute_url()),
    ):
        assert f"<loc>http://testserver{address}</loc>" in told
    assert "unused" not in told
    assert f"<lastmod>{dt.date.today()}</lastmod>" in page(client, "/sitemap-commitments.xml")


def test_a_long_sitemap_is_cut_into_files(client, monkeypatch, django_assert_num_queries):
    monkeypatch.setattr(sitemaps.Records, "limit", 2)
    rows = [make_commitment() for _ in range(3)]
    assert "sitemap-commitments.xml?p=2" in page(client, "/sitemap.xml")
    with django_assert_num_queries(2):
        second = page(client, "/sitemap-commitments.xml?p=2")
    assert rows[2].get_absolute_url() in second
    assert rows[0].get_absolute_url() not in second


def test_robots_are_told_what_to_leave_alone_and_where_the_map_is(client):
    text = page(client, "/robots.txt")
    assert text.startswith("User-agent: *\nDisallow: /admin/\n")
    assert text.endswith("Sitemap: http://testserver/sitemap.xml\n")


def test_the_old_address_of_the_icon_leads_to_it(client):
    response = client.get("/favicon.ico")
    assert (response.status_code, response["Location"]) == (302, "/static/tracker/icon.svg")


def test_a_bad_request_is_explained(client, settings):
    settings.ALLOWED_HOSTS = ["pledgeline.example"]
    response = client.get("/")
    assert response.status_code == 400
    assert "This address cannot be read" in response.content.decode()
