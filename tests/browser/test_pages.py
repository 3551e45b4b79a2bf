"""Pages in a real browser: accessible, narrow enough, and whole without JavaScript."""

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Page, expect

from tracker.models import Commitment

pytestmark = pytest.mark.browser
ADDRESSES = [
    *("/", "/commitments/", "/commitments/?since=soon&status=delayed", "/commitments/?q=lunar"),
    *("/commitments/{pk}/", "/agreements/", "/agreements/pact/", "/parties/", "/parties/india/"),
    *("/commitments/{pk}-signed/history/", "/commitments/{pk}-signed/correct/", "/corrections/"),
    *("/agreements/pact/correct/", "/parties/india/correct/"),
    *("/domains/", "/domains/defence/", "/outlets/", "/outlets/wire/"),
    *("/changes/", "/changes/?since=2025-01-01&until=2026-01-01"),
    "/changes/?since=2025-01-01&until=2026-01-01&time=known",
    "/changes/?since=2025-01-01&until=2026-01-01&show=moves",
    *("/search/", "/search/?q=framework", "/search/?q=lunar", "/commitments/?q=framework"),
    *("/compare/", "/compare/?a=india&b=states", "/compare/?a=india&b=nobody"),
    *("/articles/", "/articles/1/", "/methodology/", "/data/", "/login/"),
    *("/?as_of=2025-03-01", "/parties/india/?as_of=2025-03-01", "/data/?as_of=2025-03-01"),
    *("/commitments/{pk}-signed/history/?as_of=2025-03-01", "/changes/?as_of=2025-03-01"),
]
# Answered with an error, which the browser complains of.
REFUSED = ["/nowhere/", "/parties/?as_of=soon", "/changes/?since=soon"]
UNFOLD = "document.querySelectorAll('details').forEach(part => part.open = true)"
SIDEWAYS = "document.documentElement.scrollWidth - document.documentElement.clientWidth"


@pytest.mark.parametrize(("width", "scheme"), [(360, "light"), (1280, "dark")])
def test_no_page_has_a_barrier_or_scrolls_sideways(page: Page, record: Commitment, width, scheme):
    axe = Axe()
    page.set_viewport_size({"width": width, "height": 844})
    page.emulate_media(color_scheme=scheme)
    for address in ADDRESSES + REFUSED:
        page.goto(address.format(pk=record.pk))
        assert page.evaluate(SIDEWAYS) <= 0, address
        page.evaluate(UNFOLD)
        found = axe.run(page).response["violations"]
        assert [(rule["id"], rule["nodes"][0]["html"]) for rule in found] == [], address
        assert page.evaluate(SIDEWAYS) <= 0, address


def test_no_page_offends_against_the_policy(page: Page, record: Commitment):
    complaints: list[str] = []
    page.on("console", lambda message: complaints.append(message.text))
    for address in ADDRESSES:
        page.goto(address.format(pk=record.pk))
    assert complaints == []


def test_filters_work_by_form_alone(page: Page):
    page.goto("/commitments/")
    page.get_by_text("Filters", exact=True).click()
    page.get_by_role("checkbox", name="Delayed").check()
    page.get_by_label("Party", exact=True).fill("India")
    page.get_by_role("button", name="Show results").click()
    expect(page.get_by_role("heading", name="1 commitment", exact=True)).to_be_visible()
    page.get_by_role("link", name="Delayed remove").click()
    expect(page.get_by_role("heading", name="2 commitments", exact=True)).to_be_visible()


def test_from_a_quote_to_its_words_in_the_article(page: Page, record: Commitment):
    page.goto(record.get_absolute_url())
    page.locator(".mentions a").first.click()
    mark = page.locator("mark:target")
    assert mark.inner_text().startswith("India and the United States agreed")


def test_the_theme_is_chosen_without_javascript(page: Page):
    page.goto("/parties/")
    page.get_by_role("button", name="Dark").click()
    assert page.url.endswith("/parties/")
    assert page.locator("html").get_attribute("data-theme") == "dark"


def test_a_correction_is_suggested_without_javascript(page: Page, record: Commitment):
    page.goto(record.get_absolute_url())
    page.get_by_role("link", name="Suggest a correction").click()
    page.get_by_label("What is wrong?").fill("The year.")
    page.get_by_role("button", name="Send").click()
    assert page.get_by_text("This field is required.").count() == 1
    assert page.get_by_label("What is wrong?").input_value() == "The year."
    page.get_by_label("What should it say?").fill("2036.")
    page.get_by_role("button", name="Send").click()
    assert page.get_by_role("status").inner_text().startswith("Thank you.")
    assert page.url.endswith(record.get_absolute_url())


def test_the_field_that_people_do_not_see_is_not_reached_by_keyboard(
    page: Page, record: Commitment
):
    page.goto(f"{record.get_absolute_url()}correct/")
    page.get_by_label("Your e-mail address").focus()
    page.keyboard.press("Tab")
    assert page.evaluate("document.activeElement.tagName") == "A"


def test_two_parties_are_compared_from_the_page_of_one(page: Page):
    page.goto("/parties/india/")
    page.get_by_role("link", name="Compare with another party").click()
    page.get_by_label("Another party").fill("United States")
    page.get_by_role("button", name="Compare", exact=True).click()
    assert page.get_by_role("heading", name="India and United States").is_visible()
    assert page.get_by_role("heading", name="United States to India").is_visible()
