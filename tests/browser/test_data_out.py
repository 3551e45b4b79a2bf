"""What leaves the site, in a real browser: downloads, frames on other sites, paper."""

import http.server
import threading
from collections.abc import Iterator
from functools import partial
from pathlib import Path

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Page

from tracker.models import Commitment

pytestmark = pytest.mark.browser


@pytest.fixture
def other_site(tmp_path: Path) -> Iterator[tuple[str, Path]]:
    """A site of another origin, and the folder that it serves."""
    serve = partial(http.server.SimpleHTTPRequestHandler, directory=str(tmp_path))
    with http.server.ThreadingHTTPServer(("127.0.0.1", 0), serve) as server:
        threading.Thread(target=server.serve_forever, daemon=True).start()
        yield f"http://127.0.0.1:{server.server_port}", tmp_path
        server.shutdown()


def test_the_card_shows_in_the_frame_of_another_site_and_a_page_does_not(
    page: Page, record: Commitment, other_site, live_server
):
    address, folder = other_site
    page.goto(record.get_absolute_url())
    code = page.locator("#embed").input_value()
    plain = f'<iframe src="{live_server.url}{record.get_absolute_url()}" title="b"></iframe>'
    (folder / "index.html").write_text(f"<!doctype html><title>A</title>{code}{plain}")
    page.goto(f"{address}/index.html")
    card, refused = (page.frame_locator("iframe").nth(n) for n in (0, 1))
    assert card.get_by_role("link", name=record.statement).is_visible()
    assert refused.get_by_text(record.statement).count() == 0


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_the_card_has_no_barrier(page: Page, record: Commitment, scheme):
    complaints: list[str] = []
    page.on("console", lambda message: complaints.append(message.text))
    page.emulate_media(color_scheme=scheme)
    page.goto(f"/embed/commitments/{record.pk}/")
    found = Axe().run(page).response["violations"]
    assert [(rule["id"], rule["nodes"][0]["html"]) for rule in found] == []
    assert complaints == []


def test_a_filtered_list_is_downloaded_as_it_is_filtered(page: Page):
    page.goto("/commitments/?status=delayed")
    with page.expect_download() as waiting:
        page.get_by_role("link", name="CSV").click()
    lines = Path(waiting.value.path()).read_text("utf-8-sig").splitlines()
    assert waiting.value.suggested_filename.endswith(".csv")
    assert [line.split(",")[0] for line in lines][:1] == ["id"]
    assert len(lines) == 2


def test_paper_has_the_address_and_no_controls(page: Page, record: Commitment):
    page.goto(record.get_absolute_url())
    address = page.get_by_text(f"/commitments/{record.pk}/", exact=False).first
    assert not address.is_visible()
    page.emulate_media(media="print")
    assert address.is_visible()
    for hidden in ("#permalink", "#embed", "nav", "form"):
        assert not page.locator(hidden).first.is_visible()
