"""Suggestions of readers: limited on their way in, answered once."""

import datetime as dt

import pytest
from django.db import IntegrityError, transaction
from django.utils import timezone

from tests.factories import make_agreement, make_commitment, make_correction, make_party, make_user
from tracker.models import Correction, Party
from tracker.models.correction import MOST_OF_ALL, MOST_OF_ONE, WINDOW
from tracker.reviewing.corrections import TooManyError, answer, take_in
from tracker.reviewing.errors import ReviewError

pytestmark = pytest.mark.django_db


def suggestion(**fields) -> Correction:
    commitment = fields.pop("commitment", None) or make_commitment()
    return Correction(commitment=commitment, quote="Wrong.", suggestion="Right.", **fields)


def test_one_sender_may_suggest_so_often_within_an_hour():
    for _ in range(MOST_OF_ONE):
        take_in(suggestion(), sender="a")
    with pytest.raises(TooManyError):
        take_in(suggestion(), sender="a")
    take_in(suggestion(), sender="b")
    assert Correction.objects.count() == MOST_OF_ONE + 1


def test_all_senders_together_have_a_limit():
    commitment = make_commitment()
    Correction.objects.bulk_create(
        suggestion(commitment=commitment, sender=str(n)) for n in range(MOST_OF_ALL)
    )
    with pytest.raises(TooManyError):
        take_in(suggestion(commitment=commitment), sender="new")


def test_after_an_hour_a_sender_is_free_again_and_forgotten():
    early = timezone.now() - WINDOW - dt.timedelta(minutes=1)
    old = [make_correction(make_commitment(), sender="a", sent_at=early) for _ in range(5)]
    fresh = take_in(suggestion(), sender="a")
    old[0].refresh_from_db()
    assert (old[0].sender, fresh.sender) == ("", "a")


def test_an_answer_is_kept_with_who_gave_it_and_when():
    editor = make_user()
    correction = answer(
        make_correction(make_commitment()), state="accepted", words=" Mended. ", user=editor
    )
    correction.refresh_from_db()
    assert (correction.state, correction.answer, correction.answered_by) == (
        *("accepted", "Mended.", editor),
    )
    assert correction.answered_at is not None


@pytest.mark.parametrize("words", ["", "  \n"])
def test_no_suggestion_is_answered_without_words(words):
    correction = make_correction(make_commitment())
    with pytest.raises(ReviewError, match="Write an answer"):
        answer(correction, state="declined", words=words, user=None)


def test_what_is_answered_is_not_answered_again():
    stale = make_correction(make_commitment())
    answer(Correction.objects.get(), state="accepted", words="Mended.", user=None)
    with pytest.raises(ReviewError, match="already"):
        answer(stale, state="declined", words="No.", user=None)
    assert Correction.objects.get().state == "accepted"


def test_readers_see_answers_about_records_that_they_see():
    party = make_party()
    seen, pact = make_commitment(party), make_agreement()
    shown = [make_correction(record, "declined") for record in (seen, pact, party)]
    make_correction(seen)
    make_correction(make_commitment(published=False), "accepted")
    make_correction(make_agreement(published=False), "accepted")
    make_correction(make_party(), "accepted")
    assert set(Correction.objects.public()) == set(shown)
    assert {type(row.record) for row in shown} == {type(seen), type(pact), Party}


@pytest.mark.parametrize(
    "fields",
    [
        {"commitment": None},
        {"party": "another"},
        {"state": "accepted"},
        {"state": "odd", "answer": "x", "answered_at": timezone.now()},
    ],
)
def test_the_database_refuses_what_makes_no_sense(fields):
    if "party" in fields:
        fields = fields | {"party": make_party()}
    row = make_correction(make_commitment())
    with pytest.raises(IntegrityError), transaction.atomic():
        Correction.objects.filter(pk=row.pk).update(**fields)


def test_a_suggestion_is_named_by_its_record():
    correction = make_correction(make_commitment(statement="Plant trees"))
    assert str(correction) == "Plant trees: The date is wrong."
