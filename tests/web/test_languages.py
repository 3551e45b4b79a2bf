"""The site in another language: every public page, its dates and numbers, and the switch."""

import datetime as dt
import re
from decimal import Decimal
from html.parser import HTMLParser

import pytest
from django.contrib.auth.models import Permission
from django.core.cache import cache
from django.template.loader import render_to_string
from django.urls import reverse
from django.utils.translation import override

from tests.factories import (
    make_agreement,
    make_article,
    make_commitment,
    make_mention,
    make_party,
    make_status_change,
    make_target,
    make_user,
)
from tests.reviewing.candidates import make_candidate
from tests.web.secrets import make_world
from tests.web.test_nothing_leaks import addresses
from tracker import charts
from tracker.management.messages import read
from tracker.models import Agreement, Article, Commitment, Domain, Outlet, Party, Precision
from tracker.models.commitment import plain
from tracker.models.dates import day_of_year, long_day, month, month_of_year, short_day
from tracker.templatetags.pledgeline import counted, lateness
from tracker.web.review.forms import amount
from tracker.web.tallies import Tally

D = dt.date
FRENCH = {"HTTP_ACCEPT_LANGUAGE": "fr-CA,fr;q=0.9,en;q=0.5"}
TOLD_BY = {
    *("h1", "h2", "h3", "th", "dt", "caption", "summary"),
    *("legend", "label", "button", "option"),
}
ATTRIBUTES = {"aria-label", "placeholder", "data-l"}
NAMED = {Party: "name", Domain: "name", Outlet: "name", Agreement: "title", Article: "title"}
# The same in every language: formats, the site, the languages of the switch.
NAMES = {"Pledgeline", "CSV", "JSON", "Lines", "Atom", "iCal", "PL", "English", "Français"}
pytestmark = pytest.mark.django_db


class Headings(HTMLParser):
    """What a page calls things: its headings, labels and buttons, in order."""

    def __init__(self, page: str) -> None:
        super().__init__()
        self.open: list[str] = []
        self.found: list[str] = []
        self.feed(page)

    def handle_starttag(self, tag, attrs):
        if tag in TOLD_BY:
            self.found.append("")
        if tag in TOLD_BY | {"code"}:
            self.open.append(tag)
        self.found += [value or "" for name, value in attrs if name in ATTRIBUTES]

    def handle_endtag(self, tag):
        if self.open and self.open[-1] == tag:
            self.open.pop()

    def handle_data(self, data):
        # Names of fields are for programs.
        if self.open and self.open[-1] != "code":
            self.found[-1] += data


def headings(page: str) -> set[str]:
    return {" ".join(words.split()) for words in Headings(page).found} - {""}


def names_of_rows() -> set[str]:
    rows = (model._default_manager.values_list(field, flat=True) for model, field in NAMED.items())
    statements = Commitment.objects.values_list("statement", flat=True)
    return {str(name) for names in (*rows, statements) for name in names} | NAMES


def same_in_both() -> set[str]:
    rows = [str(row.id) for row in read("fr") if row.id and row.string == row.id]
    return {part for row in rows for part in re.split(r"%\(\w+\)s", row)} - {""}


def is_left(words: str, known: set[str]) -> bool:
    """Whether letters remain once all is taken out that is the same in both languages."""
    for name in sorted(known, key=len, reverse=True):
        words = words.replace(name, "")
    return re.search(r"[a-z]{3}", words) is not None


@pytest.fixture
def commitment(time_machine) -> Commitment:
    time_machine.move_to(D(2025, 11, 22), tick=False)
    india, states = make_party(name="India", slug="india"), make_party(name="United States")
    row = make_commitment(
        *(india, states), pk=12, due_on=D(2025, 12, 1), agreement=make_agreement(india)
    )
    mention = make_mention(row, article=make_article(published_on=D(2025, 2, 7)))
    make_status_change(row, "agreed", effective_on=D(2025, 2, 7), evidence=mention)
    make_status_change(row, "delayed", effective_on=D(2025, 8, 1), note="Late.")
    row.refresh_from_db()
    return row


def french(client, address: str) -> str:
    response = client.get(address, **FRENCH)
    assert response["Content-Language"] == "fr"
    return " ".join(response.content.decode().split())


# Every page


def test_no_heading_or_label_of_a_public_page_is_left_in_english(client, subtests):
    world, unread = make_world(), {*same_in_both(), *names_of_rows()}
    for _name, address in addresses(world):
        with subtests.test(address):
            english, told = client.get(address), client.get(address, **FRENCH)
            if "text/html" not in english["Content-Type"] or english.status_code != 200:
                continue
            assert '<html lang="fr" dir="ltr"' in told.content.decode()
            both = headings(english.content.decode()) & headings(told.content.decode())
            assert {words for words in both if is_left(words, unread)} == set()


PAGES = {
    "/": "Ce qui a été promis, par qui, avec quelle fermeté",
    "/commitments/": "Trier par",
    "/agreements/": "1 accord, le plus récent d’abord",
    "/parties/": "Qui s’engage et qui reçoit",
    "/domains/": "Aucun engagement n’a encore de domaine",
    "/articles/": "1 article, le plus récent d’abord",
    "/methodology/": "Comment nous décidons",
    "/data/": "Pour les tableurs",
    "/compare/": "Deux parties côte à côte",
    "/changes/": "Changements de statut",
    "/search/?q=india": "Rechercher",
    "/corrections/": "Aucune suggestion n’a encore reçu de réponse",
    "/login/": "Mot de passe",
    "/nowhere/": "Cette page n’existe pas",
}


@pytest.mark.usefixtures("commitment")
@pytest.mark.parametrize(("address", "words"), PAGES.items())
def test_a_page_speaks_french_to_a_browser_that_asks_for_it(client, address, words, caplog):
    page = french(client, address)
    assert words in page


def test_a_commitment_is_told_in_french(client, commitment):
    page = french(client, commitment.get_absolute_url())
    for words in (
        "En retard</span>",
        "Échéance dans 9\u00a0jours".replace("\u00a0", " "),
        "Preuves\u00a0: 1 mention dans 1 article",
        "1 citation vérifiée sur 1",
        '<time datetime="2025-02-07">7\u00a0fév.\u00a02025</time>',
        "Chronologie",
        ">aujourd’hui<",
    ):
        assert words.replace("\u00a0", " ") in page.replace("\u00a0", " "), words


def test_errors_of_a_form_are_french(client, commitment):
    address = reverse("commitment_correct", args=[12, commitment.slug])
    page = client.post(address, {"contact": "x"}, **FRENCH).content.decode()
    assert "Ce champ est obligatoire." in page
    assert "jour, par exemple 2025-03-01" in french(client, "/changes/?since=x&until=y")


@pytest.mark.usefixtures("commitment")
def test_active_filters_and_sums_are_french(client):
    page = french(client, "/commitments/?due=soon&status=delayed&since=2024")
    for words in ("90 prochains jours", "Énoncé depuis 2024", "En retard", "1 engagement"):
        assert words in page


def test_pages_that_know_no_request_follow_the_language():
    with override("fr"):
        for name, words in (("500.html", "Une erreur"), ("400.html", "illisible")):
            assert words in render_to_string(name)


def test_the_desk_is_french_for_an_editor_who_asks_for_it(client):
    mention = make_candidate(status="signed")
    editor = make_user()
    editor.user_permissions.add(Permission.objects.get(codename="review_mention"))
    client.force_login(editor)
    page = french(client, reverse("review_candidate", args=[mention.pk]))
    for words in ("Déjà enregistré", "Rejeter <kbd>R</kbd>", "L’acceptation créera"):
        assert words in page
    reason = 'value="Said again in the same article"> Redit dans le même article'
    assert reason in page  # what is stored is the same whoever decides


# Days, numbers and charts


@pytest.mark.parametrize(
    ("language", "told"),
    [
        ("en-gb", ["7 February 2025", "7 Feb 2025", "7 Feb", "Feb 2025", "Feb"]),
        ("fr", ["7 février 2025", "7 fév. 2025", "7 fév.", "fév. 2025", "fév."]),
    ],
)
def test_days_are_written_as_each_language_does(language, told):
    forms = (long_day, short_day, day_of_year, month_of_year, month)
    with override(language):
        assert [form(D(2025, 2, 7)) for form in forms] == told


def test_the_first_of_a_month_has_its_french_ending_and_no_other_day():
    with override("fr"):
        assert [long_day(D(2025, 5, day)) for day in (1, 2)] == ["1er mai 2025", "2 mai 2025"]
        assert short_day(D(2011, 11, 11)) == "11 nov. 2011"
    with override("en-gb"):
        assert long_day(D(2025, 5, 1)) == "1 May 2025"


@pytest.mark.parametrize(
    ("precision", "told"),
    [
        ("month", "juin 2030"),
        ("quarter", "T2 2030"),
        ("season", "été 2030"),
        ("half", "1er semestre 2030"),
        ("year", "2030"),
        ("decade", "années 2030"),
    ],
)
def test_a_deadline_is_as_exact_in_french(precision, told):
    with override("fr"):
        assert Precision(precision).describe(D(2030, 6, 30)) == told


def test_numbers_have_a_narrow_space_and_a_comma_in_french():
    with override("fr"):
        assert plain(Decimal("1234567.5")) == "1\u202f234\u202f567,5"
        assert plain(Decimal(3_000_000)) == "3\u202f000\u202f000"
    with override("en-gb"):
        assert plain(Decimal("1234567.5")) == "1,234,567.5"


@pytest.mark.parametrize(
    ("language", "text"),
    [("fr", "1 234,5"), ("fr", "1\u202f234,50"), ("en-gb", "1,234.5"), ("en-gb", "1 234.5")],
)
def test_an_editor_writes_amounts_as_the_language_does(language, text):
    with override(language):
        assert amount(text) == Decimal("1234.5")
        assert amount(plain(Decimal("1234.5"))) == Decimal("1234.5")  # what the form shows


def test_a_large_count_is_grouped_on_the_page(client, monkeypatch):
    monkeypatch.setattr("tracker.web.overview.tally", lambda cells: Tally({"fulfilled": 1234}))
    cache.clear()
    assert "1\u202f234 engagements" in client.get("/", **FRENCH).content.decode()
    assert "1,234 commitments" in client.get("/").content.decode()


@pytest.mark.parametrize(
    ("days", "told"),
    [(0, "0 jour"), (1, "1 jour"), (2, "2 jours"), (729, "729 jours"), (730, "2 ans")],
)
def test_french_counts_nothing_as_one(days, told):
    with override("fr"):
        assert counted(days) == told


def test_how_late_is_told_in_french():
    with override("fr"):
        told = [lateness(days) for days in (0, 1, -2)]
    assert told == ["le jour de l’échéance", "1 jour avant l’échéance", "2 jours après l’échéance"]


def test_charts_are_named_in_french(commitment):
    with override("fr"):
        bar = charts.bar({"fulfilled": 3, "broken": 1})
        assert 'aria-label="Tenu\u00a0: 3, Rompu\u00a0: 1"' in bar
        assert "Chronologie\u00a0: convenu fév. 2025; en retard août 2025" in charts.pledge_line(
            commitment
        )
        assert Tally({"fulfilled": 2}).in_words == "tenu\u00a0: 2"


def test_a_target_is_described_in_french(client, commitment):
    make_target(commitment, (D(2024, 1, 1), 41.5), indicator="Power")
    page = french(client, commitment.get_absolute_url())
    assert "Power, mesuré par rapport à la cible" in page
    assert "1er jan. 2024: 41,5" in page.replace("\u00a0", " ")


# Which language


def test_without_a_wish_or_with_another_one_the_site_is_english(client):
    for wish in ({}, {"HTTP_ACCEPT_LANGUAGE": "en-US"}, {"HTTP_ACCEPT_LANGUAGE": "xx,tlh;q=0.3"}):
        assert '<html lang="en-gb" dir="ltr"' in client.get("/", **wish).content.decode()


def test_the_switch_outlasts_the_visit_and_outweighs_the_browser(client):
    response = client.post(reverse("set_language"), {"language": "fr", "next": "/parties/"})
    assert response.url == "/parties/"
    kept = response.cookies["language"]
    assert (kept["max-age"], kept["samesite"], kept["httponly"]) == (365 * 24 * 3600, "Lax", True)
    page = client.get("/parties/", HTTP_ACCEPT_LANGUAGE="en").content.decode()
    assert 'value="fr" lang="fr" aria-pressed="true">Français<' in page
    assert 'value="en-gb" lang="en-gb" aria-pressed="false">English<' in page


@pytest.mark.parametrize("back", ["https://evil.example/", "//evil.example", "javascript:1"])
def test_the_switch_leads_nowhere_else(client, back):
    response = client.post(reverse("set_language"), {"language": "xx", "next": back})
    assert response.url == "/"
    assert "language" not in response.cookies


def test_looking_at_the_switch_changes_nothing(client):
    assert "language" not in client.get(reverse("set_language")).cookies


@pytest.mark.usefixtures("commitment")
@pytest.mark.parametrize("address", ["/", "/commitments/", "/changes.atom", "/commitments.ics"])
def test_caches_are_told_that_the_answer_depends_on_the_language(client, address):
    vary = client.get(address, **FRENCH)["Vary"]
    assert "Accept-Language" in vary
    assert "Cookie" in vary


@pytest.mark.usefixtures("commitment")
@pytest.mark.parametrize(
    "address", ["/commitments.atom", "/commitments.ics", "/changes.atom", "/embed/commitments/12/"]
)
def test_what_is_kept_in_one_language_is_not_taken_for_the_other(client, address):
    english = client.get(address)
    again = {"HTTP_IF_NONE_MATCH": english["ETag"]}
    assert client.get(address, **again).status_code == 304
    assert client.get(address, **again, **FRENCH).status_code == 200


@pytest.mark.usefixtures("commitment")
def test_what_is_remembered_for_one_language_is_told_in_the_other(client):
    cache.clear()
    for address in ("/", "/commitments/", "/parties/india/", "/domains/"):
        client.get(address)
        french(client, address)
    assert "En retard" in french(client, "/")
    assert "Delayed" in client.get("/").content.decode()


def test_a_card_in_another_page_asks_the_browser_and_not_the_cookie(client, commitment):
    client.cookies["language"] = "fr"
    card = client.get("/embed/commitments/12/")
    assert "Cookie" not in card["Vary"]
    assert 'lang="en-gb"' in card.content.decode()
    assert "Échéance" in french(client, "/embed/commitments/12/")


# What programs read


@pytest.mark.usefixtures("commitment")
@pytest.mark.parametrize("ending", ["csv", "jsonl"])
def test_files_for_programs_are_the_same_in_every_language(client, ending):
    english, told = (
        b"".join(client.get(f"/commitments.{ending}", **asked).streaming_content)
        for asked in ({}, FRENCH)
    )
    assert english == told


@pytest.mark.usefixtures("commitment")
def test_feeds_and_calendars_speak_to_people(client):
    feed = client.get("/changes.atom", **FRENCH).content.decode()
    assert 'xml:lang="fr"' in feed
    assert "Pledgeline: Ce qui a changé" in feed
    calendar = b"".join(client.get("/commitments.ics", **FRENCH).streaming_content).decode()
    assert "SUMMARY:Échéance" in calendar
