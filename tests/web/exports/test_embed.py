"""The card in another site's frame, and oEmbed, by which others find it."""

import xml.etree.ElementTree as ET

import pytest
from django.urls import reverse

from tests.factories import make_commitment, make_party
from tracker.models import Commitment

pytestmark = pytest.mark.django_db


@pytest.fixture
def commitment() -> Commitment:
    return make_commitment(make_party(name="India"), statement='Build "ships" & <planes>', pk=12)


def embed(pk: int) -> str:
    return reverse("embedded_commitment", args=[pk])


def test_any_site_may_frame_the_card_and_nothing_else(client, commitment):
    response = client.get(embed(12))
    assert "frame-ancestors *" in response["Content-Security-Policy"]
    assert "script-src 'self'" in response["Content-Security-Policy"]
    assert "X-Frame-Options" not in response
    for address in ("/", commitment.get_absolute_url(), "/login/", "/commitments.csv"):
        page = client.get(address)
        assert "frame-ancestors 'none'" in page["Content-Security-Policy"], address
        assert page["X-Frame-Options"] == "DENY", address


@pytest.mark.usefixtures("commitment")
def test_the_card_sets_no_cookie_and_varies_by_none(client):
    client.cookies["theme"] = "dark"
    response = client.get(embed(12))
    assert "Set-Cookie" not in response.headers
    assert not response.cookies
    assert "Cookie" not in response.get("Vary", "")
    assert "data-theme" not in response.content.decode()


@pytest.mark.usefixtures("commitment")
@pytest.mark.parametrize(("theme", "shown"), [("dark", True), ("light", True), ("pink", False)])
def test_the_page_around_it_may_choose_the_colours(client, theme, shown):
    page = client.get(embed(12), {"theme": theme}).content.decode()
    assert (f'data-theme="{theme}"' in page) is shown


@pytest.mark.usefixtures("commitment")
def test_the_card_says_who_what_and_how_it_stands(client):
    page = client.get(embed(12)).content.decode()
    assert "Build &quot;ships&quot; &amp; &lt;planes&gt;" in page
    assert 'href="http://testserver/commitments/12/" target="_blank"' in page
    assert all(word in page for word in ("India", "Not assessed", "Proposed", "PL-0012"))


def test_a_merged_commitment_leads_on(client, commitment):
    old = make_commitment(published=False, merged_into=commitment)
    assert client.get(embed(old.pk)).headers["Location"] == embed(12)


def test_the_page_gives_the_code_to_paste(client, commitment):
    page = client.get(commitment.get_absolute_url()).content.decode()
    assert "&lt;iframe src=&quot;http://testserver/embed/commitments/12/&quot;" in page
    assert "<iframe" not in page


@pytest.mark.usefixtures("commitment")
@pytest.mark.parametrize(
    "address",
    [
        "commitments/12/",
        "commitments/12-any-words/",
        "commitments/12/?utm=x#e1",
        "embed/commitments/12/",
    ],
)
def test_oembed_knows_every_address_of_a_commitment(client, address):
    found = client.get("/oembed", {"url": f"http://testserver/{address}"}).json()
    assert (found["type"], found["version"], found["width"]) == ("rich", "1.0", 600)
    assert 'src="http://testserver/embed/commitments/12/"' in found["html"]
    assert 'title="Build &quot;ships&quot; &amp; &lt;planes&gt;"' in found["html"]


@pytest.mark.usefixtures("commitment")
def test_oembed_in_xml(client):
    query = {"url": "http://testserver/commitments/12/", "format": "xml"}
    response = client.get("/oembed", query)
    found = ET.fromstring(response.content)  # noqa: S314
    assert response["Content-Type"].startswith("text/xml")
    assert found.findtext("title") == 'Build "ships" & <planes>'
    assert found.findtext("html", "").startswith("<iframe src=")


@pytest.mark.usefixtures("commitment")
def test_oembed_keeps_within_the_size_asked_for(client):
    query = {"url": "http://testserver/commitments/12/"}
    small = client.get("/oembed", query | {"maxwidth": "300", "maxheight": "9999"}).json()
    assert (small["width"], small["height"]) == (300, 220)
    odd = client.get("/oembed", query | {"maxwidth": "-1", "maxheight": "0"}).json()
    assert (odd["width"], odd["height"]) == (600, 220)


@pytest.mark.usefixtures("commitment")
@pytest.mark.parametrize(
    "address",
    [
        *("", "nonsense", "http://[", "http://elsewhere.example/commitments/12/"),
        *("ftp://testserver/commitments/12/", "//testserver/commitments/12/"),
        *("http://testserver/commitments/", "http://testserver/parties/india/"),
        *("http://testserver/commitments/99/", "http://testserver@evil.example/commitments/12/"),
    ],
)
def test_oembed_refuses_what_is_not_a_commitment_of_ours(client, address):
    assert client.get("/oembed", {"url": address}).status_code == 404


def test_oembed_refuses_what_is_not_published(client):
    row = make_commitment(published=False)
    address = f"http://testserver/commitments/{row.pk}/"
    assert client.get("/oembed", {"url": address}).status_code == 404


@pytest.mark.usefixtures("commitment")
def test_oembed_knows_two_formats(client):
    query = {"url": "http://testserver/commitments/12/", "format": "yaml"}
    assert client.get("/oembed", query).status_code == 501


def test_the_page_names_its_oembed_address(client, commitment):
    page = client.get(commitment.get_absolute_url()).content.decode()
    assert "/oembed?format=json&amp;url=http%3A%2F%2Ftestserver%2Fcommitments%2F12%2F" in page
