"""The same rows as CSV, JSON, JSON Lines, Atom and iCalendar."""

import csv
import datetime as dt
import io
import json
import xml.etree.ElementTree as ET
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from icalendar import Calendar

from tests.factories import make_agreement, make_commitment, make_mention, make_party
from tracker.exporting.chunks import BLOCK, in_blocks
from tracker.exporting.formats import FORMATS
from tracker.exporting.kinds import KINDS
from tracker.exporting.site import Site
from tracker.exporting.table import cell
from tracker.exporting.text import FORMULA, harmless, printable
from tracker.models import Agreement, Commitment

SITE = Site("https://pledgeline.example")
ATOM = "{http://www.w3.org/2005/Atom}"


def written(ending: str, rows=None, kind: str = "commitments") -> str:
    rows = Commitment.objects.published().order_by("pk") if rows is None else rows
    parts = FORMATS[ending].write(KINDS[kind], rows, SITE, f"/{kind}.{ending}?sort=due")
    return "".join(parts)


def events(text: str) -> list[Any]:
    return Calendar.from_ical(text).walk("VEVENT")


@pytest.mark.django_db
def test_csv_begins_with_a_mark_and_a_heading():
    text = written("csv")
    assert text.startswith("\ufeffid,permalink,statement,")
    assert text.endswith("\r\n")
    assert text.count("\r\n") == 1


@pytest.mark.django_db
def test_csv_joins_names_and_leaves_unknown_empty():
    make_commitment(make_party(name="India"), make_party(name="Norway, Kingdom"), statement="“Yes”")
    (row,) = csv.DictReader(io.StringIO(written("csv").removeprefix("\ufeff")))
    assert row["statement"] == "“Yes”"
    assert row["obligors"] == "India; Norway, Kingdom"
    assert (row["due_on"], row["agreement"], row["firm"]) == ("", "", "true")


@pytest.mark.django_db
def test_csv_runs_no_formula():
    make_commitment(make_party(name="@SUM(A1)"), statement='=HYPERLINK("http://x.example")')
    (row,) = csv.DictReader(io.StringIO(written("csv").removeprefix("\ufeff")))
    assert row["statement"] == '\'=HYPERLINK("http://x.example")'
    assert row["obligors"] == "'@SUM(A1)"


@given(st.text())
def test_no_cell_begins_like_a_formula(text):
    assert not harmless(text).lstrip(" ").startswith(FORMULA)
    assert harmless(text).removeprefix("'") == text.removeprefix("'")


@pytest.mark.parametrize(
    ("value", "shown"),
    [
        (None, ""),
        (True, "true"),
        (0, 0),
        (dt.date(2025, 3, 1), "2025-03-01"),
        (dt.datetime(2025, 3, 1, 9, tzinfo=dt.UTC), "2025-03-01T09:00:00+00:00"),
        ({"name": "Pact"}, "Pact"),
        ([], ""),
        ([{"name": "A"}, {"name": "B"}], "A; B"),
        (" -1", "' -1"),
    ],
)
def test_values_as_cells(value, shown):
    assert cell(value) == shown


@pytest.mark.django_db
@pytest.mark.parametrize("count", [0, 1, 3])
def test_json_is_one_object_that_ends_with_the_count(count):
    for _ in range(count):
        make_commitment()
    found = json.loads(written("json"))
    assert list(found)[-1] == "count"
    assert found["count"] == len(found["commitments"]) == count
    assert found["address"] == "https://pledgeline.example/commitments.json?sort=due"
    assert found["licence"]


@pytest.mark.django_db
def test_json_lines_are_the_same_rows():
    make_mention(make_commitment(make_party(name="Åland")))
    make_commitment()
    lines = [json.loads(line) for line in written("jsonl").splitlines()]
    assert lines == json.loads(written("json"))["commitments"]
    assert "Åland" in written("jsonl")


@pytest.mark.django_db
def test_atom_has_an_entry_a_row_in_the_order_of_the_list():
    party = make_party(name="A & B")
    rows = [make_commitment(party, statement=f"<b>{n}</b>") for n in range(3)]
    feed = ET.fromstring(written("atom", Commitment.objects.order_by("-pk")).encode())  # noqa: S314
    assert feed.findtext(f"{ATOM}title") == "Pledgeline: Commitments"
    links = {link.get("rel"): link.get("href") for link in feed.findall(f"{ATOM}link")}
    assert links["self"] == "https://pledgeline.example/commitments.atom?sort=due"
    assert links["alternate"] == "https://pledgeline.example/commitments/?sort=due"
    entries = feed.findall(f"{ATOM}entry")
    assert [entry.findtext(f"{ATOM}title") for entry in entries] == [
        "<b>2</b>",
        "<b>1</b>",
        "<b>0</b>",
    ]
    assert (
        entries[-1].findtext(f"{ATOM}id") == f"https://pledgeline.example/commitments/{rows[0].pk}/"
    )
    assert entries[0].findtext(f"{ATOM}summary", "").startswith("A &amp; B. Proposed")


@pytest.mark.django_db
def test_atom_leaves_out_what_xml_cannot_say():
    make_commitment(statement="Plant\x0b \x01trees")
    feed = ET.fromstring(written("atom").encode())  # noqa: S314
    assert feed.findtext(f"{ATOM}entry/{ATOM}title") == "Plant trees"


def test_what_is_printable_stays():
    assert printable("a\tb\nc é") == "a\tb\nc é"


@pytest.mark.django_db
def test_a_deadline_is_an_event_of_a_whole_day():
    row = make_commitment(
        make_party(name="India"),
        statement="Build, soon; ships",
        due_on=dt.date(2030, 9, 30),
        due_precision="quarter",
        due_text="by the third quarter",
    )
    make_commitment()
    text = written("ics")
    assert text.endswith("END:VCALENDAR\r\n")
    (event,) = events(text)
    assert event["uid"] == f"commitments-{row.pk}@pledgeline.example"
    assert (event.start, event.end) == (dt.date(2030, 9, 30), dt.date(2030, 10, 1))
    assert event["summary"] == "Due: Build, soon; ships"
    assert event["url"] == f"https://pledgeline.example/commitments/{row.pk}/"
    assert "Due Q3 2030" in event["description"]
    assert "stated to the quarter (“by the third quarter”)" in event["description"]


@pytest.mark.django_db
def test_the_event_keeps_its_identity_when_the_date_moves():
    row = make_commitment(due_on=dt.date(2030, 1, 1))
    before = events(written("ics"))[0]
    row.due_on = dt.date(2031, 1, 1)
    row.save()
    after = events(written("ics"))[0]
    assert before["uid"] == after["uid"]
    assert (before.start.year, after.start.year) == (2030, 2031)


@pytest.mark.django_db
def test_an_agreement_ends_on_the_last_day_of_its_period():
    make_agreement(make_party(), title="Pact", period_end=dt.date(2035, 12, 31))
    make_agreement()
    text = written("ics", Agreement.objects.all(), "agreements")
    (event,) = events(text)
    assert (event["summary"], event.start) == ("Ends: Pact", dt.date(2035, 12, 31))


def test_only_lists_with_dates_have_a_calendar():
    kinds = [name for name, kind in KINDS.items() if FORMATS["ics"].suits(kind)]
    assert kinds == ["commitments", "agreements"]


@given(st.lists(st.text(max_size=20_000), max_size=8))
def test_blocks_are_large_and_lose_nothing(parts):
    blocks = list(in_blocks(parts))
    assert b"".join(blocks) == "".join(parts).encode()
    assert all(len(block.decode()) >= BLOCK for block in blocks[:-1])
