"""The pages in French in a real browser: the switch, and longer words on a phone."""

from collections.abc import Iterator

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Browser, Page, expect

from tests.browser.test_pages import ADDRESSES, REFUSED, SIDEWAYS, UNFOLD
from tracker.models import Commitment

pytestmark = pytest.mark.browser


@pytest.fixture
def french(browser: Browser, live_server, record: Commitment) -> Iterator[Page]:
    context = browser.new_context(
        base_url=live_server.url, viewport={"width": 390, "height": 844}, locale="fr-FR"
    )
    yield context.new_page()
    context.close()


def test_the_language_is_switched_there_and_back_without_javascript(page: Page):
    page.goto("/parties/?kind=state")
    page.get_by_role("button", name="Français").click()
    assert page.url.endswith("/parties/?kind=state")
    assert page.get_by_role("heading", level=1).inner_text() == "Parties"
    assert page.get_by_role("group", name="Langue").is_visible()
    assert page.locator("html").get_attribute("lang") == "fr"
    page.get_by_role("link", name="Engagements", exact=True).click()
    assert page.get_by_role("heading", level=1).inner_text() == "Engagements"
    page.get_by_role("button", name="English").click()
    assert page.get_by_role("heading", level=1).inner_text() == "Commitments"


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_no_french_page_has_a_barrier_or_scrolls_sideways(french: Page, record, scheme):
    axe = Axe()
    french.emulate_media(color_scheme=scheme)
    for address in ADDRESSES + REFUSED:
        french.goto(address.format(pk=record.pk))
        assert french.locator("html").get_attribute("lang") == "fr"
        french.evaluate(UNFOLD)
        found = axe.run(french).response["violations"]
        assert [(rule["id"], rule["nodes"][0]["html"]) for rule in found] == [], address
        assert french.evaluate(SIDEWAYS) <= 0, address


def test_filters_work_in_french(french: Page):
    french.goto("/commitments/")
    french.get_by_text("Filtres", exact=True).click()
    french.get_by_role("checkbox", name="En retard").check()
    french.get_by_role("button", name="Voir les résultats").click()
    expect(french.get_by_role("heading", name="1 engagement", exact=True)).to_be_visible()
    french.get_by_role("link", name="En retard retirer").click()
    expect(french.get_by_role("heading", name="2 engagements", exact=True)).to_be_visible()
