"""Status changes: the one door to stage and fulfilment, open for adding only."""

import datetime as dt

import pytest
from django.core.exceptions import ValidationError
from django.db import IntegrityError
from django.utils import timezone

from tests.factories import (
    DAY,
    make_agreement,
    make_commitment,
    make_mention,
    make_status_change,
    make_user,
)
from tracker.models import CODES, Commitment, Fulfilment, Stage, StatusChange

pytestmark = pytest.mark.django_db

MAKERS = [make_commitment, lambda: make_agreement(status="")]


def day(number: int) -> dt.date:
    return DAY + dt.timedelta(days=number)


@pytest.fixture(params=MAKERS, ids=["commitment", "agreement"])
def tracked(request):
    return request.param()


@pytest.mark.parametrize(("code", "label"), CODES)
def test_a_code_moves_the_stage_or_the_fulfilment(tracked, code, label):
    change = make_status_change(tracked, code)
    is_stage = code in Stage.values
    assert change.is_stage == is_stage
    assert tracked.stage == (code if is_stage else "proposed")
    assert tracked.fulfilment == ("not_assessed" if is_stage else code)
    assert (tracked.status, tracked.status_label) == (code, label)


@pytest.mark.parametrize(
    ("reports", "stage", "fulfilment"),
    [
        ([(0, "agreed"), (9, "signed")], "signed", "not_assessed"),
        ([(9, "signed"), (0, "agreed")], "signed", "not_assessed"),
        ([(9, "fulfilled"), (5, "delayed"), (0, "signed")], "signed", "fulfilled"),
        ([(5, "delayed"), (5, "in_progress")], "proposed", "in_progress"),
        ([(9, "in_progress"), (10, "signed")], "signed", "in_progress"),
    ],
    ids=["in order", "late report of an older change", "both axes", "same day", "apart"],
)
def test_the_newest_change_counts_whatever_was_reported_first(tracked, reports, stage, fulfilment):
    for number, code in reports:
        make_status_change(tracked, code, effective_on=day(number))
    assert (tracked.stage, tracked.fulfilment) == (stage, fulfilment)


def test_a_retraction_brings_back_what_stood_before(tracked):
    make_status_change(tracked, "signed", effective_on=day(0))
    wrong = make_status_change(tracked, "in_force", effective_on=day(5))
    user = make_user()
    retraction = wrong.retract(note="It was another treaty.", user=user)
    tracked.refresh_from_db()
    assert tracked.stage == "signed"
    assert (retraction.user, retraction.effective_on) == (user, timezone.localdate())
    assert tracked.status_changes.count() == 3
    assert [change.code for change in tracked.status_changes.standing()] == ["signed"]
    assert [change.code for change in tracked.standing_changes] == ["signed"]


def test_without_any_standing_change_it_is_proposed_again(tracked):
    make_status_change(tracked, "broken").retract(note="A misquotation.")
    tracked.refresh_from_db()
    assert tracked.status == "proposed"


def test_a_change_is_never_edited(tracked):
    change = make_status_change(tracked, "signed")
    change.code = "agreed"
    with pytest.raises(ValidationError, match="never edited"):
        change.save()
    assert StatusChange.objects.get().code == "signed"


def test_a_change_of_nothing_is_refused():
    change = StatusChange(code="signed", effective_on=DAY, note="Of what?")
    with pytest.raises(ValidationError, match="belongs to"):
        _ = change.tracked
    with pytest.raises(IntegrityError, match="status_change_of_one_thing"):
        change.save()


def test_saving_a_commitment_does_not_move_its_status_back():
    stale = make_commitment()
    make_status_change(Commitment.objects.get(), "signed")
    stale.statement = "Plant a forest"
    stale.save(update_fields=["statement"])
    stale.refresh_from_db()
    assert stale.stage == "signed"


@pytest.mark.parametrize("code", [code for code, _label in CODES])
def test_open_means_not_yet_settled(code):
    commitment = make_commitment(status=code)
    is_open = code in Stage.values or code in ("in_progress", "delayed")
    assert commitment.is_open == is_open == Commitment.objects.open().exists()
    assert Commitment.objects.closed().exists() != is_open
    assert commitment.settled_on == (None if is_open else DAY)
    assert commitment.is_assessed == (code in Fulfilment.values)


def test_public_evidence_is_an_accepted_mention_of_a_published_commitment():
    shown, hidden = make_commitment(), make_commitment(published=False)
    waiting = make_mention()
    cases = [(make_mention(shown), True), (make_mention(hidden), False), (waiting, False)]
    for mention, is_public in cases:
        change = make_status_change(shown, evidence=mention)
        assert change.public_evidence == (mention if is_public else None)
    assert make_status_change(shown).public_evidence is None
    make_status_change(hidden)
    assert StatusChange.objects.of_published().count() == 4
    oldest = StatusChange.objects.with_evidence().oldest_first()[0]
    assert oldest.evidence == cases[0][0]
    assert str(make_status_change(shown)) == "Agreed on 2025-02-07"
