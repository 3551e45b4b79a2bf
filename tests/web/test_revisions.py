"""The public log of a commitment: only what readers could see."""

import datetime as dt

import pytest
from django.contrib.auth.models import Permission
from django.utils import timezone

from tests.factories import (
    make_agreement,
    make_article,
    make_commitment,
    make_correction,
    make_mention,
    make_outlet,
    make_status_change,
    make_user,
)
from tests.web.test_pages import text_of
from tracker.models import Commitment
from tracker.models.reshaping import Reshaping
from tracker.reviewing import publishing
from tracker.web.revisions import revisions

pytestmark = pytest.mark.django_db
START = dt.datetime(2025, 3, 1, 12, tzinfo=dt.UTC)


@pytest.fixture
def clock(time_machine):
    """A clock that stands, until it is told to go on by an hour."""
    time_machine.move_to(START, tick=False)

    def go_on() -> None:
        time_machine.shift(dt.timedelta(hours=1))

    return go_on


def told(commitment: Commitment) -> list[str]:
    """The entries, oldest first, each with its changes."""
    commitment.refresh_from_db()
    return [
        "; ".join(
            [entry.what, *(f"{c.label}: {c.before} > {c.after}" for c in entry.changes)],
        )
        for entry in reversed(revisions(commitment))
    ]


def edit(commitment: Commitment, **fields) -> None:
    for name, value in fields.items():
        setattr(commitment, name, value)
    commitment.save()


def test_edits_are_told_with_what_was_before(clock):
    commitment = make_commitment(statement="Plant trees")
    clock()
    edit(
        commitment,
        statement="Plant oaks",
        firm=False,
        due_on=dt.date(2026, 6, 30),
        due_precision="month",
        period_start=dt.date(2025, 1, 1),
    )
    clock()
    edit(commitment, agreement=make_agreement(title="The Pact"), due_text="by summer")
    assert told(commitment) == [
        "Published",
        "Edited; Statement: Plant trees > Plant oaks; Wording: Firm > Aspirational; "
        "Due:  > Jun 2026; Period:  > 2025-01-01",
        "Edited; Agreement:  > The Pact; Due, in the words of the source:  > by summer",
    ]


def test_what_was_written_before_publication_is_not_told(clock):
    commitment = make_commitment(statement="Draft", published=False)
    make_status_change(commitment, "agreed")
    clock()
    edit(commitment, statement="Second draft")
    clock()
    publishing.publish(Commitment.objects.filter(pk=commitment.pk), None)
    assert told(commitment) == ["Published"]


def test_of_what_was_written_out_of_view_only_the_result_is_told(clock):
    commitment = make_commitment(statement="Plant trees")
    mine = Commitment.objects.filter(pk=commitment.pk)
    clock()
    publishing.unpublish(mine, None)
    commitment.refresh_from_db()
    for statement in ("Plant a secret", "Plant oaks"):
        clock()
        edit(commitment, statement=statement)
    clock()
    publishing.publish(mine, None)
    assert told(commitment) == [
        "Published",
        "Taken from view",
        "Shown again; Statement: Plant trees > Plant oaks",
    ]


def test_an_agreement_that_readers_do_not_see_is_not_named(clock):
    commitment = make_commitment()
    clock()
    edit(commitment, agreement=make_agreement(title="Zanzibar", published=False))
    assert told(commitment) == ["Published"]


def test_statuses_and_evidence_are_told_on_the_day_they_were_recorded(clock):
    commitment = make_commitment()
    clock()
    change = make_status_change(commitment, "signed", effective_on=dt.date(2024, 1, 1))
    clock()
    change.retract(note="Wrong.")
    clock()
    article = make_article(outlet=make_outlet(name="The Wire"))
    mention = make_mention(commitment, article=article)
    make_mention(article=article, quote="Number")
    entries = revisions(commitment)
    assert [entry.what for entry in entries] == [
        *("Evidence added: The Wire", "Taken back: Stage: Signed", "Stage: Signed", "Published"),
    ]
    assert entries[0].address == f"/articles/{article.pk}/#m{mention.pk}"
    assert entries[2].at == START + dt.timedelta(hours=1)


def test_merges_name_a_record_that_was_in_view_once(clock):
    commitment, hidden = make_commitment(), make_commitment(published=False)
    seen = make_commitment()
    split = make_commitment()
    clock()
    for kind, other in (("merge", hidden), ("merge", seen), ("split", split)):
        Reshaping.objects.create(
            kind=kind, commitment=commitment, other_commitment=other, reason="Same"
        )
    undone = make_commitment()
    Reshaping.objects.create(
        kind="merge",
        commitment=commitment,
        other_commitment=undone,
        reason="Same",
        undone_at=timezone.now(),
    )
    assert set(told(commitment)) == {
        "Published",
        f"{seen.public_id} was merged into this record",
        f"{split.public_id} was split off",
    }


def test_accepted_suggestions_are_told_with_the_place_in_the_log(clock):
    commitment = make_commitment()
    clock()
    row = make_correction(commitment, "accepted")
    make_correction(commitment, "declined")
    make_correction(commitment)
    newest = revisions(commitment)[0]
    assert newest.what == "A reader’s suggestion was accepted"
    assert newest.address == f"/corrections/#c{row.pk}"
    assert len(revisions(commitment)) == 2


def test_rows_without_a_history_were_published_when_they_say_so():
    commitment = make_commitment()
    Commitment.history.all().delete()
    assert [(entry.what, entry.at) for entry in revisions(commitment)] == [
        ("Published", commitment.published_at)
    ]


def test_only_editors_read_who_did_it(client, clock):
    commitment = make_commitment()
    clock()
    make_status_change(commitment, "signed", user=make_user(username="zoe"), note="Private words")
    address = f"{commitment.get_absolute_url()}history/"
    page = text_of(client.get(address))
    assert "Stage: Signed" in page
    assert "zoe" not in page
    assert "Private words" not in page
    assert address in text_of(client.get(commitment.get_absolute_url()))
    editor = make_user()
    client.force_login(editor)
    assert "zoe" not in text_of(client.get(address))
    editor.user_permissions.add(Permission.objects.get(codename="review_mention"))
    assert "by zoe" in text_of(client.get(address))


def on_day(client, commitment: Commitment, **asked: str) -> str:
    return text_of(client.get(f"{commitment.get_absolute_url()}history/", asked))


def test_the_log_of_a_past_day_ends_with_that_day(client, time_machine):
    """Every two days something more is recorded, all of it about the first of March."""
    time_machine.move_to(START, tick=False)
    commitment = make_commitment(statement="Plant trees", made_on=START.date())

    def later(days: int = 2) -> None:
        time_machine.shift(dt.timedelta(days=days))

    later()
    edit(commitment, statement="Plant oaks")
    later()
    change = make_status_change(commitment, "signed", effective_on=START.date())
    later()
    change.retract(note="Wrong.", on=START.date())
    later()
    outlet = make_outlet(name="The Wire")
    make_mention(commitment, article=make_article(outlet=outlet, published_on=START.date()))
    later()
    other = make_commitment()
    Reshaping.objects.create(
        kind="merge", commitment=commitment, other_commitment=other, reason="Same"
    )
    later()
    make_correction(commitment, "accepted")
    later()
    words = (
        *("Published", "Edited", "Stage: Signed", "Taken back", "The Wire"),
        *("was merged into", "suggestion was accepted"),
    )
    for n in range(len(words)):
        day = (START + dt.timedelta(days=2 * n)).date().isoformat()
        for time in ("true", "known"):
            page = on_day(client, commitment, as_of=day, time=time)
            assert [word for word in words if word in page] == [*words[: n + 1]], (day, time)


def test_the_log_of_a_day_before_publication_is_empty(client, time_machine):
    time_machine.move_to(START, tick=False)
    commitment = make_commitment(made_on=dt.date(2025, 1, 5))
    make_status_change(commitment, "signed", effective_on=dt.date(2025, 1, 5))
    page = on_day(client, commitment, as_of="2025-02-01")
    assert "Nothing of it was on record here by 1 February 2025." in page
    assert "Stage: Signed" not in page
    address = f"{commitment.get_absolute_url()}history/"
    assert client.get(address, {"as_of": "2025-02-01", "time": "known"}).status_code == 404


def test_a_hidden_commitment_has_no_log(client):
    commitment = make_commitment(published=False)
    assert client.get(f"{commitment.get_absolute_url()}history/").status_code == 404


@pytest.mark.parametrize("length", [2, 12])
def test_a_log_needs_the_same_queries_for_any_length(client, length, django_assert_num_queries):
    commitment, pact = make_commitment(), make_agreement()
    for n in range(length):
        edit(commitment, statement=f"Plant {n} oaks", agreement=pact)
        make_mention(commitment)
        make_status_change(commitment, "signed")
        make_correction(commitment, "accepted")
        other = make_commitment()
        Reshaping.objects.create(
            kind="merge", commitment=commitment, other_commitment=other, reason="Same"
        )
    with django_assert_num_queries(8):
        client.get(f"{commitment.get_absolute_url()}history/")
