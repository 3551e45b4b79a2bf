"""Searching and filtering in a real browser, with the site's own script and without any."""

from collections.abc import Iterator

import pytest
from playwright.sync_api import Browser, Page, expect

from tracker.models import Commitment

pytestmark = pytest.mark.browser


@pytest.fixture(params=[True, False], ids=["script", "no script"])
def wide(request, browser: Browser, live_server, record: Commitment) -> Iterator[Page]:
    context = browser.new_context(
        base_url=live_server.url,
        viewport={"width": 1280, "height": 900},
        java_script_enabled=request.param,
    )
    yield context.new_page()
    context.close()


def heading(page: Page, words: str) -> None:
    expect(page.get_by_role("heading", name=words, exact=True)).to_be_visible()


def test_a_search_leads_to_the_list_and_to_the_record(wide: Page, record: Commitment):
    wide.goto("/")
    wide.get_by_role("searchbox").fill("signing frameworks")
    wide.get_by_role("button", name="Search").click()
    heading(wide, "1 commitment")
    assert wide.locator("mark").all_inner_texts() == ["sign", "framework"] * 2
    wide.get_by_role("link", name="All of them, with filters").click()
    heading(wide, "1 commitment")
    wide.get_by_role("link", name=record.statement).click()
    heading(wide, record.statement)


def test_typing_and_ticking_narrow_the_list_and_back_widens_it(browser, live_server, record):
    context = browser.new_context(base_url=live_server.url, viewport={"width": 1280, "height": 900})
    page = context.new_page()
    complaints: list[str] = []
    page.on("console", lambda message: complaints.append(message.text))
    page.goto("/commitments/")
    heading(page, "2 commitments")
    page.get_by_role("checkbox", name="Delayed").focus()
    page.keyboard.press("Space")
    heading(page, "1 commitment")
    expect(page.locator("#announce")).to_have_text("1 commitment")
    assert page.url.endswith("/commitments/?status=delayed&sort=heard")
    assert page.evaluate("document.activeElement.id") == "f-status-delayed"
    page.get_by_role("searchbox").fill("plant")
    page.wait_for_url("**q=plant**")
    heading(page, "1 commitment")
    page.go_back()
    expect(page.get_by_role("searchbox")).to_have_value("")
    page.go_back()
    heading(page, "2 commitments")
    expect(page.get_by_role("checkbox", name="Delayed")).not_to_be_checked()
    assert complaints == []
    context.close()


def test_the_counts_beside_the_choices_follow_the_filters(browser, live_server, record):
    context = browser.new_context(base_url=live_server.url, viewport={"width": 1280, "height": 900})
    page = context.new_page()
    page.goto("/commitments/")
    fulfilled = page.locator("#t-status li", has_text="Fulfilled").first.locator(".by")
    expect(fulfilled).to_have_text("1")
    page.get_by_label("Party", exact=True).fill("Nobody")
    page.keyboard.press("Tab")
    expect(fulfilled).to_have_text("0")
    heading(page, "No commitments match")
    context.close()
