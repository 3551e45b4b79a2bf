"""Bulk accept: which candidates are offered, and what becomes of them."""

import uuid

import pytest

from tests.factories import make_commitment, make_party, make_user
from tests.reviewing.candidates import make_candidate
from tracker.models import Commitment, Decision, Mention
from tracker.reviewing import bulk
from tracker.reviewing.bulk import accept_many, eligible
from tracker.reviewing.decisions import accept, reject
from tracker.reviewing.queue import hold
from tracker.reviewing.undoing import last_of, together_with, undo

pytestmark = pytest.mark.django_db


@pytest.mark.parametrize(
    ("row", "proposed", "is_offered"),
    [
        ({"confidence": 0.95}, {}, True),
        ({"confidence": 0.9}, {}, True),
        ({"confidence": 0.89}, {}, False),
        ({"confidence": None}, {}, False),
        ({"confidence": 0.95}, {"status": "fulfilled"}, False),
        ({"confidence": 0.95}, {"status": "delayed"}, False),
        ({"confidence": 0.95, "reported_status": "broken"}, {}, False),
        ({"confidence": 0.95}, {"parties": []}, False),
    ],
)
def test_only_sure_candidates_that_change_no_outcome_are_offered(row, proposed, is_offered):
    make_candidate(row=row, **proposed)
    assert eligible(Mention.objects.all(), make_user(), 0.9).exists() == is_offered


def test_neither_decided_nor_held_candidates_are_offered():
    ann, bob = make_user(), make_user()
    held, decided, mine = (make_candidate(row={"confidence": 0.95}) for _ in range(3))
    hold(held, bob)
    hold(mine, ann)
    reject(decided, user=bob, reason="Only a wish.")
    assert list(eligible(Mention.objects.all(), ann, 0.9)) == [mine]


def test_each_becomes_new_or_evidence_and_what_fails_is_told():
    india, ann = make_party(name="India"), make_user()
    known = make_commitment(india)
    new, same, broken = make_candidate(), make_candidate(), make_candidate(due="tomorrow")
    links = {same.pk: known}
    report = accept_many(
        [new, same, broken], ann, find_link=lambda mention: links.get(mention.pk), publish=True
    )
    assert (report.new, report.evidence, report.accepted) == (1, 1, 2)
    [(refused, why)] = report.refused
    assert refused == broken
    assert "cannot be read" in why
    assert Mention.objects.pending().get() == broken
    assert Commitment.objects.exclude(pk=known.pk).get().is_published


def test_what_was_accepted_together_is_undone_together():
    ann = make_user()
    mentions = [make_candidate() for _ in range(3)]
    accept_many(mentions, ann, find_link=lambda mention: None)
    decision = last_of(ann)
    assert decision is not None
    assert isinstance(decision.batch, uuid.UUID)
    for each in together_with(decision):
        undo(each, ann)
    assert Mention.objects.pending().count() == 3
    assert not Commitment.objects.exists()


def test_a_bulk_accept_that_is_cut_off_is_finished_by_another(monkeypatch):
    ann = make_user()
    mentions = [make_candidate() for _ in range(3)]

    def cut_off(mention: Mention, **fields):
        if mention == mentions[1]:
            raise KeyboardInterrupt
        return accept(mention, **fields)

    monkeypatch.setattr(bulk, "accept", cut_off)
    with pytest.raises(KeyboardInterrupt):
        accept_many(mentions, ann, find_link=lambda mention: None)
    monkeypatch.undo()
    assert Commitment.objects.count() == 1
    report = accept_many(Mention.objects.pending(), ann, find_link=lambda mention: None)
    assert (report.new, report.refused) == (2, [])
    assert Decision.objects.count() == Commitment.objects.count() == 3
