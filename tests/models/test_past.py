"""The tables as they stood: what was true on a day, and what was known on it."""

import datetime as dt
import random
from typing import Any

import pytest
from django.db import connection
from django.db.models import Count
from django.utils import timezone

from tests.factories import (
    make_agreement,
    make_article,
    make_commitment,
    make_mention,
    make_party,
    make_status_change,
)
from tracker.models import (
    Agreement,
    Commitment,
    Measurement,
    Mention,
    Moment,
    Party,
    StatusChange,
    Target,
    current_day,
    current_moment,
    looking_back,
)

pytestmark = pytest.mark.django_db
TODAY = dt.date(2025, 3, 31)
BOTH = pytest.mark.parametrize("is_known", [False, True], ids=["true", "known"])


@pytest.fixture(autouse=True)
def today(time_machine):
    time_machine.move_to(instant(31), tick=False)


def day(number: int) -> dt.date:
    return dt.date(2025, 3, number)


def instant(number: int, hour: int = 12) -> dt.datetime:
    return dt.datetime(2025, 3, number, hour, tzinfo=dt.UTC)


def as_of(number: int, is_known: bool = False):
    return looking_back(Moment(day(number), is_known))


def known_since_the_first(**fields) -> Commitment:
    return make_commitment(made_on=day(1), published_at=instant(1), **fields)


def tell(tracked: Commitment | Agreement, told: str) -> None:
    """`signed 5` happened and was recorded on 5 March; `signed 5 9` was recorded on the 9th;
    `signed 5 9 12` was taken back on the 12th."""
    code, *numbers = told.split()
    effective, recorded, *back = [int(number) for number in (numbers * 2)[: max(2, len(numbers))]]
    change = make_status_change(
        tracked, code, effective_on=day(effective), recorded_at=instant(recorded)
    )
    if back:
        StatusChange.objects.create(
            **{change.tracked._meta.model_name or "": tracked},
            code=code,
            effective_on=day(back[0]),
            recorded_at=instant(back[0]),
            note="An error.",
            retracts=change,
        )


def status_at(number: int, is_known: bool) -> str:
    with as_of(number, is_known):
        return Commitment.objects.get().status


# What was told, and the status on days in March: what was true then, what was known then.
STORIES = {
    "nothing told": ([], {2: ("proposed", "proposed")}),
    "a stage": (
        ["agreed 5"],
        {4: ("proposed", "proposed"), 5: ("agreed", "agreed"), 6: ("agreed", "agreed")},
    ),
    "a stage, then an outcome": (
        ["agreed 5", "fulfilled 9"],
        {8: ("agreed", "agreed"), 9: ("fulfilled", "fulfilled")},
    ),
    "learned of late": (
        ["agreed 5 9"],
        {5: ("agreed", "proposed"), 8: ("agreed", "proposed"), 9: ("agreed", "agreed")},
    ),
    "announced before its day": (
        ["in_force 9 5"],
        {4: ("proposed", "proposed"), 5: ("proposed", "in_force"), 9: ("in_force", "in_force")},
    ),
    "taken back": (
        ["agreed 2", "broken 5 5 9"],
        {5: ("agreed", "broken"), 8: ("agreed", "broken"), 9: ("agreed", "agreed")},
    ),
    "late news of an older event undoes nothing": (
        ["signed 8", "agreed 5 12"],
        {5: ("agreed", "proposed"), 8: ("signed", "signed"), 12: ("signed", "signed")},
    ),
    "two of one day: the later record knows more": (
        ["delayed 5 6", "fulfilled 5 7"],
        {5: ("fulfilled", "proposed"), 6: ("fulfilled", "delayed"), 7: ("fulfilled", "fulfilled")},
    ),
    "taken back and told anew": (
        ["fulfilled 4 4 6", "fulfilled 8 10"],
        {4: ("proposed", "fulfilled"), 6: ("proposed", "proposed"), 8: ("fulfilled", "proposed")},
    ),
}


@BOTH
@pytest.mark.parametrize(("told", "expected"), STORIES.values(), ids=STORIES)
def test_a_status_is_that_of_its_day(told, expected, is_known):
    commitment = known_since_the_first()
    for one in told:
        tell(commitment, one)
    found = {number: status_at(number, is_known) for number in expected}
    assert found == {number: statuses[is_known] for number, statuses in expected.items()}


@pytest.mark.parametrize("seed", range(8))
def test_what_is_known_today_is_what_the_rows_say(seed):
    """The rule is written twice, in Python for each write and in SQL for the past."""
    chance = random.Random(seed)  # noqa: S311
    tracked: list[Any] = [
        known_since_the_first(),
        make_agreement(status="", published_at=instant(1)),
    ]
    for _ in range(8):
        code = chance.choice(["agreed", "signed", "delayed", "fulfilled"])
        numbers = sorted(chance.randint(2, 30) for _ in range(chance.choice([2, 3])))
        tell(chance.choice(tracked), f"{code} {' '.join(map(str, numbers))}")
    with looking_back(Moment(TODAY, is_known=True)):
        for row in tracked:
            then = type(row)._default_manager.get()
            assert (then.stage, then.fulfilment) == (row.stage, row.fulfilment)


def test_agreements_have_their_status_of_the_day():
    pact = make_agreement(status="", published_at=instant(1))
    for told in ("agreed 5", "signed 9 11"):
        tell(pact, told)
    with as_of(9):
        assert Agreement.objects.get().status == "signed"
    with as_of(9, is_known=True):
        assert Agreement.objects.get().status == "agreed"


@pytest.mark.parametrize(
    ("made", "published", "number", "is_known", "is_there"),
    [
        (5, 9, 4, False, False),
        (5, 9, 5, False, True),
        (5, 9, 8, True, False),
        (5, 9, 9, True, True),
        (5, None, 9, False, False),
        (5, None, 9, True, False),
    ],
)
def test_a_commitment_is_there_once_made_or_once_published(
    made, published, number, is_known, is_there
):
    make_commitment(made_on=day(made), published_at=instant(published) if published else None)
    with as_of(number, is_known):
        assert Commitment.objects.published().exists() == is_there


def test_the_last_hour_of_the_day_belongs_to_it():
    make_commitment(published_at=instant(5, hour=23))
    with as_of(5, is_known=True):
        assert Commitment.objects.published().exists()


def test_a_day_ends_where_the_record_is_kept(settings):
    settings.TIME_ZONE = "Asia/Kolkata"
    with timezone.override("America/New_York"):
        assert Moment(day(5)).end == dt.datetime(2025, 3, 5, 18, 30, tzinfo=dt.UTC)


@BOTH
def test_a_merged_row_still_leads_to_the_one_that_stands(is_known):
    kept = make_commitment(made_on=day(1), published_at=instant(1))
    merged = make_commitment(made_on=day(9), published=False, merged_into=kept)
    with as_of(5, is_known):
        assert Commitment.objects.get(pk=merged.pk).merged_into == kept
        assert not Commitment.objects.published().filter(pk=merged.pk).exists()


@BOTH
def test_evidence_that_moved_in_a_merge_counts_for_the_row_that_stands(is_known):
    kept = known_since_the_first()
    for number in (3, 8):
        article = make_article(published_on=day(number))
        make_mention(kept, article=article, reviewed_at=instant(number))
    with as_of(5, is_known):
        row = Commitment.objects.get()
        assert (row.mention_count, row.last_heard_on) == (1, day(3))


def test_a_mention_is_there_once_printed_or_once_reviewed():
    make_mention(
        known_since_the_first(), article=make_article(published_on=day(5)), reviewed_at=instant(9)
    )
    found = {}
    for number in (4, 5, 9):
        for is_known in (False, True):
            with as_of(number, is_known):
                assert Mention.objects.public().count() == Commitment.objects.get().mention_count
                found[number, is_known] = Mention.objects.count()
    assert [key for key, count in found.items() if count] == [(5, False), (9, False), (9, True)]


@BOTH
def test_candidates_are_not_of_the_past(is_known):
    make_mention(article=make_article(published_on=day(1)))
    with as_of(20, is_known):
        assert not Mention.objects.exists()


def test_overdue_due_soon_and_silent_are_judged_by_the_day():
    commitment = known_since_the_first(due_on=day(10))
    with as_of(9):
        assert current_day() == day(9)
        assert Commitment.objects.due_soon().exists()
        assert not Commitment.objects.overdue().exists()
    with as_of(11):
        row = Commitment.objects.overdue().get()
        assert (row.is_overdue, row.is_due_soon, row.days_to_due) == (True, False, -1)
    tell(commitment, "fulfilled 8 20")
    with as_of(11):
        assert not Commitment.objects.overdue().exists()
    with as_of(11, is_known=True):
        assert Commitment.objects.overdue().exists()


def edit(row, number: int, time_machine, **fields) -> None:
    time_machine.move_to(instant(number), tick=False)
    for name, value in fields.items():
        setattr(row, name, value)
    row.save()


@pytest.fixture
def edited(time_machine) -> Commitment:
    """Made on the 2nd; reworded and given a date on the 6th."""
    time_machine.move_to(instant(2), tick=False)
    india, pact = make_party(name="Bharat"), make_agreement(title="Old title")
    row = make_commitment(
        india, statement="Old words", made_on=day(1), agreement=pact, published_at=instant(2)
    )
    edit(row, 6, time_machine, statement="New words", due_on=day(20), due_precision="day")
    edit(pact, 6, time_machine, title="New title")
    edit(india, 6, time_machine, name="India")
    time_machine.move_to(instant(31), tick=False)
    return row


def told_of(row: Commitment) -> tuple:
    then = Commitment.objects.for_list().get(pk=row.pk)
    return then.statement, then.due_on, str(then.agreement), str(then.obligors[0])


@pytest.mark.parametrize(
    ("number", "is_known", "told"),
    [
        (5, True, ("Old words", None, "Old title", "Bharat")),
        (6, True, ("New words", day(20), "New title", "India")),
        (5, False, ("New words", day(20), "New title", "India")),
    ],
)
def test_fields_are_as_recorded_then(edited, number, is_known, told):
    with as_of(number, is_known):
        assert told_of(edited) == told


def test_a_row_without_versions_is_as_it_is_now(edited):
    Commitment.history.all().delete()
    with as_of(5, is_known=True):
        assert told_of(edited)[:2] == ("New words", day(20))


@pytest.mark.parametrize(
    ("fields", "status", "number", "is_there"),
    [
        ({}, "", 5, False),
        ({"signed_on": day(5)}, "", 4, False),
        ({"signed_on": day(5)}, "", 5, True),
        ({"period_start": day(5)}, "", 5, True),
        ({}, "agreed 5", 4, False),
        ({}, "agreed 5", 5, True),
        ({}, "agreed 5 5 6", 5, False),
    ],
)
def test_an_agreement_is_there_from_its_first_trace(fields, status, number, is_there):
    pact = make_agreement(status="", **fields)
    if status:
        tell(pact, status)
    with as_of(number):
        assert Agreement.objects.exists() == is_there


def test_a_commitment_is_a_trace_of_its_agreement():
    make_commitment(agreement=make_agreement(status=""), made_on=day(5))
    with as_of(5):
        assert Agreement.objects.exists()
    with as_of(4):
        assert not Agreement.objects.exists()


def test_an_agreement_was_not_signed_before_its_day():
    make_agreement(status="", signed_on=day(5), in_force_on=day(9))
    with as_of(5):
        pact = Agreement.objects.get()
        assert (pact.signed_on, pact.in_force_on) == (day(5), None)


@BOTH
def test_measurements_are_those_until_the_day(is_known):
    target = Target.objects.create(
        commitment=known_since_the_first(), indicator="Trees", comparator="ge", value=9, unit=""
    )
    for number in (3, 8):
        Measurement.objects.create(
            target=target, value=1, measured_on=day(number), source_url="https://example.org"
        )
    with as_of(5, is_known):
        assert Measurement.objects.get().measured_on == day(3)


@BOTH
def test_counts_over_joins_and_groups_are_of_the_day(is_known):
    """PostgreSQL groups real tables by their key alone, which no other relation allows."""
    india = make_party(name="India")
    pact = make_agreement(india, status="", signed_on=day(1), published_at=instant(1))
    for number in (2, 3, 8):
        make_commitment(india, agreement=pact, made_on=day(number), published_at=instant(number))
    with as_of(5, is_known):
        counted: list[Any] = [Agreement.objects.with_counts().get()]
        counted += [Party.objects.public().with_counts().get()]
        assert (counted[0].commitment_count, counted[1].made) == (2, 2)
        rows = Commitment.objects.published().order_by().values_list("stage")
        assert list(rows.annotate(n=Count("pk"))) == [("proposed", 2)]


def test_looking_back_ends_with_its_block_and_the_inner_one_first():
    known_since_the_first()
    with as_of(9):
        with as_of(1):
            assert current_day() == day(1)
        assert current_day() == day(9)
        assert len(connection.execute_wrappers) == 1
    assert current_moment() is None
    assert current_day() == TODAY


def test_an_error_leaves_nobody_in_the_past():
    before = connection.features.allows_group_by_selected_pks
    with pytest.raises(ZeroDivisionError), as_of(9):
        raise ZeroDivisionError
    assert current_moment() is None
    assert not connection.execute_wrappers
    assert connection.features.allows_group_by_selected_pks == before


@BOTH
def test_the_past_costs_no_query_more(django_assert_num_queries, is_known):
    known_since_the_first()
    with as_of(9, is_known), django_assert_num_queries(1):
        assert list(Commitment.objects.published())
