"""Misspelt names of parties, with trigrams and without."""

import pytest
from django.db import connection

from tests.factories import make_commitment, make_party
from tracker.searching import names
from tracker.searching.everything import find
from tracker.searching.names import did_you_mean, similar

pytestmark = pytest.mark.django_db


@pytest.fixture(params=["trigrams", "letters"])
def parties(request, monkeypatch):
    if request.param == "letters":
        monkeypatch.setattr(names, "has_trigrams", lambda: False)
    elif connection.vendor != "postgresql":
        pytest.skip("needs PostgreSQL")
    for name in ("United States", "United Kingdom", "India", "Indonesia", "Iran", "Iraq"):
        make_commitment(make_party(name=name))
    make_party(name="Untied Secrets")


@pytest.mark.usefixtures("parties")
@pytest.mark.parametrize(
    ("typed", "meant"),
    [
        ("Untied States", "United States"),
        ("untied states defence", "United States defence"),
        ("trade with Inida", "trade with India"),
        ("Indonsia", "Indonesia"),
        ("United Kindgom", "United Kingdom"),
        ("India", ""),
        ("Iran", ""),  # Iraq is near, but Iran is right
        ("trees", ""),
        ("", ""),
        ("***", ""),
    ],
)
def test_a_misspelt_name_is_recognised(typed, meant):
    assert did_you_mean(typed, similar(typed)) == meant


@pytest.mark.usefixtures("parties")
def test_the_search_shows_the_party_that_was_meant(client):
    assert find("Untied States").parties[0].name == "United States"
    page = client.get("/search/", {"q": "Untied States"}).content.decode()
    assert '<a href="?q=United%20States">United States</a>' in page
    page = client.get("/commitments/", {"q": "Untied States"}).content.decode()
    assert '<a href="?q=United+States">United States</a>' in page
    page = client.get("/commitments/", {"party": "Untied States"}).content.decode()
    assert '<a href="?party=United+States">United States</a>' in page
    assert "Secrets" not in page
