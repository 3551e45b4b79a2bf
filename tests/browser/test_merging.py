"""Merging and splitting in a real browser: previewed, done, undone, and without barriers."""

from collections.abc import Iterator

import pytest
from axe_playwright_python.sync_playwright import Axe
from django.conf import settings
from django.contrib.auth.models import Permission
from django.test import Client
from playwright.sync_api import Browser, Page, expect

from tests.factories import make_article, make_commitment, make_mention, make_party, make_user
from tracker.models import Commitment, ProposedLink
from tracker.reviewing.merging import merge

pytestmark = pytest.mark.browser
SIDEWAYS = "document.documentElement.scrollWidth - document.documentElement.clientWidth"


@pytest.fixture
def kenya(transactional_db: None) -> Commitment:
    """A promise that is on record twice, once with two quotes."""
    kenya = make_party(name="Kenya")
    keep = make_commitment(kenya, statement="Kenya to plant a million trees", status="pledged")
    gone = make_commitment(kenya, statement="Kenya to plant trees by 2030", due_on="2030-12-31")
    make_mention(keep)
    for text in ("Kenya will plant trees.", "Kenya will dig wells."):
        mention = make_mention(gone, article=make_article(text=text))
    ProposedLink.objects.create(mention=mention, commitment=keep, score=0.8)
    return keep


@pytest.fixture
def desk(browser: Browser, live_server, kenya: Commitment) -> Iterator[Page]:
    editor = make_user(username="ann")
    names = ("add_reshaping", "review_mention")
    editor.user_permissions.add(*Permission.objects.filter(codename__in=names))
    session = Client()
    session.force_login(editor)
    cookie = session.cookies[settings.SESSION_COOKIE_NAME].value
    context = browser.new_context(base_url=live_server.url)
    context.add_cookies(
        [{"name": settings.SESSION_COOKIE_NAME, "value": cookie, "url": live_server.url}]
    )
    yield context.new_page()
    context.close()


def test_two_are_merged_by_keyboard_and_parted_again(desk: Page, kenya: Commitment):
    gone = Commitment.objects.exclude(pk=kenya.pk).get()
    desk.goto("/review/merge/commitment/")
    desk.get_by_label("Keep").fill(kenya.public_id)
    desk.get_by_label("Merge into it").fill("plant trees")
    desk.keyboard.press("Enter")
    desk.get_by_label("Kenya to plant trees by 2030").check()
    desk.get_by_role("button", name="See what moves").press("Enter")
    expect(desk.locator(".changes")).to_contain_text("2 mentions")
    desk.get_by_label("Why they are one").fill("The same promise.")
    desk.keyboard.press("Enter")
    expect(desk.get_by_role("row", name="merged into")).to_contain_text("The same promise.")
    desk.goto(f"/commitments/{gone.pk}-{gone.slug}/")
    assert desk.url.endswith(kenya.get_absolute_url())
    desk.goto("/review/merge/")
    desk.get_by_role("button", name="Undo").press("Enter")
    expect(desk.get_by_text("Undone by ann")).to_be_visible()
    gone.refresh_from_db()
    assert (gone.is_merged, gone.mention_count) == (False, 2)


def test_a_quote_is_ticked_and_split_off(desk: Page, kenya: Commitment):
    row = Commitment.objects.exclude(pk=kenya.pk).get()
    desk.goto(f"/review/split/commitment/{row.pk}/")
    desk.get_by_label("Kenya will dig wells.").check()
    desk.get_by_label("Statement of the new one").fill("Kenya to dig wells")
    desk.get_by_label("Why they are two").fill("Wells are no trees.")
    desk.get_by_role("button", name="Split", exact=True).click()
    expect(desk.get_by_role("rowheader")).to_have_text(
        "“Kenya to dig wells” split from “Kenya to plant trees by 2030”"
    )


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("width", [390, 1280])
def test_no_page_has_a_barrier_or_scrolls_sideways(desk: Page, kenya, width: int, scheme):
    gone = Commitment.objects.exclude(pk=kenya.pk).get()
    pair = f"keep={kenya.pk}&gone={gone.pk}"
    merge(make_party(), make_party(), user=None, reason="The same.")
    desk.set_viewport_size({"width": width, "height": 844})
    desk.emulate_media(color_scheme=scheme)
    for address in (
        "merge/",
        "merge/party/",
        "merge/agreement/?keep=nothing&gone=nothing",
        "merge/commitment/?keep=plant",
        f"merge/commitment/?{pair}",
        f"merge/commitment/?keep={kenya.pk}&gone={kenya.pk}",
        f"split/commitment/{gone.pk}/",
    ):
        desk.goto(f"/review/{address}")
        found = Axe().run(desk).response["violations"]
        assert [(rule["id"], rule["nodes"][0]["html"]) for rule in found] == [], address
        assert desk.evaluate(SIDEWAYS) <= 0, address
