"""What changed between two days."""

import datetime as dt
import re

import pytest
from django.urls import reverse

from tests.factories import (
    make_agreement,
    make_article,
    make_commitment,
    make_mention,
    make_party,
    make_status_change,
)
from tracker.models import Commitment
from tracker.web.between import GROUPS

D = dt.date
SPAN = {"since": "2025-02-01", "until": "2025-04-30"}
KNOWN = SPAN | {"time": "known"}
pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def today(time_machine):
    time_machine.move_to(D(2025, 11, 22), tick=False)


def moment(month: int, day: int = 1) -> dt.datetime:
    return dt.datetime(2025, month, day, 12, tzinfo=dt.UTC)


def old(**fields) -> Commitment:
    """Made and published before the first of the two days."""
    return make_commitment(made_on=D(2025, 1, 5), published_at=moment(1, 6), **fields)


def changes(client, asked: dict) -> dict[str, list]:
    groups = client.get(reverse("changes"), asked).context["groups"]
    return {group.name: list(group.page) for group in groups if group.count}


def text_of(response) -> str:
    return " ".join(response.content.decode().replace("\u00a0", " ").split())


def test_nothing_changed_between_two_quiet_days(client):
    old()
    assert changes(client, SPAN) == {}
    assert "None." in text_of(client.get(reverse("changes"), SPAN))


@pytest.mark.parametrize(
    ("made", "published", "in_true", "in_known"),
    [
        (D(2025, 2, 1), moment(2, 1), False, False),
        (D(2025, 2, 2), moment(2, 2), True, True),
        (D(2025, 4, 30), moment(4, 30), True, True),
        (D(2025, 5, 1), moment(5, 1), False, False),
        (D(2025, 1, 5), moment(3, 1), False, True),
        (D(2025, 3, 1), moment(6, 1), True, False),
    ],
)
def test_a_commitment_is_new_after_the_first_day(client, made, published, in_true, in_known):
    row = make_commitment(made_on=made, published_at=published)
    assert changes(client, SPAN).get("new", []) == [row] * in_true
    assert changes(client, KNOWN).get("new", []) == [row] * in_known


def test_a_move_tells_from_what_to_what_and_on_whose_words(client):
    row = old()
    article = make_article(published_on=D(2025, 3, 7))
    mention = make_mention(row, article=article, reviewed_at=moment(3, 8))
    for code, month in (("agreed", 1), ("signed", 3), ("in_progress", 3)):
        make_status_change(
            row,
            code,
            effective_on=D(2025, month, 7),
            recorded_at=moment(month, 8),
            evidence=mention,
        )
    told = [(change.before, change.code) for change in changes(client, SPAN)["moves"]]
    assert told == [(None, "in_progress"), ("agreed", "signed")]
    page = text_of(client.get(reverse("changes"), SPAN))
    assert "became</span>" in page
    assert mention.quote in page


def test_news_recorded_late_changed_what_was_known(client):
    change = make_status_change(old(), "signed", effective_on=D(2025, 1, 20), recorded_at=moment(3))
    assert changes(client, SPAN) == {}
    assert changes(client, KNOWN) == {"moves": [change]}


def test_a_move_that_was_taken_back_had_never_been_true(client):
    change = make_status_change(old(), "broken", effective_on=D(2025, 3, 1), recorded_at=moment(3))
    back = change.retract(note="Misread.", on=D(2025, 4, 1))
    type(back).objects.filter(pk=back.pk).update(recorded_at=moment(4))
    assert changes(client, SPAN) == {}
    assert changes(client, KNOWN) == {"taken_back": [back]}
    assert changes(client, KNOWN | {"until": "2025-03-20"}) == {"moves": [change]}
    assert "Taken back: Broken" in text_of(client.get(reverse("changes"), KNOWN))


def test_agreements_move_too(client):
    pact = make_agreement(status="", title="The Pact", published_at=moment(1))
    make_status_change(pact, "signed", effective_on=D(2025, 3, 1), recorded_at=moment(3))
    assert "The Pact" in text_of(client.get(reverse("changes"), SPAN))


@pytest.mark.parametrize(
    ("due", "is_told"),
    [
        (D(2025, 1, 31), False),
        (D(2025, 2, 1), True),
        (D(2025, 4, 29), True),
        (D(2025, 4, 30), False),
    ],
)
def test_a_date_passed_between_the_days(client, due, is_told):
    row = old(due_on=due)
    assert changes(client, SPAN).get("overdue", []) == [row] * is_told


def test_a_date_that_was_met_did_not_pass(client):
    row = old(due_on=D(2025, 3, 1))
    make_status_change(row, "fulfilled", effective_on=D(2025, 2, 20), recorded_at=moment(6))
    assert "overdue" not in changes(client, SPAN)
    assert changes(client, KNOWN)["overdue"] == [row]


@pytest.fixture
def edited(time_machine):
    """A function that makes a commitment in January and sets its deadline on later days."""

    def edit(*days: tuple[int, dt.date | None]) -> Commitment:
        time_machine.move_to(moment(1, 5), tick=False)
        row = old(due_on=D(2025, 12, 31), due_precision="year")
        for month, due in days:
            time_machine.move_to(moment(month), tick=False)
            row.due_on, row.due_precision = due, "year" if due else ""
            row.save()
        time_machine.move_to(D(2025, 11, 22), tick=False)
        return row

    return edit


@pytest.mark.parametrize(
    ("days", "told"),
    [
        ([], ""),
        ([(3, D(2027, 12, 31))], "2025 → became 2027"),
        ([(3, None)], "2025 → became No date"),
        ([(3, D(2027, 12, 31)), (4, D(2028, 12, 31))], "2025 → became 2028"),
        ([(3, D(2027, 12, 31)), (4, D(2025, 12, 31))], ""),
        ([(2, None), (3, D(2027, 12, 31))], "No date → became 2027"),
        ([(6, D(2027, 12, 31))], ""),
    ],
)
@pytest.mark.parametrize("asked", [SPAN, KNOWN], ids=["true", "known"])
def test_a_deadline_that_was_changed_says_so(client, edited, days, told, asked):
    row = edited(*days)
    found = changes(client, asked)
    assert found.get("deadlines", []) == [row] * bool(told)
    words = "".join(part for part in told.partition("→") if part)
    page = client.get(reverse("changes"), asked).content.decode()
    bare = " ".join(re.sub(r"<[^>]+>", " ", page).split())
    assert words in bare


def test_hidden_rows_do_not_change(client):
    row = make_commitment(made_on=D(2025, 3, 1), published=False, statement="Secret")
    make_status_change(row, "signed", effective_on=D(2025, 3, 2), recorded_at=moment(3))
    make_status_change(
        make_agreement(published=False, status="", title="Secret pact"),
        effective_on=D(2025, 3, 2),
    )
    for asked in (SPAN, KNOWN):
        assert "Secret" not in text_of(client.get(reverse("changes"), asked))


# The address


def test_without_days_the_last_three_months_are_told(client):
    make_commitment(made_on=D(2025, 11, 1))
    response = client.get(reverse("changes"))
    assert next(group.count for group in response.context["groups"]) == 1
    assert "After 24 August 2025, until the end of 22 November 2025." in text_of(response)


@pytest.mark.parametrize(
    ("asked", "words"),
    [
        ({"since": "2025-03-01", "until": "2025-02-01"}, "The second day lies before the first."),
        ({"since": "then"}, "Write a day such as 2025-03-01."),
        ({"until": "2026-01-01"}, "1 January 2026 is still to come"),
        ({"since": "0900-01-01"}, "Nothing is on record of so long ago."),
        ({"time": "<b>"}, "Select a valid choice."),
    ],
)
def test_days_that_cannot_be_compared_are_named(client, asked, words):
    response = client.get(reverse("changes"), asked)
    assert response.status_code == 400
    assert words in text_of(response)


def test_a_group_is_shown_alone_by_pages(client):
    for _ in range(23):
        make_commitment(made_on=D(2025, 3, 1))
    page = text_of(client.get(reverse("changes"), SPAN))
    assert "New commitments: 23" in page
    assert ">All 23</a>" in page
    response = client.get(reverse("changes"), SPAN | {"show": "new", "page": "2"})
    assert len(response.context["groups"][0].page) == 3
    assert "21 to 23 of 23" in text_of(response)
    assert "Changes of status: 0" not in text_of(response)


@pytest.mark.parametrize("shown", ["", "nothing", *GROUPS])
def test_every_group_has_a_page(client, shown):
    assert client.get(reverse("changes"), KNOWN | {"show": shown}).status_code == 200


def test_a_page_that_looks_back_knows_of_nothing_later(client):
    make_commitment(made_on=D(2025, 3, 1))
    make_commitment(made_on=D(2025, 4, 1))
    assert len(changes(client, SPAN | {"as_of": "2025-03-15"})["new"]) == 1


def test_the_front_page_leads_here(client):
    make_commitment()
    assert f'href="{reverse("changes")}"' in text_of(client.get("/"))


@pytest.fixture(params=[2, 12])
def many(request, edited) -> None:
    india = make_party()
    for _ in range(request.param):
        edited((3, D(2027, 12, 31)))
        old(due_on=D(2025, 3, 1))
        row = make_commitment(india, made_on=D(2025, 3, 1), published_at=moment(3))
        change = make_status_change(
            row, "signed", effective_on=D(2025, 3, 1), evidence=make_mention(row)
        )
        make_status_change(row, "delayed", effective_on=D(2025, 3, 2), recorded_at=moment(3))
        change.retract(note="Wrong.")


@pytest.mark.usefixtures("many")
@pytest.mark.parametrize(("asked", "count"), [({}, 14), ({"show": "moves"}, 14)])
def test_a_comparison_needs_the_same_queries_for_any_length(
    client, django_assert_max_num_queries, asked, count
):
    with django_assert_max_num_queries(count):
        assert client.get(reverse("changes"), SPAN | asked).status_code == 200
