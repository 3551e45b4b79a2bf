"""The desk's fields: what an editor writes, and what it means."""

import datetime as dt
from decimal import Decimal

import pytest
from django.http import QueryDict

from tests.factories import make_agreement, make_domain
from tests.reviewing.candidates import make_candidate
from tracker.models import Mention
from tracker.reviewing.proposal import read
from tracker.web.review.days import deadline, first_day, last_day, parse
from tracker.web.review.forms import CandidateForm, initial_of
from tracker.web.review.reading import readable

pytestmark = pytest.mark.django_db
D = dt.date


@pytest.mark.parametrize(
    ("text", "first", "last", "precision"),
    [
        ("2025", D(2025, 1, 1), D(2025, 12, 31), "year"),
        ("2024-02", D(2024, 2, 1), D(2024, 2, 29), "month"),
        (" 2025-7-4 ", D(2025, 7, 4), D(2025, 7, 4), "day"),
        ("2025-12", D(2025, 12, 1), D(2025, 12, 31), "month"),
    ],
)
def test_a_year_month_or_day_is_read(text, first, last, precision):
    written = parse(text)
    assert (written.first, written.last, written.precision) == (first, last, precision)


@pytest.mark.parametrize(
    "text", ["soon", "25", "2025-13", "2025-00", "2025-02-30", "2025-1-1-1", "-2025", "2025-", ""]
)
def test_anything_else_is_no_date(text):
    with pytest.raises(ValueError):  # noqa: PT011  the words are the form's, not the parser's
        parse(text)


@pytest.mark.parametrize(
    ("day", "starts", "ends"),
    [
        (None, "", ""),
        (D(2025, 1, 1), "2025", "2025-01-01"),
        (D(2025, 12, 31), "2025-12-31", "2025"),
        (D(2025, 3, 1), "2025-03", "2025-03-01"),
        (D(2025, 3, 15), "2025-03-15", "2025-03-15"),
    ],
)
def test_a_periods_ends_are_written_shortly(day, starts, ends):
    assert (first_day(day), last_day(day)) == (starts, ends)


@pytest.mark.parametrize(
    ("precision", "written"),
    [("year", "2025"), ("month", "2025-12"), ("day", "2025-12-31"), ("quarter", "2025-12-31")],
)
def test_a_deadline_is_written_as_exactly_as_it_was_stated(precision, written):
    assert deadline(D(2025, 12, 31), precision) == written


@pytest.mark.parametrize(
    ("words", "rule", "read_as"),
    [
        ("by the end of 2025", "time phrase: deadline", "by the end of 2025"),
        ("c commit", "detector", "commit"),
        ("ww NUM ,", "detector", "a number"),
        ("w NUM", "detector", "a number"),
        ("v be VBZ -", "status", ""),
        ("ww of the", "status", ""),
        ("da environment", "domain", "environment"),
        ("", "detector", ""),
    ],
)
def test_reasons_are_told_in_words(words, rule, read_as):
    assert readable(words, rule) == read_as


def sent(mention: Mention, **fields) -> CandidateForm:
    """The form as a browser sends it back, with these fields changed."""
    proposal = read(mention)
    data = QueryDict(mutable=True)
    for name, value in initial_of(proposal).items():
        data.setlist(name, value if isinstance(value, list) else [str(value)])
    for name, value in fields.items():
        data.setlist(name, value if isinstance(value, list) else [value])
    return CandidateForm(data, proposal=proposal)


def test_an_unchanged_form_gives_the_proposal_back():
    make_domain(slug="defence")
    mention = make_candidate()
    form = sent(mention)
    assert form.is_valid(), form.errors
    assert form.edited() == read(mention)


@pytest.mark.parametrize(
    ("fields", "expected"),
    [
        ({"statement": " Sign\n it "}, {"statement": "Sign it"}),
        ({"status": "fulfilled"}, {"status": "fulfilled"}),
        ({"firm": "aspirational"}, {"firm": False}),
        ({"due": ""}, {"due_on": None, "due_precision": "", "due_text": ""}),
        ({"due": "2026-06"}, {"due_on": D(2026, 6, 30), "due_precision": "month"}),
        (
            {"due": "2026-06-30", "due_precision": "half"},
            {"due_on": D(2026, 6, 30), "due_precision": "half"},
        ),
        ({"period_start": "2026", "period_end": ""}, {"period": (D(2026, 1, 1), None)}),
        ({"agreement": "  Pact of  2025 "}, {"agreement": "Pact of 2025"}),
        ({"speaker": "the king"}, {"speaker": "the king"}),
        ({"domains": ["trade", "defence"]}, {"domains": ("defence", "trade")}),
        ({"domains": []}, {"domains": ()}),
        (
            {
                "party": ["India", " ", "Kenya", "India"],
                "role": ["makes", "makes", *["receives"] * 2],
            },
            {"parties": ("India",), "beneficiaries": ("Kenya", "India")},
        ),
        (
            {"value": ["3,000,000", "", "2.5"], "unit": ["USD", "x", "percent"]},
            {"amounts": ((Decimal(3000000), "USD"), (Decimal("2.5"), "percent"))},
        ),
    ],
    ids=str,
)
def test_what_an_editor_writes_is_what_is_decided(fields, expected):
    make_domain(slug="defence")
    make_domain(slug="trade")
    form = sent(make_candidate(), **fields)
    assert form.is_valid(), form.errors
    decided = form.edited()
    assert {name: getattr(decided, name) for name in expected} == expected


@pytest.mark.parametrize(
    ("fields", "place", "message"),
    [
        ({"statement": "  "}, "statement", "required"),
        ({"statement": "x" * 501}, "statement", "at most 500"),
        ({"status": "dreamt"}, "status", "not one of the available choices"),
        ({"due": "soon"}, "due", "Write a year, month or day"),
        ({"period_start": "2030", "period_end": "2025"}, "period_end", "ends before it starts"),
        ({"domains": ["magic"]}, "domains", "magic is not one of"),
        ({"party": ["x" * 201], "role": ["makes"]}, "__all__", "at most 200 characters"),
        ({"value": ["many"], "unit": ["USD"]}, "__all__", "a number and a unit"),
        ({"value": ["3"], "unit": [""]}, "__all__", "a number and a unit"),
        ({"value": ["1e40"], "unit": ["USD"]}, "__all__", "a number and a unit"),
        ({"value": ["NaN"], "unit": ["USD"]}, "__all__", "a number and a unit"),
    ],
    ids=str,
)
def test_what_cannot_be_meant_is_said_at_its_field(fields, place, message):
    make_domain(slug="defence")
    form = sent(make_candidate(), **fields)
    assert not form.is_valid()
    assert message in str(form.errors[place])


def test_an_agreement_is_known_by_its_title_whoever_its_parties_are():
    make_domain(slug="defence")
    pact = make_agreement(title="Pact of 2025")
    for written, known in (("pact of 2025", pact), ("Pact", None), ("", None)):
        form = sent(make_candidate(), agreement=written)
        assert form.is_valid()
        assert form.known_agreement == known


def test_an_empty_proposal_leaves_a_row_to_fill_in():
    form = sent(make_candidate(parties=[], beneficiaries=[], amounts=[]))
    assert [(row.left, row.right) for row in form.party_rows] == [("", "makes")]
    assert [(row.left, row.right) for row in form.amount_rows] == [("", "")]
