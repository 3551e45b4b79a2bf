"""Every page and export as of a past day."""

import datetime as dt
import re
from collections.abc import Iterator
from html import unescape
from typing import Any

import pytest
from django.db import connection
from django.test import RequestFactory
from django.test.utils import CaptureQueriesContext
from django.urls import URLPattern, get_resolver, reverse

from tests.factories import (
    make_agreement,
    make_article,
    make_commitment,
    make_domain,
    make_mention,
    make_outlet,
    make_party,
    make_status_change,
    make_user,
)
from tracker.models import Commitment, Moment, current_moment
from tracker.web.keeping import with_query
from tracker.web.moments import OF_TODAY, each

D = dt.date
TODAY = D(2025, 11, 22)
DAY = {"as_of": "2025-03-01"}
KNOWN = DAY | {"time": "known"}
MODES = pytest.mark.parametrize("asked", [DAY, KNOWN], ids=["true", "known"])
pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def today(time_machine):
    time_machine.move_to(TODAY, tick=False)


def moment(month: int, day: int = 1) -> dt.datetime:
    return dt.datetime(2025, month, day, tzinfo=dt.UTC)


@pytest.fixture
def record() -> Commitment:
    """Signed in February, fulfilled in June; another one is overdue since February."""
    india, states = make_party(name="India", slug="india"), make_party(name="US", slug="us")
    trade = make_domain(name="Trade", slug="trade")
    pact = make_agreement(
        india, slug="pact", title="Pact", signed_on=D(2025, 1, 5), published_at=moment(1, 6)
    )
    known: dict[str, Any] = {
        "made_on": D(2025, 1, 5),
        "published_at": moment(1, 6),
        "domains": (trade,),
    }
    row = make_commitment(india, beneficiaries=(states,), agreement=pact, **known)
    article = make_article(published_on=D(2025, 2, 7), outlet=make_outlet(slug="times"))
    mention = make_mention(row, article=article, reviewed_at=moment(2, 8))
    for code, month in (("signed", 2), ("fulfilled", 6)):
        day = {"effective_on": D(2025, month, 7), "recorded_at": moment(month, 8)}
        make_status_change(row, code, evidence=mention, **day)
    make_commitment(india, due_on=D(2025, 2, 10), **known)
    make_commitment(india, made_on=D(2025, 9, 1), published_at=moment(9))
    return row


def text_of(response) -> str:
    assert response.status_code == 200
    return " ".join(response.content.decode().replace("\u00a0", " ").split())


# Every address


def routes(patterns=None, before: str = "") -> Iterator[tuple[str, URLPattern]]:
    for pattern in get_resolver().url_patterns if patterns is None else patterns:
        route = before + str(pattern.pattern)
        if isinstance(pattern, URLPattern):
            yield route, pattern
        else:
            yield from routes(pattern.url_patterns, route)


PUBLIC = [route for route, _pattern in routes() if not f"/{route}".startswith(OF_TODAY)]
NAMES = {"agreements": "pact", "parties": "india", "domains": "trade", "outlets": "times"}


def address(route: str, row: Commitment) -> str:
    """With the names of the record in the places of the route."""
    kind = next((kind for kind in NAMES if kind in route), "")
    number = row.mentions.get().article_id if "articles" in route else row.pk
    slug = NAMES.get(kind, row.slug)
    filled = re.sub(r"<int:\w+>", str(number), re.sub(r"<slug:\w+>", slug, route))
    return "/" + re.sub(r"<\w+:section>|<section>", "commitments", filled)


def test_there_are_addresses_to_try():
    assert len(PUBLIC) > 30
    assert "commitments/<int:pk>-<slug:slug>/" in PUBLIC


@MODES
@pytest.mark.parametrize("route", PUBLIC)
def test_every_public_address_has_a_past(client, record, route, asked):
    response = client.get(address(route, record), asked, follow=True)
    without = client.get(address(route, record), follow=True)
    assert response.status_code == without.status_code < 500
    body = b"".join(response.streaming_content) if response.streaming else response.content
    assert body
    assert response["X-Robots-Tag"] == "noindex"
    assert "X-Robots-Tag" not in without
    if b'<main id="main"' in body:
        page = body.decode()
        assert "As of 1 March 2025</b>" in page
        assert '<meta name="robots" content="noindex">' in page
        assert all(keeps_the_day(link) for link in links(page)), links(page)


def links(page: str) -> list[str]:
    found = re.findall(r'<a\b[^>]*\bhref="([^"]*)"', page)
    return [unescape(link) for link in found]


def keeps_the_day(link: str) -> bool:
    elsewhere = link.startswith(("http", "#", "mailto:", "/static/", *OF_TODAY))
    return elsewhere or "as_of=2025-03-01" in link or link.startswith("?") or not link


@pytest.mark.parametrize("path", ["/login/", "/review/", "/admin/"])
def test_pages_of_accounts_and_editors_are_of_today(client, path):
    client.force_login(make_user(is_staff=True, is_superuser=True))
    page = text_of(client.get(path, DAY, follow=True))
    assert "As of 1 March 2025" not in page


# What is shown


def test_a_commitment_is_shown_as_it_stood(client, record):
    then = text_of(client.get(record.get_absolute_url(), DAY))
    assert "Signed" in then
    assert "Fulfilled" not in then
    assert "Fulfilled" in text_of(client.get(record.get_absolute_url()))


def test_what_was_learned_later_was_true_but_not_known(client, record):
    make_status_change(record, "delayed", effective_on=D(2025, 2, 20), recorded_at=moment(3, 5))
    address = record.get_absolute_url()
    assert "Delayed" in text_of(client.get(address, DAY))
    assert "Delayed" not in text_of(client.get(address, KNOWN))
    assert "Delayed" in text_of(client.get(address, KNOWN | {"as_of": "2025-03-05"}))


def test_words_are_those_recorded_then(client, time_machine):
    time_machine.move_to(moment(1), tick=False)
    row = make_commitment(statement="Plant a thousand trees", published_at=moment(1))
    time_machine.move_to(moment(5), tick=False)
    row.statement = "Plant a few trees"
    row.save()
    time_machine.move_to(TODAY, tick=False)
    assert "Plant a thousand trees" in text_of(client.get(row.get_absolute_url(), KNOWN))
    assert "Plant a thousand trees" not in text_of(client.get(row.get_absolute_url(), DAY))


def test_what_was_not_there_yet_is_not_found(client, record):
    later = Commitment.objects.get(made_on=D(2025, 9, 1))
    response = client.get(later.get_absolute_url(), DAY)
    assert response.status_code == 404
    assert "As of 1 March 2025" in response.content.decode()


def facets(client, asked: dict) -> dict[str, dict[str, int]]:
    context = client.get(reverse("commitment_list"), asked).context
    return {
        name: {choice.value: choice.count for choice in choices if choice.count}
        for name, choices in context["facets"].items()
    }


@MODES
def test_counts_are_those_of_the_rows(client, record, asked):
    response = client.get(reverse("commitment_list"), asked)
    assert response.context["page"].paginator.count == 2
    assert facets(client, asked) == {
        "status": {"not_assessed": 2},
        "stage": {"signed": 1, "proposed": 1},
        "due": {"overdue": 1, "none": 1},
        "domain": {"trade": 2},
    }
    for name, counts in facets(client, asked).items():
        for value, count in counts.items():
            page = client.get(reverse("commitment_list"), asked | {name: value}).context["page"]
            assert (name, value, len(page.object_list)) == (name, value, count)


@pytest.mark.parametrize("path", ["/commitments/", "/search/"])
def test_words_that_were_quoted_later_find_nothing(client, record, path):
    text = "India will build a thousand lighthouses."
    article = make_article(text=text, published_on=D(2025, 6, 1))
    make_mention(record, article=article, quote=text, reviewed_at=moment(6, 2))
    asked = {"q": "lighthouses"}
    assert record.statement in text_of(client.get(path, asked))
    for time in (DAY, KNOWN):
        assert record.statement not in text_of(client.get(path, asked | time))


@MODES
def test_the_front_page_counts_the_same_rows(client, record, asked):
    page = text_of(client.get("/", asked))
    assert "A public record of 2 commitments" in page
    assert "longest by 19 days" in page


@MODES
def test_exports_have_the_same_rows(client, record, asked):
    lines = b"".join(client.get("/commitments.csv", asked).streaming_content).decode()
    assert len(lines.splitlines()) == 1 + 2
    assert "fulfilled" not in lines
    assert "overdue" in lines


def test_a_file_and_a_card_name_the_day(client, record):
    assert (
        "commitments-2025-03-01.csv" in client.get("/commitments.csv", DAY)["Content-Disposition"]
    )
    assert "as of 1 March 2025" in text_of(client.get(f"/embed/commitments/{record.pk}/", DAY))


def test_a_stream_looks_back_for_each_piece_and_never_between():
    then = Moment(D(2025, 3, 1))
    seen = []
    for piece in each((str(current_moment()).encode() for _ in range(3)), then):
        seen.append(piece.decode())
        assert current_moment() is None
    assert seen == [str(then)] * 3


# What stays hidden


@MODES
def test_what_has_been_unpublished_since_stays_hidden(client, record, asked):
    statement = record.statement
    Commitment.objects.filter(pk=record.pk).update(published_at=None)
    addresses = [reverse(name) for name in ("home", "commitment_list", "changes", "article_list")]
    for path in [*addresses, "/parties/india/", "/agreements/pact/", "/commitments.json"]:
        response = client.get(path, asked)
        body = b"".join(response.streaming_content) if response.streaming else response.content
        assert statement not in body.decode(), path
    assert client.get(record.get_absolute_url(), asked).status_code == 404


@MODES
def test_candidates_stay_hidden(client, record, asked):
    article = make_article(published_on=D(2025, 1, 1), title="A draft of a candidate")
    make_mention(article=article)
    assert "A draft of a candidate" not in text_of(client.get(reverse("article_list"), asked))
    assert client.get(article.get_absolute_url(), asked).status_code == 404


# The address


@pytest.mark.parametrize(
    ("asked", "words"),
    [
        ({"as_of": "soon"}, "Write a day such as 2025-03-01."),
        ({"as_of": "2025-02-30"}, "Write a day such as 2025-03-01."),
        ({"as_of": "2025-11-23"}, "23 November 2025 is still to come"),
        ({"as_of": "0001-01-01"}, "Nothing is on record of so long ago."),
        ({"as_of": "2025-03-01", "time": "both"}, "Select a valid choice."),
        ({"as_of": "<script>"}, "Write a day"),
    ],
)
@pytest.mark.parametrize("path", ["/", "/commitments/", "/commitments.csv"])
def test_a_wrong_day_is_refused_and_explained(client, path, asked, words):
    response = client.get(path, asked)
    page = response.content.decode()
    assert response.status_code == 400
    assert words in page
    assert "<script>" not in page


@pytest.mark.parametrize("asked", [{"as_of": ""}, {"time": "known"}, {}])
def test_without_a_day_the_page_is_of_today(client, record, asked):
    response = client.get("/commitments/", asked)
    assert response.context["page"].paginator.count == 3
    assert "X-Robots-Tag" not in response


@pytest.mark.parametrize("day", ["1000-01-01", "1900-02-28", "2025-11-22"])
@pytest.mark.parametrize("path", ["/", "/commitments/", "/agreements/", "/changes/", "/parties/"])
def test_the_first_and_the_last_day_have_pages(client, record, path, day):
    for time in ("true", "known"):
        assert client.get(path, {"as_of": day, "time": time}).status_code == 200


def test_the_page_of_today_is_the_one_to_be_found(client, record):
    response = client.get("/commitments/", KNOWN | {"status": "signed"})
    assert response["Link"] == '<http://testserver/commitments/?status=signed>; rel="canonical"'


def test_the_banner_leads_to_the_other_truth_and_back(client, record):
    page = text_of(client.get("/commitments/", KNOWN | {"status": "signed"}))
    found = [unescape(link) for link in re.findall(r'href="(\?[^"]*)"', page)]
    assert "?as_of=2025-03-01&status=signed" in found
    assert "?status=signed" in found
    assert 'aria-current="true">What was known then' in page


def test_forms_keep_the_day_and_the_day_keeps_the_filters(client, record):
    page = text_of(client.get("/commitments/", KNOWN | {"status": "signed", "page": "2"}))
    filters = page[page.index('<form id="filters"') :]
    assert filters.index('name="as_of" value="2025-03-01"') < filters.index("</form>")
    footer = page[page.index('<form class="as-of"') :]
    assert '<input type="hidden" name="status" value="signed">' in footer
    assert 'type="hidden" name="page"' not in footer
    assert '<option value="known" selected>' in footer


def test_a_redirect_keeps_the_day(client, record):
    response = client.get(f"/commitments/{record.pk}/", KNOWN)
    assert response.url == f"{record.get_absolute_url()}?as_of=2025-03-01&time=known"


def test_the_address_of_a_merged_row_leads_to_the_kept_one_in_the_past(client, record):
    merged = make_commitment(published=False, merged_into=record)
    response = client.get(merged.get_absolute_url(), DAY)
    assert response.url == f"{record.get_absolute_url()}?as_of=2025-03-01"


@pytest.mark.parametrize(
    ("address", "expected"),
    [
        ("/a/", "/a/?q=1"),
        ("/a/?b=2", "/a/?b=2&q=1"),
        ("/a/#m1", "/a/?q=1#m1"),
        ("/a/?b=2#m1", "/a/?b=2&q=1#m1"),
    ],
)
def test_a_query_stands_before_the_fragment(address, expected):
    assert with_query(address, "q=1") == expected


def test_a_form_that_was_sent_is_of_today(rf: RequestFactory, client):
    assert client.post("/appearance/?as_of=2025-03-01", {"theme": "dark"}).status_code == 302


# What it costs

SWITCHED_OFF = connection.vendor == "postgresql"  # one query tells PostgreSQL not to compile


@pytest.fixture(params=[2, 8])
def many(request, record: Commitment) -> Commitment:
    india = record.obligors[0]
    for _ in range(request.param):
        row = make_commitment(
            india, agreement=record.agreement, made_on=D(2025, 1, 7), published_at=moment(1, 8)
        )
        day = {"effective_on": D(2025, 2, 7), "recorded_at": moment(2, 8)}
        make_status_change(row, "signed", evidence=make_mention(row), **day)
    return record


@MODES
@pytest.mark.parametrize(
    "path", ["/", "/commitments/", "/agreements/", "/agreements/pact/", "/parties/", "/articles/"]
)
def test_the_past_asks_no_more_often_than_the_present(client, many, path, asked):
    assert queries(client, path, asked) <= queries(client, path, {}) + SWITCHED_OFF


@MODES
def test_a_commitment_asks_no_more_often_than_the_present(client, many, asked):
    path = many.get_absolute_url()
    assert queries(client, path, asked) <= queries(client, path, {}) + SWITCHED_OFF


def queries(client, path: str, asked: dict) -> int:
    with CaptureQueriesContext(connection) as captured:
        assert client.get(path, asked).status_code == 200
        return len(captured)
