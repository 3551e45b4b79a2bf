"""What decisions say of the program's proposals, week by week."""

import datetime as dt
import uuid

import pytest

from tests.commands.running import run
from tests.factories import make_mention, make_user
from tracker.models import Decision
from tracker.reviewing.figures import edits, weekly

pytestmark = pytest.mark.django_db
MONDAY = dt.datetime(2026, 11, 16, 9, tzinfo=dt.UTC)


def decide(verdict: str = "new", *, week: int = 0, version: str = "v1", **fields):
    defaults = {"mention": make_mention(), "made_at": MONDAY + dt.timedelta(weeks=week, days=2)}
    if "reviewer" not in fields:
        fields["reviewer"] = make_user()
    return Decision.objects.create(**defaults | fields, verdict=verdict, extractor_version=version)


def test_figures_stand_by_week_and_version_newest_first():
    decide(week=0)
    decide(week=1)
    decide(week=1, version="v2")
    assert [(str(row.week), row.version) for row in weekly()] == [
        ("2026-11-23", "v2"),
        ("2026-11-23", "v1"),
        ("2026-11-16", "v1"),
    ]


def test_acceptance_edits_and_links_are_counted():
    decide("rejected", changes={"status": ["agreed", "signed"]})
    decide(changes={"status": ["agreed", "signed"], "parties": [[], ["India"]]}, link="wrong")
    decide("evidence", link="right")
    decide("evidence", link="right")
    decide("evidence", link="missed")
    [row] = weekly()
    assert (row.decided, row.accepted, row.edited) == (5, 4, 1)
    assert (row.acceptance, row.untouched) == (0.8, 0.75)
    assert (row.links_proposed, row.link_precision) == (3, 2 / 3)
    assert edits() == {(row.week, row.version): {"status": 1, "parties": 1}}


def test_only_single_standing_decisions_of_people_on_the_programs_proposals_count():
    undone = decide()
    decide("taken_back", undoes=undone)
    decide(batch=uuid.uuid4())
    decide(reviewer=None)
    decide(version="")
    assert weekly() == []


def test_shares_of_nothing_are_left_open():
    decide("rejected")
    [row] = weekly()
    assert (row.acceptance, row.untouched, row.link_precision) == (0, None, None)


def test_readers_see_the_figures_on_the_page_that_explains_how_we_decide(client):
    assert "How often the program is right" not in client.get("/methodology/").content.decode()
    decide("evidence", link="right")
    decide("rejected")
    page = client.get("/methodology/").content.decode()
    assert "How often the program is right" in page
    assert 'data-l="Accepted">1 of 2</td>' in page
    assert 'data-l="Links right">1 of 1</td>' in page


def test_the_command_prints_a_line_a_week():
    assert run("review_figures") == ("No candidate has been decided yet.\n", "")
    decide(link="right")
    decide("rejected")
    head, line = run("review_figures")[0].splitlines()
    assert head.split()[:3] == ["Week", "of", "Extractor"]
    assert line.split() == ["2026-11-16", "v1", "2", "50%", "100%", "1", "100%"]


def test_the_command_prints_json_for_programs():
    decide(link="right", changes={"status": ["agreed", "signed"]})
    out, _err = run("review_figures", "--format", "json")
    assert '"edits": {\n      "status": 1\n    }' in out
    assert '"link_precision": 1.0' in out
