"""Pictures of records: what they say, for whom, and that nobody is sent one twice."""

import datetime as dt
from io import BytesIO
from typing import Any

import pytest
from PIL import Image, ImageDraw, ImageFont

from tests.factories import make_agreement, make_commitment, make_party, make_status_change
from tracker.models import Commitment, Fulfilment
from tracker.web.exports.previews.content import Badge, Preview
from tracker.web.exports.previews.drawing import OUTCOMES, png
from tracker.web.exports.previews.letters import cut, fitted, font, wrapped

D = dt.date
TODAY = dt.datetime(2025, 11, 22, 12, tzinfo=dt.UTC)


@pytest.fixture(autouse=True)
def today(time_machine):
    time_machine.move_to(TODAY, tick=False)


@pytest.fixture
def record(db) -> Commitment:
    india, norway = make_party(name="India", slug="india"), make_party(name="Norway")
    return make_commitment(
        india,
        beneficiaries=(norway,),
        agreement=make_agreement(india, norway, slug="pact", title="Pact of Peace"),
        pk=12,
        statement="Build ships",
        status="signed",
        due_on=D(2025, 10, 31),
    )


def picture(response: Any) -> Image.Image:
    assert (response.status_code, response["Content-Type"]) == (200, "image/png")
    return Image.open(BytesIO(response.content))


def words(response: Any) -> str:
    return str(picture(response).info["Description"])


@pytest.mark.parametrize("kind", ["commitments/12", "agreements/pact", "parties/india"])
def test_a_record_has_a_picture_of_the_size_that_sharers_ask_for(client, record, kind):
    drawn = picture(client.get(f"/{kind}/preview.png"))
    assert (drawn.size, drawn.format) == ((1200, 630), "PNG")
    assert len({colour for _count, colour in drawn.convert("RGB").getcolors(100_000) or ()}) > 10


def test_a_picture_says_what_was_promised_and_where_it_stands(client, record):
    address = "/commitments/12/preview.png"
    told = "Build ships. India → Norway. Signed. Overdue. Due 31 Oct 2025. PL-0012"
    assert words(client.get(address)) == told
    make_status_change(record, "fulfilled")
    told = "Build ships. India → Norway. Fulfilled. Due 31 Oct 2025. PL-0012"
    assert words(client.get(address)) == told


def test_agreements_and_parties_say_what_became_of_their_commitments(client, record):
    make_commitment(*record.obligors, agreement=record.agreement, status="fulfilled")
    make_commitment(*record.obligors, agreement=record.agreement, published=False)
    told = "Pact of Peace. India, Norway. Signed. 2 commitments. Other"
    assert words(client.get("/agreements/pact/preview.png")) == told
    told = words(client.get("/parties/india/preview.png"))
    assert "2 commitments made: 1 fulfilled, 1 not assessed" in told
    assert "commitment" not in words(
        client.get(f"/parties/{record.beneficiaries[0].slug}/preview.png")
    )


def test_the_names_of_hidden_rows_are_not_in_it(client, db):
    hidden = make_agreement(title="Zanzibar", published=False, slug="zanzibar")
    row = make_commitment(make_party(name="India"), agreement=hidden)
    assert "Zanzibar" not in words(client.get(f"/commitments/{row.pk}/preview.png"))
    assert client.get("/agreements/zanzibar/preview.png").status_code == 404


def test_what_no_reader_may_see_has_no_picture(client, db):
    row = make_commitment(make_party(slug="secret"), published=False)
    assert client.get(f"/commitments/{row.pk}/preview.png").status_code == 404
    assert client.get("/parties/secret/preview.png").status_code == 404


def test_the_address_of_a_merged_row_leads_to_the_picture_of_the_kept_one(client, record):
    gone = make_commitment(published=False, merged_into=record)
    response = client.get(f"/commitments/{gone.pk}/preview.png")
    assert (response.status_code, response["Location"]) == (301, "/commitments/12/preview.png")


def test_a_picture_is_sent_again_only_when_it_has_changed(client, record):
    address = "/commitments/12/preview.png"
    first = client.get(address)
    assert first["Cache-Control"] == "public, max-age=3600"
    known = {"if-none-match": first["ETag"]}
    again = client.get(address, headers=known)
    assert (again.status_code, again.content, again["ETag"]) == (304, b"", first["ETag"])
    make_status_change(record, "delayed")
    assert client.get(address, headers=known).status_code == 200


def test_the_head_of_a_picture_is_not_drawn(client, record):
    response = client.head("/commitments/12/preview.png")
    assert (response.status_code, response.content) == (200, b"")
    assert response["ETag"] == client.get("/commitments/12/preview.png")["ETag"]


def test_a_picture_of_the_past_names_its_day(client, record):
    make_status_change(record, "fulfilled", effective_on=D(2025, 9, 1))
    told = words(client.get("/commitments/12/preview.png", {"as_of": "2025-03-01"}))
    assert told.endswith("PL-0012 · As of 1 March 2025")
    assert "Fulfilled" not in told


def test_a_picture_speaks_the_language_that_is_asked_for(client, record):
    french = client.get("/commitments/12/preview.png", headers={"accept-language": "fr"})
    assert "Signé" in words(french)
    assert french["ETag"] != client.get("/commitments/12/preview.png")["ETag"]


@pytest.mark.parametrize(
    ("page", "address", "alt"),
    [
        ("/commitments/12-{slug}/", "/commitments/12/preview.png", "Build ships"),
        ("/commitments/12-{slug}/history/", "/commitments/12/preview.png", "Build ships"),
        ("/agreements/pact/", "/agreements/pact/preview.png", "Pact of Peace"),
        ("/parties/india/", "/parties/india/preview.png", "India"),
        ("/parties/", "/static/tracker/card.png", "Pledgeline"),
        ("/parties/nobody/", "/static/tracker/card.png", "Pledgeline"),
    ],
)
def test_a_page_names_the_picture_to_share(client, record, page, address, alt):
    found = client.get(page.format(slug=record.slug)).content.decode()
    assert f'<meta property="og:image" content="http://testserver{address}">' in found
    assert f'<meta property="og:image:alt" content="{alt}">' in found


def test_few_queries_find_what_a_picture_says(client, record, django_assert_max_num_queries):
    for address in ("commitments/12", "agreements/pact", "parties/india"):
        with django_assert_max_num_queries(4):
            client.get(f"/{address}/preview.png")


def test_all_that_is_drawn_is_among_the_words(monkeypatch):
    """So whoever looks through the words, as the test of secrets does, has seen all of it."""
    drawn: list[str] = []
    text = ImageDraw.ImageDraw.text

    def noted(self, place, words, *rest, **options):
        drawn.append(words)
        return text(self, place, words, *rest, **options)

    monkeypatch.setattr(ImageDraw.ImageDraw, "text", noted)
    badges = (Badge("Signed", place=4), Badge("Overdue", "broken"))
    counts = (("fulfilled", 3), ("broken", 1))
    preview = Preview("State", "India " * 80, "Who", badges, "Facts", counts)
    assert png(preview).startswith(b"\x89PNG")
    told = f"Pledgeline {preview.words} 3 1"
    assert [words for words in drawn if words.removesuffix("…").strip() not in told] == []
    assert len(drawn) > 8


@pytest.mark.parametrize(
    "title",
    ["", "x" * 500, "Añelo, Şırnak, Łódź και Київ", "<b>&amp;", "日本", "a\u0000b \u202e"],
)
def test_any_words_can_be_drawn(title: str):
    assert png(Preview("Kind", title, title, (Badge(title or "x", "broken"),), title))


def test_each_outcome_has_its_colour():
    assert set(OUTCOMES) == set(Fulfilment.values)


# Letters


def test_short_words_are_large_and_long_ones_small():
    sizes = {72: 2, 54: 4}
    assert fitted("India", "serif", sizes, 1040) == (72, ["India"])
    size, lines = fitted("India builds ships " * 8, "serif", sizes, 1040)
    assert (size, len(lines)) == (54, 4)


def test_lines_are_as_wide_as_there_is_room_for():
    letters = font("serif", 54)
    words = "Developed countries to mobilise 100 billion dollars a year"
    lines = wrapped(words, letters, 700, 9)
    assert " ".join(lines) == words
    assert all(letters.getlength(line) <= 700 for line in lines)


def test_what_has_no_room_ends_in_dots():
    letters = font("sans", 34)
    *_rest, last = wrapped("many ships " * 200, letters, 700, 2)
    assert last.endswith("…")
    assert letters.getlength(last) <= 700
    assert cut("short", letters, 700) == "short"
    assert letters.getlength(cut("x" * 500, letters, 700)) <= 700


def test_the_letters_come_with_the_program():
    assert isinstance(font("bold", 30), ImageFont.FreeTypeFont)
    assert font("serif", 40).getname() == ("Source Serif Pro", "Bold")
