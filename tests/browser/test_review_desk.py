"""The desk in a real browser: by keyboard alone, by mouse without JavaScript, without barriers."""

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Browser, BrowserContext, Page, expect

from tests.factories import make_article, make_commitment, make_correction, make_domain, make_party
from tests.reviewing.candidates import make_candidate
from tracker.models import Commitment, Decision, Mention, ProposedLink

pytestmark = pytest.mark.browser
TEXT = (
    "NEW DELHI. India and the United States on Friday signed a defence framework.\n\n"
    + "\n\n".join(f"Paragraph {n} tells of other things at some length." for n in range(30))
    + "\n\nKenya will plant a million trees by 2030. Both sides will meet again in spring."
)
SIGNED = "India and the United States on Friday signed a defence framework"
TREES = "Kenya will plant a million trees by 2030."
MEET = "Both sides will meet again in spring."
SIDEWAYS = "document.documentElement.scrollWidth - document.documentElement.clientWidth"


@pytest.fixture
def known(transactional_db: None) -> Commitment:
    """A queue of three in one article: one reports on what is known."""
    india, states = make_party(name="India"), make_party(name="United States")
    make_domain(name="Defence", slug="defence")
    known = make_commitment(
        india, states, statement="India and the United States sign a framework", status="agreed"
    )
    article = make_article(text=TEXT, title="India and US sign a framework")
    signed, _trees, _meet = (
        make_candidate(
            row={"article": article, "quote": quote, "confidence": confidence},
            statement=quote,
            status=status,
        )
        for quote, confidence, status in (
            (SIGNED, 0.95, "signed"),
            (TREES, 0.9, "pledged"),
            (MEET, 0.8, "agreed"),
        )
    )
    reasons = [{"feature": "same parties", "words": "India, United States", "weight": 2}]
    ProposedLink.objects.create(
        mention=signed, commitment=known, score=0.94, is_sure=True, reasons=reasons
    )
    return known


@pytest.fixture
def desk(signed_in: BrowserContext) -> Page:
    page = signed_in.new_page()
    page.set_viewport_size({"width": 1280, "height": 900})
    page.goto("/review/")
    return page


def press(page: Page, *keys: str) -> None:
    for key in keys:
        page.keyboard.press(key)


def passage(page: Page, quote: str) -> None:
    """Wait until this candidate is on the desk, and its words are in sight."""
    expect(page.locator("mark.cur")).to_have_text(quote)
    expect(page.locator("mark.cur")).to_be_in_viewport()


def type_into(page: Page, label: str, text: str) -> None:
    """Tab to the field, as one without a mouse must, and write."""
    field = page.get_by_label(label, exact=True)
    for _step in range(60):
        if field.evaluate("field => field === document.activeElement"):
            break
        page.keyboard.press("Tab")
    press(page, "Control+a")
    page.keyboard.type(text)


def test_the_whole_desk_by_keyboard_alone(desk: Page, known: Commitment):
    complaints: list[str] = []
    desk.on("console", lambda message: complaints.append(message.text))
    desk.on("pageerror", lambda error: complaints.append(str(error)))
    passage(desk, SIGNED)
    # Skip, skip, back.
    press(desk, "j")
    passage(desk, TREES)
    press(desk, "j")
    passage(desk, MEET)
    press(desk, "k")
    passage(desk, TREES)
    # Edit, then accept: the same keys are letters while one writes.
    type_into(desk, "Statement", "Kenya to jam a million trees")
    type_into(desk, "Due: a year, month or day", "2030")
    press(desk, "Escape", "Shift+Tab")
    desk.locator("#main").focus()
    press(desk, "a")
    passage(desk, MEET)
    expect(desk.locator("#last")).to_contain_text("“Kenya to jam a million trees” is now")
    # Reject: a reason is asked for, chosen with an arrow, and R once more.
    press(desk, "r")
    expect(desk.locator("#id_reason_0")).to_be_focused()
    expect(desk.locator("#id_reason_0")).to_be_in_viewport()
    press(desk, "ArrowDown", "r")
    passage(desk, SIGNED)
    expect(desk.locator("#last")).to_contain_text("Nobody who can be named undertakes it")
    # Undo brings it back; then on to the one that reports on what is known, and merge.
    press(desk, "u")
    passage(desk, MEET)
    press(desk, "j")
    passage(desk, SIGNED)
    expect(desk.locator("#effects")).to_contain_text(f"will change {known.public_id}")
    press(desk, "m")
    passage(desk, MEET)
    known.refresh_from_db()
    assert (known.stage, known.mention_count) == ("signed", 1)
    made = Commitment.objects.exclude(pk=known.pk).get()
    assert (made.statement, str(made.due_on)) == ("Kenya to jam a million trees", "2030-12-31")
    assert Decision.objects.standing().count() == 2
    assert Mention.objects.pending().get().quote == MEET
    assert complaints == [], complaints


def test_single_keys_can_be_switched_off(desk: Page):
    keys = desk.get_by_label("Keys on")
    keys.uncheck()
    press(desk, "j")
    desk.reload()
    assert not keys.is_checked()
    press(desk, "j")
    passage(desk, SIGNED)
    expect(desk.locator(".actions kbd").first).to_be_hidden()
    keys.check()
    press(desk, "j")
    passage(desk, TREES)


def test_effects_and_names_follow_what_is_chosen_and_typed(desk: Page, known: Commitment):
    effects = desk.locator("#effects")
    expect(effects).to_contain_text("Signed")
    desk.get_by_label("No, it is a new commitment").check()
    expect(effects).to_contain_text("will make a new commitment")
    desk.get_by_label("Status it reports").select_option("delayed")
    expect(effects).to_contain_text("Delayed")
    desk.get_by_label("Party 1", exact=True).fill("Uni")
    expect(desk.locator("#party-names option")).to_have_count(1)
    desk.get_by_label("Look up another commitment").fill("framework")
    expect(desk.locator("#picks .pick")).to_have_count(2)
    desk.get_by_role("button", name="Add a party").click()
    expect(desk.get_by_label("Party 4", exact=True)).to_be_visible()
    expect(desk.get_by_label("Party 1", exact=True)).to_have_value("Uni")
    desk.get_by_role("button", name="Remove Uni", exact=True).click()
    expect(desk.get_by_label("Party 1", exact=True)).to_have_value("United States")
    assert desk.url.endswith(f"/review/{Mention.objects.get(quote=SIGNED).pk}/")


PAGES = ["candidate", "asked for a reason", "taken", "bulk", "empty", "readers’ suggestions"]


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("width", [390, 1280])
def test_the_desk_has_no_barrier_and_never_scrolls_sideways(desk: Page, width: int, scheme):
    desk.set_viewport_size({"width": width, "height": 844})
    desk.emulate_media(color_scheme=scheme)
    for name in PAGES:
        show(desk, name)
        found = Axe().run(desk).response["violations"]
        assert [(rule["id"], rule["nodes"][0]["html"]) for rule in found] == [], name
        assert desk.evaluate(SIDEWAYS) <= 0, name


def show(desk: Page, name: str) -> None:
    match name:
        case "asked for a reason":
            desk.get_by_role("button", name="Reject").click()
            expect(desk.get_by_role("alert")).to_be_visible()
        case "taken":
            desk.get_by_label("Misread").check()
            desk.get_by_role("button", name="Reject").click()
            passage(desk, TREES)
            desk.goto(f"/review/{Mention.objects.get(quote=SIGNED).pk}/")
        case "bulk":
            desk.goto("/review/bulk/?threshold=0.7")
        case "empty":
            desk.goto("/review/?party=Nobody")
        case "readers’ suggestions":
            make_correction(Commitment.objects.earliest("pk"), contact="ann@example.org")
            desk.goto("/review/corrections/")


def test_everything_works_without_javascript(
    browser: Browser, signed_in: BrowserContext, live_server
):
    plain = browser.new_context(java_script_enabled=False, base_url=live_server.url)
    plain.add_cookies(signed_in.cookies())  # type: ignore[arg-type]
    page = plain.new_page()
    page.goto("/review/")
    page.get_by_label("Look up another commitment").fill("framework")
    page.get_by_role("button", name="Find").click()
    page.get_by_label("No, it is a new commitment").check()
    page.get_by_role("button", name="Update").click()
    assert "will make a new commitment" in page.locator("#effects").inner_text()
    page.get_by_role("button", name="Accept").click()
    assert "Accepted: “" in page.locator("#last").inner_text()
    page.get_by_role("button", name="Undo").click()
    assert page.locator("mark.cur").inner_text() == SIGNED
    page.get_by_role("button", name="Skip").click()
    assert page.locator("mark.cur").inner_text() == TREES
    page.get_by_text("Accept many").click()
    page.get_by_role("button", name="See the").click()
    page.get_by_role("button", name="Accept those ticked").click()
    assert Mention.objects.pending().count() == 1
    plain.close()
