"""What leaves extraction, as the lines of a file have it."""

import datetime as dt
import json

import pytest

from tracker.extraction.candidate import Amount, Candidate, Deadline, Reason
from tracker.extraction.registry import Alias, PartyEntry, Registry


def test_a_bare_candidate_has_every_field():
    row = Candidate(start=0, end=4, quote="Pay.", statement="X to pay").to_dict()
    assert row["status"] == "pledged"
    assert row["firm"] is True
    assert [row[name] for name in ("due", "period", "agreement", "speaker")] == [None] * 4
    assert [row[name] for name in ("due_precision", "due_text")] == ["", ""]
    assert json.loads(json.dumps(row)) == row


def test_a_full_candidate_is_written_out():
    row = Candidate(
        start=0,
        end=4,
        quote="Pay.",
        statement="X to pay",
        parties=("X",),
        new_parties=(("X", "company"),),
        deadline=Deadline(due=dt.date(2030, 12, 31), precision="year", words="by 2030"),
        period=(dt.date(2025, 1, 1), dt.date(2030, 12, 31)),
        amounts=(Amount(value=3e9, unit="USD"), Amount(value=2.5, unit="percent")),
        confidence=0.87654,
        reasons=(Reason(field="due", words="by 2030", rule="time phrase", start=9),),
        also=((10, 20),),
    ).to_dict()
    assert row["new_parties"] == [{"name": "X", "kind": "company"}]
    assert (row["due"], row["due_precision"], row["due_text"]) == ("2030-12-31", "year", "by 2030")
    assert row["period"] == ["2025-01-01", "2030-12-31"]
    assert row["amounts"] == [
        {"value": 3_000_000_000, "unit": "USD"},
        {"value": 2.5, "unit": "percent"},
    ]
    assert row["confidence"] == 0.877
    assert row["reasons"] == [
        {"field": "due", "words": "by 2030", "rule": "time phrase", "start": 9}
    ]
    assert row["also"] == [[10, 20]]


@pytest.mark.parametrize(
    ("name", "credited"),
    [
        ("Navy", "Norway"),
        ("Admiral", "Norway"),
        ("Norway", "Norway"),
        ("Port of Oslo", "Port of Oslo"),
        ("Unknown", "Unknown"),
        ("Club", "Club"),
    ],
)
def test_a_body_or_person_is_credited_to_whom_it_answers(name: str, credited: str):
    registry = Registry(
        parties=(
            PartyEntry("Norway", "state"),
            PartyEntry("Navy", "body", parent="Norway"),
            PartyEntry("Admiral", "person", parent="Navy"),
            PartyEntry("Port of Oslo", "company", parent="Norway"),
            PartyEntry("Club", "body"),
        )
    )
    assert registry.credited(name) == credited


@pytest.mark.parametrize(
    ("day", "valid"), [("2024-12-31", False), ("2025-01-01", True), ("2026-01-01", False)]
)
def test_a_name_is_valid_in_its_term(day: str, *, valid: bool):
    term = Alias("Ana Li", "holder", dt.date(2025, 1, 1), dt.date(2025, 12, 31))
    assert term.is_valid_on(dt.date.fromisoformat(day)) == valid
    assert Alias("Ana Li").is_valid_on(dt.date.fromisoformat(day))
