"""The sample site as a newcomer sees it: made by the extractor itself, without a stand-in."""

import datetime as dt

import pytest
from django.conf import settings

from tests.commands.running import run
from tracker.importing.seedfiles import read_rows
from tracker.models import Commitment, Mention

pytestmark = pytest.mark.django_db

STORIES = {  # the words that made a commitment, and what became of it on which days
    "have agreed to draft a comprehensive": "agreed 2025-02-07, signed 2025-10-31",
    "shutting down its last nuclear power plants": (
        "agreed 2011-07-08, delayed 2022-10-17, fulfilled 2023-04-15"
    ),
    "committed themselves to mobilising 100 billion": (
        "agreed 2010-12-11, delayed 2022-07-29, fulfilled 2024-05-29"
    ),
    "1,550 each by 5 February 2018": "in_force 2011-02-05, fulfilled 2018-02-05",
    "move towards spending 2 percent": "pledged 2014-09-05, partly_fulfilled 2025-06-25",
    "keep to the Paris Agreement": "agreed 2016-09-03, withdrawn 2025-01-28",
    "has promised to keep spending 0.7 percent": "pledged 2019-11-24, broken 2020-11-25",
    "apply its law against deforestation": "agreed 2025-12-04, delayed 2025-12-04",
}


def test_the_demo_shows_what_became_of_its_stories():
    out, err = run("demo", "--no-serve")
    assert (err, "0 failed" in out) == ("", True)
    for words, changes in STORIES.items():
        assert told(commitment_of(words)) == changes
    assert_the_framework_has_its_evidence(commitment_of("have agreed to draft a comprehensive"))
    assert_deadlines_were_read()
    assert Commitment.objects.published().count() == decided_as_new() >= 40
    assert "quotes hold" in run("verify_quotes")[0]


def assert_the_framework_has_its_evidence(framework: Commitment) -> None:
    assert [party.name for party in framework.obligors] == ["India", "United States"]
    dates = framework.mentions.order_by().values_list("article__published_on", flat=True)
    assert sorted(map(str, dates.distinct())) == ["2025-02-07", "2025-07-03", "2025-10-31"]


def assert_deadlines_were_read() -> None:
    assert commitment_of("shutting down its last nuclear").due_on == dt.date(2022, 12, 31)
    assert commitment_of("move towards spending 2 percent").due_on == dt.date(2024, 9, 5)
    assert commitment_of("apply its law against deforestation").due_on == dt.date(2026, 12, 30)


def commitment_of(words: str) -> Commitment:
    """The one that rests on the quote with these words."""
    commitment = Mention.objects.get(quote__contains=words).commitment
    assert commitment
    return commitment


def told(commitment: Commitment) -> str:
    changes = commitment.standing_changes
    assert all(change.evidence and change.evidence.is_public for change in changes)
    return ", ".join(f"{change.code} {change.effective_on}" for change in changes)


def decided_as_new() -> int:
    """Each row of the decisions that makes a commitment has found its candidate."""
    rows = read_rows(settings.PLEDGELINE_SEEDS / "sample_decisions.csv")
    return sum(not row.text("same_as") for row in rows)
