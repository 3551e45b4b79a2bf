"""Decisions kept as data, and taken back."""

import datetime as dt
from dataclasses import replace

import pytest
from django.utils import timezone

from tests.factories import make_commitment, make_mention, make_status_change, make_user
from tests.reviewing.candidates import make_candidate
from tracker.models import Agreement, Commitment, Decision, Mention, ProposedLink
from tracker.reviewing.decisions import accept, accept_as_evidence, reject, reopen
from tracker.reviewing.errors import ReviewError
from tracker.reviewing.keeping import as_data, differences
from tracker.reviewing.proposal import as_proposed, read
from tracker.reviewing.suggestions import WITHIN
from tracker.reviewing.undoing import last_of, together_with, undo

pytestmark = pytest.mark.django_db


def edited(mention: Mention, **fields):
    return replace(read(mention), **fields)


def test_an_edit_is_kept_beside_what_was_proposed():
    mention, ann = make_candidate(), make_user()
    decided = edited(
        mention,
        parties=("India",),
        status="signed",
        due_on=dt.date(2026, 1, 31),
        speaker="the king",
    )
    commitment = accept(mention, user=ann, edited=decided)
    decision = Decision.objects.get()
    assert (decision.verdict, decision.reviewer, decision.commitment) == ("new", ann, commitment)
    assert decision.changes == {
        "parties": [["India", "United States"], ["India"]],
        "status": ["agreed", "signed"],
        "due_on": ["2025-12-31", "2026-01-31"],
        "speaker": ["the minister", "the king"],
    }
    assert (decision.confidence, decision.extractor_version) == (0.8, "test 1")
    stored = Mention.objects.get()
    assert (stored.speaker, stored.reported_status) == ("the king", "signed")
    assert stored.proposed["status"] == "agreed"
    assert (commitment.stage, [str(party) for party in commitment.obligors]) == (
        "signed",
        ["India"],
    )


def test_nothing_is_an_edit_that_only_reads_differently():
    mention = make_candidate()
    assert differences(mention, read(mention)) == {}
    assert as_data(as_proposed(mention))["amounts"] == [["3000000000", "USD"]]


def test_what_an_editor_found_and_what_cannot_be_read_have_no_proposal_to_differ_from():
    found = make_mention()
    assert differences(found, read(found)) == {}
    broken = make_candidate(due="tomorrow")
    decided = edited(make_candidate(), statement="Sign it")
    assert differences(broken, decided)["statement"] == [None, "Sign it"]


@pytest.mark.parametrize(
    ("proposed", "taken", "outcome"),
    [
        ("", "", ""),
        ("", "other", "missed"),
        ("sure", "sure", "right"),
        ("sure", "other", "wrong"),
        ("sure", "", "wrong"),
        ("unsure", "", ""),
        ("unsure", "sure", "missed"),
    ],
)
def test_a_decision_judges_the_proposed_link(proposed, taken, outcome):
    mention = make_candidate()
    rows = {"sure": make_commitment(), "other": make_commitment()}
    if proposed:
        ProposedLink.objects.create(
            mention=mention, commitment=rows["sure"], score=0.9, is_sure=proposed == "sure"
        )
    if taken:
        accept_as_evidence(mention, rows[taken], user=None)
    else:
        accept(mention, user=None)
    decision = Decision.objects.get()
    assert (decision.link, decision.link_score) == (outcome, 0.9 if proposed else None)


def test_a_rejection_is_kept_with_its_reason():
    mention, ann = make_candidate(), make_user()
    reject(mention, user=ann, reason="Only a wish.")
    decision = Decision.objects.get()
    assert (decision.verdict, decision.reason, decision.reviewer) == (
        "rejected",
        "Only a wish.",
        ann,
    )
    assert str(decision).startswith("Rejected: India and the United States")


def test_undo_takes_an_edited_and_published_commitment_back_as_if_it_had_not_been():
    mention, ann = make_candidate(), make_user()
    decided = edited(mention, status="signed", speaker="the king")
    accept(mention, user=ann, edited=decided, publish=True)
    undo(Decision.objects.get(), ann)
    stored = Mention.objects.get()
    assert (stored.review_state, stored.reported_status, stored.speaker) == (
        "pending",
        "agreed",
        "the minister",
    )
    assert not Commitment.objects.exists()
    assert not Agreement.objects.published().exists()
    assert [row.verdict for row in Decision.objects.all()] == ["taken_back", "new"]
    assert last_of(ann) is None


def test_undo_leaves_what_others_rest_on():
    mention, ann = make_candidate(), make_user()
    commitment = accept(mention, user=ann, publish=True)
    other = make_candidate(status="signed")
    accept_as_evidence(other, commitment, user=make_user())
    undo(Decision.objects.earliest("pk"), ann)
    commitment.refresh_from_db()
    assert (commitment.is_published, commitment.mention_count) == (True, 1)
    assert commitment.stage == "signed"
    assert Agreement.objects.get().is_published


def test_undo_that_is_refused_changes_nothing():
    mention, ann = make_candidate(agreement=None), make_user()
    commitment = accept(mention, user=ann, publish=True)
    make_status_change(commitment, "signed")
    with pytest.raises(ReviewError, match="other status changes"):
        undo(Decision.objects.get(), ann)
    commitment.refresh_from_db()
    assert commitment.is_published
    assert Decision.objects.count() == 1


def test_an_editor_undoes_only_their_own_last_decision_of_the_day(time_machine):
    ann, bob = make_user(), make_user()
    first, second = make_candidate(), make_candidate()
    reject(first, user=ann, reason="Only a wish.")
    reject(second, user=bob, reason="Only a wish.")
    decision = last_of(ann)
    assert decision is not None
    assert decision.mention == first
    with pytest.raises(ReviewError, match="Somebody else"):
        undo(decision, bob)
    assert together_with(decision) == [decision]
    time_machine.move_to(timezone.now() + WITHIN)
    assert last_of(ann) is None


def test_undo_goes_back_step_by_step():
    ann = make_user()
    mentions = [make_candidate(), make_candidate()]
    for mention in mentions:
        reject(mention, user=ann, reason="Only a wish.")
    for mention in reversed(mentions):
        decision = last_of(ann)
        assert decision is not None
        assert decision.mention == mention
        undo(decision, ann)
    assert Mention.objects.pending().count() == 2


def test_a_decision_from_before_decisions_were_kept_can_be_taken_back():
    mention = make_candidate()
    reject(mention, user=None, reason="Only a wish.")
    Decision.objects.all().delete()
    reopen(mention, user=None)
    assert not Decision.objects.exists()


def test_evidence_is_not_added_to_what_was_merged_meanwhile():
    kept = make_commitment()
    merged = make_commitment(published=False, merged_into=kept)
    with pytest.raises(ReviewError, match=f"merged into {kept.public_id}"):
        accept_as_evidence(make_candidate(), merged, user=None)
