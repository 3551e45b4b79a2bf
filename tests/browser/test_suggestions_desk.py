"""The desk of suggested status changes in a real browser, by keyboard alone and by forms."""

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Browser, BrowserContext, Page, expect

from tests.browser.test_review_desk import SIDEWAYS, press
from tests.factories import make_article, make_commitment, make_mention
from tracker.models import Commitment, StatusSuggestion
from tracker.reviewing.decisions import accept_as_evidence

pytestmark = pytest.mark.browser
BRIDGE = "The bridge over the Lom was broken off, the ministry said on Friday."
FERRY = "The ferry to Orre is late, its captain said."


@pytest.fixture
def known(transactional_db: None) -> Commitment:
    """Two reports that do not simply move on what stands: a contradiction, an impossible move."""
    bridge, ferry = (make_commitment(status="fulfilled", statement=s) for s in ("Bridge", "Ferry"))
    for commitment, quote, code in ((bridge, BRIDGE, "broken"), (ferry, FERRY, "delayed")):
        mention = make_mention(article=make_article(text=quote), reported_status=code)
        accept_as_evidence(mention, commitment, user=None)
    return bridge


@pytest.fixture
def desk(signed_in: BrowserContext) -> Page:
    page = signed_in.new_page()
    page.set_viewport_size({"width": 1280, "height": 900})
    page.goto("/review/suggestions/")
    return page


def shows(page: Page, quote: str) -> None:
    expect(page.locator("mark.cur")).to_have_text(quote)


def test_suggestions_are_decided_by_keyboard_alone(desk: Page, known: Commitment):
    complaints: list[str] = []
    desk.on("console", lambda message: complaints.append(message.text))
    desk.on("pageerror", lambda error: complaints.append(str(error)))
    shows(desk, BRIDGE)
    press(desk, "j")
    shows(desk, FERRY)
    press(desk, "k")
    shows(desk, BRIDGE)
    press(desk, "a")
    shows(desk, FERRY)
    known.refresh_from_db()
    assert known.fulfilment == "broken"
    press(desk, "u")
    shows(desk, BRIDGE)
    known.refresh_from_db()
    assert known.fulfilment == "fulfilled"
    press(desk, "d")
    shows(desk, FERRY)
    press(desk, "a")
    expect(desk.get_by_role("heading", name="No suggestion waits for you")).to_be_visible()
    states = StatusSuggestion.objects.in_turn().values_list("state", flat=True)
    assert list(states) == ["dismissed", "accepted"]
    assert complaints == [], complaints


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("width", [390, 1280])
def test_the_suggestions_have_no_barrier_and_never_scroll_sideways(desk: Page, width: int, scheme):
    desk.set_viewport_size({"width": width, "height": 844})
    desk.emulate_media(color_scheme=scheme)
    shows(desk, BRIDGE)
    for keys in ("", "a", "d"):
        press(desk, *keys)
        expect(desk.locator("#last")).to_be_visible(visible=bool(keys))
        found = Axe().run(desk).response["violations"]
        assert [(rule["id"], rule["nodes"][0]["html"]) for rule in found] == [], keys
        assert desk.evaluate(SIDEWAYS) <= 0, keys


def test_suggestions_are_decided_without_javascript(
    browser: Browser, signed_in: BrowserContext, live_server, known: Commitment
):
    plain = browser.new_context(java_script_enabled=False, base_url=live_server.url)
    plain.add_cookies(signed_in.cookies())  # type: ignore[arg-type]
    page = plain.new_page()
    page.goto("/review/suggestions/")
    page.get_by_label("Note for the history").fill("Seen.")
    page.get_by_role("button", name="Accept").click()
    shows(page, FERRY)
    assert known.status_changes.get(code="broken").note == "Seen."
    page.get_by_role("button", name="Undo").click()
    shows(page, BRIDGE)
    page.get_by_role("button", name="Dismiss").click()
    assert "Dismissed: Broken on" in page.locator("#last").inner_text()
    plain.close()
