"""A headless Chromium, and a record to look at with it."""

import datetime as dt
import os
import shutil
from collections.abc import Iterator
from typing import Any

import pytest
from django.conf import settings
from django.contrib.auth.models import Permission
from django.test import Client
from playwright.sync_api import Browser, BrowserContext, Page, sync_playwright

from tests.factories import (
    make_agreement,
    make_article,
    make_commitment,
    make_correction,
    make_domain,
    make_mention,
    make_outlet,
    make_party,
    make_status_change,
    make_target,
    make_user,
)
from tracker.models import Commitment

CHROMIUM = os.environ.get("PLEDGELINE_CHROMIUM") or shutil.which("chromium")
FLAGS = [
    *("--no-sandbox", "--disable-gpu", "--disable-quic", "--disable-background-networking"),
    *("--disable-component-update", "--disable-sync", "--no-first-run"),
]


@pytest.fixture(scope="session")
def browser() -> Iterator[Browser]:
    if not CHROMIUM:
        if os.environ.get("PLEDGELINE_REQUIRE_ALL") == "1":
            pytest.fail("Chromium is missing, and PLEDGELINE_REQUIRE_ALL asks for every test.")
        pytest.skip("needs Chromium: apt-get install chromium")
    # Playwright keeps an event loop running in this thread, which Django takes for an async view.
    os.environ["DJANGO_ALLOW_ASYNC_UNSAFE"] = "true"
    with sync_playwright() as playwright:
        chromium = playwright.chromium.launch(executable_path=CHROMIUM, args=FLAGS)
        yield chromium
        chromium.close()
    del os.environ["DJANGO_ALLOW_ASYNC_UNSAFE"]


@pytest.fixture
def page(browser: Browser, live_server, record: Commitment) -> Iterator[Page]:
    """A page without JavaScript of the site's own: everything must work so."""
    context = browser.new_context(base_url=live_server.url, viewport={"width": 390, "height": 844})
    yield context.new_page()
    context.close()


@pytest.fixture
def signed_in(browser: Browser, live_server, known: Commitment) -> Iterator[BrowserContext]:
    """A browser in which an editor is signed in; `known` is what a module puts on the desk."""
    editor = make_user(username="ann")
    editor.user_permissions.add(Permission.objects.get(codename="review_mention"))
    session = Client()
    session.force_login(editor)
    cookie = session.cookies[settings.SESSION_COOKIE_NAME].value
    context = browser.new_context(base_url=live_server.url)
    context.add_cookies(
        [{"name": settings.SESSION_COOKIE_NAME, "value": cookie, "url": live_server.url}]
    )
    yield context
    context.close()


@pytest.fixture
def record(transactional_db: None) -> Commitment:
    """A commitment with something in every part of every page."""
    india = make_party(name="India", slug="india")
    states = make_party(name="United States", slug="states")
    defence = make_domain(name="Defence", slug="defence")
    years: dict[str, Any] = {
        "period_start": dt.date(2025, 1, 1),
        "period_end": dt.date(2035, 12, 31),
    }
    first = make_agreement(india, states, title="First framework", signed_on=dt.date(2015, 6, 3))
    pact = make_agreement(
        *(india, states),
        slug="pact",
        title="Second framework",
        predecessor=first,
        relation="supersedes",
        **years,
    )
    commitment = make_commitment(
        *(india, states),
        domains=(defence,),
        agreement=pact,
        slug="signed",
        statement="India and the United States sign a ten-year framework",
        due_on=dt.date(2025, 12, 31),
        **years,
    )
    article = make_article(pk=1, outlet=make_outlet(slug="wire", shows_text=True))
    mention = make_mention(commitment, article=article)
    make_status_change(commitment, "agreed", evidence=mention)
    make_status_change(commitment, "fulfilled", effective_on=dt.date(2025, 10, 31))
    overdue = make_commitment(states, beneficiaries=(india,), domains=(defence,), firm=False)
    make_status_change(overdue, "delayed")
    make_target(commitment, (dt.date(2024, 1, 1), 20), (dt.date(2025, 1, 1), 45), baseline=10)
    make_correction(commitment, "accepted", source_url="https://example.org/")
    return commitment
