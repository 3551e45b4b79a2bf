"""Every public address, walked by an anonymous reader: nothing hidden shows in any of them.

A new address is walked by itself; if it takes arguments, say in SAMPLES how to make them.
"""

import datetime as dt
from collections.abc import Iterator
from typing import Any

import pytest
from django.urls import URLPattern, URLResolver, get_resolver, reverse
from django.utils import timezone

from tests.factories import make_user
from tests.web.secrets import BAIT, HIDDEN, SECRET, World, make_world
from tracker.web.exports.sitemaps import SITEMAPS

pytestmark = pytest.mark.django_db
COMMITMENT, BY_NUMBER = ("commitment", "pk", "slug"), ("commitment", "pk")
# Name of the address: the kind of row that it shows, and the fields of the row in the address.
SAMPLES: dict[str, tuple[str, ...]] = {
    "commitment_permalink": BY_NUMBER,
    "commitment_detail": COMMITMENT,
    "commitment_history": COMMITMENT,
    "commitment_correct": COMMITMENT,
    "commitment_feed": BY_NUMBER,
    "cite_bib": BY_NUMBER,
    "cite_json": BY_NUMBER,
    "embedded_commitment": BY_NUMBER,
    "commitment_preview": BY_NUMBER,
    "agreement_detail": ("agreement", "slug"),
    "agreement_correct": ("agreement", "slug"),
    "agreement_feed": ("agreement", "slug"),
    "agreement_preview": ("agreement", "slug"),
    "party_detail": ("party", "slug"),
    "party_correct": ("party", "slug"),
    "party_feed": ("party", "slug"),
    "party_preview": ("party", "slug"),
    "domain_detail": ("domain", "slug"),
    "domain_feed": ("domain", "slug"),
    "outlet_detail": ("outlet", "slug"),
    "article_detail": ("article", "pk"),
}
# Arguments that are not fields of a row.
OTHERS: dict[str, list[dict[str, Any]]] = {
    "django.contrib.sitemaps.views.sitemap": [{"section": name} for name in SITEMAPS],
}
# Questions that could bring something hidden to light; the word asked for is not the secret.
QUERIES: dict[str, list[str]] = {
    "commitment_list": [
        *(f"?q={BAIT}", f"?party={HIDDEN}-party", f"?domain={HIDDEN}-domain", "?sort=due"),
        *(f"?agreement={HIDDEN}-pact", "?agreement=pact", "?status=agreed", "?q=india", "?page=2"),
    ],
    "compare": ["?a=india&b=india", f"?a=india&b={HIDDEN}-party"],
    "changes": ["?from=2025-01-01&to=2026-01-01"],
    "search": [f"?q={BAIT}", f"?q={HIDDEN}*", f"?q={HIDDEN}-party", "?q=india"],
    "party_list": ["?kind=state", "?kind=body"],
    "oembed": ["?url=http://testserver/commitments/{public}/"],
}
QUERIES |= {
    f"commitments.{ending}": QUERIES["commitment_list"]
    for ending in ("csv", "json", "jsonl", "atom", "ics")
}
# Of editors, and of Django itself: nobody gets in without an account.
CLOSED = ("admin/", "review/")
# They only take what is sent, or do not answer without a question.
REFUSED = {"appearance", "logout", "oembed", "set_language"}


def patterns(resolver: URLResolver, above: str = "") -> Iterator[tuple[str, URLPattern]]:
    """Every address of the site, with its whole route."""
    for entry in resolver.url_patterns:
        route = above + str(entry.pattern)
        if isinstance(entry, URLResolver):
            yield from patterns(entry, route)
        else:
            yield route, entry


ALL = list(patterns(get_resolver()))
PUBLIC = {route: entry for route, entry in ALL if not route.startswith(CLOSED)}


@pytest.fixture
def world() -> World:
    return make_world()


def arguments(entry: URLPattern, rows: dict[str, Any]) -> list[dict[str, Any]]:
    name = str(entry.name)
    if name in SAMPLES:
        kind, *fields = SAMPLES[name]
        return [{field: getattr(rows[kind], field) for field in fields}]
    if name in OTHERS:
        return OTHERS[name]
    assert not entry.pattern.converters, f"{name} takes arguments: add it to SAMPLES."
    return [{}]


def addresses(world: World) -> Iterator[tuple[str, str]]:
    """Every public address with its name, bare and with its questions."""
    number = world.public["commitment"].pk
    for entry in PUBLIC.values():
        name = str(entry.name)
        for values in arguments(entry, world.public):
            for query in ["", *QUERIES.get(name, [])]:
                yield name, reverse(name, kwargs=values) + query.format(public=number)


def told(response: Any) -> str:
    """All that leaves the server: the headers, the cookies and the body.

    A picture is no text, but has all that it says in words as well (`test_previews`).
    """
    body = b"".join(response.streaming_content) if response.streaming else response.content
    return f"{response.headers}{response.cookies}{body.decode(errors='replace')}".lower()


def test_every_public_address_has_a_name():
    assert [route for route, entry in PUBLIC.items() if not entry.name] == []
    assert len(PUBLIC) > 50


def test_no_sample_is_left_of_an_address_that_is_gone():
    names = {entry.name for entry in PUBLIC.values()}
    assert {*SAMPLES, *OTHERS, *QUERIES} <= names


def test_no_address_tells_anything_hidden(client, world, subtests):
    for name, address in addresses(world):
        with subtests.test(address):
            response = client.get(address)
            words = told(response)
            assert response.status_code < 400 or name in REFUSED or "?" in address
            assert SECRET not in words
            # A question is repeated to whoever asked it.
            assert HIDDEN not in words or HIDDEN in address


@pytest.mark.parametrize(("days", "time"), [(0, "known"), (30, "true")])
def test_no_look_back_tells_anything_hidden(client, world, subtests, days, time):
    day = timezone.localdate() - dt.timedelta(days=days)
    for _name, address in addresses(world):
        with subtests.test(address):
            mark = "&" if "?" in address else "?"
            assert SECRET not in told(client.get(f"{address}{mark}as_of={day}&time={time}"))


def test_a_hidden_row_has_no_address(client, world, subtests):
    for name, (kind, *fields) in SAMPLES.items():
        with subtests.test(name):
            row = world.hidden[kind]
            values = {field: getattr(row, field) for field in fields}
            response = client.get(reverse(name, kwargs=values))
            assert response.status_code == 404
            assert SECRET not in told(response)


def test_a_hidden_commitment_cannot_be_embedded_by_its_address(client, world):
    for address in (
        f"http://testserver{world.hidden['commitment'].get_absolute_url()}",
        f"http://testserver/commitments/{world.hidden['commitment'].pk}/",
    ):
        response = client.get(reverse("oembed"), {"url": address})
        assert response.status_code == 404
        assert SECRET not in told(response)


@pytest.mark.usefixtures("world")
def test_what_is_hidden_finds_no_row(client):
    assert "plant trees" in told(client.get("/commitments.csv"))
    assert "plant" not in told(client.get(f"/commitments.csv?q={BAIT}"))


def test_the_desk_and_the_admin_are_closed(client, world, subtests):
    closed = [entry for route, entry in ALL if route.startswith("review/")]
    assert len(closed) > 10
    for entry in closed:
        with subtests.test(entry.name):
            values = dict.fromkeys(entry.pattern.converters, "1")
            response = client.get(reverse(str(entry.name), kwargs=values))
            assert response.status_code in (302, 403, 405)
            assert SECRET not in told(response)
    assert client.get(reverse("admin:index")).status_code == 302


def test_who_has_an_account_but_no_office_sees_no_more(client, world, subtests):
    client.force_login(make_user(username="reader"))
    for _name, address in addresses(world):
        with subtests.test(address):
            assert SECRET not in told(client.get(address))
