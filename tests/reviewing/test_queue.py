"""The queue: who gets which candidate, in which order, and that nobody gets another's."""

import datetime as dt
from collections import Counter
from collections.abc import Iterator

import pytest
from django.contrib.auth.models import User
from django.db import transaction
from django.utils import timezone

from tests.at_once import at_once, needs_postgres
from tests.factories import make_article, make_commitment, make_mention, make_user
from tests.reviewing.candidates import make_candidate
from tracker.models import Commitment, Decision, Mention, importance
from tracker.reviewing.decisions import accept, accept_as_evidence, reject
from tracker.reviewing.errors import ReviewError
from tracker.reviewing.queue import HELD_FOR, Progress, confirm, hold, progress, take

pytestmark = pytest.mark.django_db


def queue(**confidences: float) -> dict[str, Mention]:
    """Candidates of these confidences, none more important than another."""
    return {
        name: make_mention(confidence=confidence, article=make_article())
        for name, confidence in confidences.items()
    }


@pytest.mark.parametrize(
    ("proposed", "marks"),
    [
        ({}, 0),
        ({"firm": False, "due": None, "agreement": None, "amounts": [], "status": "pledged"}, 0),
        ({"firm": True}, 1),
        ({"status": "fulfilled"}, 1),
        ({"firm": True, "due": "2030-01-01", "agreement": "Pact", "amounts": [1]}, 4),
        ({"firm": True, "due": "2030-01-01", "status": "delayed"}, 3),
    ],
)
def test_importance_counts_what_makes_a_candidate_worth_following(proposed, marks):
    assert importance(proposed) == marks


def test_the_surest_and_most_important_come_first_and_editors_own_before_all():
    rows = {
        "plain": make_mention(confidence=0.80),
        "dated": make_mention(confidence=0.78, importance=1),
        "sure": make_mention(confidence=0.95),
        "found": make_mention(confidence=None),
    }
    order = list(Mention.objects.pending().in_turn())
    assert order == [rows[name] for name in ("found", "sure", "dated", "plain")]


def test_an_editor_keeps_the_candidate_and_another_gets_the_next():
    rows = queue(first=0.9, second=0.8)
    ann, bob = make_user(), make_user()
    assert take(Mention.objects.all(), ann) == rows["first"]
    assert take(Mention.objects.all(), bob) == rows["second"]
    assert take(Mention.objects.all(), ann) == rows["first"]
    assert take(Mention.objects.all(), make_user()) is None


def test_skipping_goes_down_the_queue_and_round_and_back_goes_up():
    rows = queue(first=0.9, second=0.8, third=0.7)
    ann, every = make_user(), Mention.objects.all()
    first, second, third = rows.values()
    assert take(every, ann, after=first.pk) == second
    assert take(every, ann, after=second.pk) == third
    assert take(every, ann, after=third.pk) == first
    assert take(every, ann, before=second.pk) == first
    assert take(every, ann, before=first.pk) == third
    assert take(every, ann, after=0) == first
    assert Mention.objects.filter(held_by=ann).count() == 1


def test_the_next_one_is_found_from_a_candidate_that_has_left_the_queue():
    first, second, third = queue(first=0.9, second=0.8, third=0.7).values()
    ann = make_user()
    reject(second, user=ann, reason="Only a wish.")
    assert take(Mention.objects.all(), ann, after=second.pk) == third
    assert take(Mention.objects.all(), ann, before=second.pk) == first


def test_equal_candidates_come_in_the_order_they_were_found():
    first, second = queue(first=0.7, second=0.7).values()
    ann = make_user()
    assert take(Mention.objects.all(), ann) == first
    assert take(Mention.objects.all(), ann, after=first.pk) == second
    assert take(Mention.objects.all(), ann, before=second.pk) == first


def test_a_candidate_is_free_again_when_its_time_is_over(time_machine):
    [only] = queue(only=0.9).values()
    ann, bob = make_user(), make_user()
    take(Mention.objects.all(), ann)
    assert not hold(only, bob)
    time_machine.move_to(timezone.now() + HELD_FOR + dt.timedelta(seconds=1))
    only.refresh_from_db()
    assert only.holder is None
    assert take(Mention.objects.all(), bob) == only


def test_only_the_rows_asked_for_are_given():
    rows = queue(first=0.9, second=0.8)
    assert take(Mention.objects.filter(confidence__lt=0.85), make_user()) == rows["second"]
    assert take(Mention.objects.none(), make_user()) is None


def test_progress_counts_what_is_decided():
    first, _second = queue(first=0.9, second=0.8).values()
    reject(first, user=None, reason="Only a wish.")
    assert progress(Mention.objects.all()) == Progress(done=1, total=2)
    assert progress(Mention.objects.none()) == Progress(done=0, total=0)


def test_nobody_decides_what_another_looks_at():
    mention, ann, bob = make_candidate(), make_user(username="Ann"), make_user()
    hold(mention, ann)
    for decide in (accept, lambda m, user: reject(m, user=user, reason="No.")):
        with pytest.raises(ReviewError, match="Ann is looking at the candidate"):
            decide(mention, user=bob)
    accept(mention, user=ann)
    assert Mention.objects.get().held_by is None


@pytest.mark.parametrize(
    "change", [{"speaker": "the king"}, {"reported_status": "signed"}], ids=["speaker", "status"]
)
def test_a_form_made_before_a_change_decides_nothing(change):
    mention, ann = make_candidate(), make_user()
    seen = mention.version
    confirm(mention, ann, seen=seen)
    Mention.objects.update(**change)
    with pytest.raises(ReviewError, match="Somebody has changed the candidate"):
        confirm(mention, ann, seen=seen)


@pytest.mark.postgres
@needs_postgres
@pytest.mark.django_db(transaction=True)
def test_hammering_editors_decide_every_candidate_once():
    article = make_article(text=" ".join(f"Pledge {n:03}." for n in range(60)))
    for n in range(60):
        make_candidate(row={"article": article, "quote": f"Pledge {n:03}.", "confidence": 0.9})
    known = make_commitment(status="proposed")
    editors = [make_user() for _ in range(6)]
    given = at_once(6, lambda n: list(work_off(editors[n], known)))
    assert Counter(pk for pks in given for pk in pks) == Counter(
        Mention.objects.values_list("pk", flat=True)
    )
    assert not Mention.objects.pending().exists()
    assert Decision.objects.count() == 60
    assert Decision.objects.values("mention").distinct().count() == 60
    assert Commitment.objects.count() == Decision.objects.filter(verdict="new").count() + 1
    known.refresh_from_db()
    assert known.mention_count == Decision.objects.filter(verdict="evidence").count()
    standing = known.status_changes.standing().oldest_first()
    assert [change.code for change in standing] == ["proposed", "agreed"]


def work_off(user: User, known: Commitment) -> Iterator[int]:
    while mention := take(Mention.objects.all(), user):
        with transaction.atomic():
            confirm(mention, user, seen=mention.version)
            if mention.pk % 3 == 0:
                accept(mention, user=user)
            elif mention.pk % 3 == 1:
                accept_as_evidence(mention, known, user=user)
            else:
                reject(mention, user=user, reason="Only a wish.")
        yield mention.pk
