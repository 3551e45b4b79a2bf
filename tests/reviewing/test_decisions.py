"""Accept, accept as evidence, reject, reopen: what each leaves behind."""

import datetime as dt
import threading

import pytest
from django.db import connection

from tests.factories import (
    DAY,
    make_agreement,
    make_article,
    make_commitment,
    make_domain,
    make_mention,
    make_party,
    make_status_change,
    make_user,
)
from tracker.models import Agreement, Commitment, Mention, Party, StatusChange
from tracker.reviewing.decisions import ReviewError, accept, accept_as_evidence, reject, reopen

pytestmark = pytest.mark.django_db

PROPOSED = {
    "statement": "India and the United States to sign a defence framework by the end of 2025",
    "parties": ["India", "United States"],
    "new_parties": [{"name": "Kenya", "kind": "state"}],
    "beneficiaries": ["Kenya"],
    "domains": ["defence", "unheard-of"],
    "status": "agreed",
    "due": "2025-12-31",
    "due_precision": "year",
    "due_text": "by the end of 2025",
    "period": ["2025-01-01", "2035-12-31"],
    "amounts": [{"value": 3000000000, "unit": "USD"}, {"value": 3e9, "unit": "USD"}],
    "agreement": "10-year defence framework",
    "firm": True,
}


def candidate(on: dt.date = DAY, **proposed):
    return make_mention(article=make_article(published_on=on), proposed=PROPOSED | proposed)


def test_accepting_makes_a_commitment_with_all_that_was_proposed():
    india, defence, user = make_party(name="India"), make_domain(slug="defence"), make_user()
    mention = candidate()
    commitment = accept(mention, user=user, note="Checked.")
    commitment.refresh_from_db()
    assert commitment.statement == PROPOSED["statement"]
    assert commitment.slug.startswith("india-and-the-united-states-to-sign")
    assert commitment.obligors == [india, Party.objects.get(name="United States")]
    assert [(party.name, party.kind) for party in commitment.beneficiaries] == [("Kenya", "state")]
    assert list(commitment.domains.all()) == [defence]
    assert (commitment.made_on, commitment.due_on) == (DAY, dt.date(2025, 12, 31))
    assert (commitment.due_precision, commitment.due_text) == ("year", "by the end of 2025")
    assert commitment.period_end == dt.date(2035, 12, 31)
    assert [str(target) for target in commitment.targets.all()] == [
        "Stated amount: 3,000,000,000 USD"
    ]
    assert (commitment.mention_count, commitment.last_heard_on) == (1, DAY)
    assert not commitment.is_published


def test_accepting_records_who_decided_and_on_what_evidence():
    user, mention = make_user(), candidate()
    commitment = accept(mention, user=user, note="Checked.")
    stored = Mention.objects.get()
    assert (stored.review_state, stored.reviewer, stored.commitment) == (
        "accepted",
        user,
        commitment,
    )
    change = commitment.status_changes.get()
    assert (change.code, change.effective_on, change.evidence) == ("agreed", DAY, stored)
    assert (change.user, change.note, commitment.stage) == (user, "Checked.", "agreed")
    assert mention.review_state == "accepted"


@pytest.mark.parametrize("publish", [True, False])
def test_only_what_is_published_shows_and_its_agreement_with_it(publish):
    commitment = accept(candidate(), user=None, publish=publish)
    agreement = Agreement.objects.get()
    assert commitment.agreement == agreement
    assert (commitment.is_published, agreement.is_published) == (publish, publish)
    assert (agreement.title, agreement.instrument, agreement.stage) == (
        "10-year defence framework",
        "framework",
        "agreed",
    )
    assert agreement.parties.count() == 3


def test_a_known_agreement_keeps_its_own_stage():
    known = make_agreement(make_party(name="India"), title="10-Year Defence Framework")
    known.published_at = None
    known.save()
    assert accept(candidate(), user=None, publish=True).agreement == known
    known.refresh_from_db()
    assert (known.stage, known.is_published) == ("signed", True)


def test_an_agreement_does_not_take_its_stage_from_an_outcome():
    accept(candidate(status="delayed"), user=None)
    assert not Agreement.objects.get().status_changes.exists()


def test_a_mention_without_proposal_is_accepted_as_it_stands():
    commitment = accept(make_mention(reported_status="signed"), user=None)
    assert commitment.statement.startswith("India and the United States agreed to sign")
    assert (commitment.stage, commitment.agreement, commitment.obligors) == ("signed", None, [])


def test_what_the_editor_set_on_the_mention_wins_over_the_proposal():
    mention = candidate()
    mention.reported_status = "signed"
    mention.save()
    assert accept(mention, user=None).stage == "signed"


@pytest.mark.parametrize(
    ("proposed", "message"),
    [
        ({"status": "dreamt"}, "Unknown status: dreamt"),
        ({"due": "tomorrow"}, "cannot be read"),
        ({"due_precision": "minute"}, "cannot be read"),
        ({"period": ["2035-01-01", "2025-01-01"]}, "ends before it starts"),
        ({"period": ["2035-01-01"]}, "cannot be read"),
        ({"amounts": [{"value": 1e30, "unit": "USD"}]}, "No column holds"),
        ({"amounts": [{"value": "many", "unit": "USD"}]}, "cannot be read"),
        ({"amounts": [{"value": 3}]}, "cannot be read"),
        ({"parties": [3]}, "cannot be read"),
    ],
    ids=str,
)
def test_a_broken_proposal_is_refused_and_leaves_no_trace(proposed, message):
    mention = candidate(**proposed)
    with pytest.raises(ReviewError, match=message):
        accept(mention, user=None)
    assert not Commitment.objects.exists()
    assert not Party.objects.exists()
    assert Mention.objects.get().review_state == "pending"


def test_fields_longer_than_their_columns_are_cut():
    long = "very " * 200
    commitment = accept(
        candidate(statement=long, parties=[long], agreement=long, due_text=long), user=None
    )
    commitment.full_clean()
    assert len(commitment.statement) <= 500
    assert commitment.statement.endswith("very…")


@pytest.mark.parametrize("decide", [accept, lambda m, user: reject(m, user=user, reason="Late")])
def test_a_decision_is_taken_once(decide):
    mention = candidate()
    stale = Mention.objects.get()
    accept(mention, user=None)
    with pytest.raises(ReviewError, match="The candidate is accepted"):
        decide(stale, user=None)
    assert Commitment.objects.count() == 1


@pytest.mark.parametrize(
    ("before", "after", "reported", "days", "expected"),
    [
        ("agreed", None, "signed", 9, ["agreed", "signed"]),
        ("agreed", None, "agreed", 9, ["agreed"]),
        ("signed", None, "agreed", 9, ["signed"]),
        ("agreed", None, "signed", -9, ["agreed"]),
        ("agreed", None, "fulfilled", 9, ["agreed", "fulfilled"]),
        ("agreed", None, "in_progress", -9, ["in_progress", "agreed"]),
        ("agreed", "in_progress", "delayed", 0, ["agreed", "in_progress", "delayed"]),
        ("agreed", "in_progress", "in_progress", 9, ["agreed", "in_progress"]),
    ],
)
def test_evidence_moves_the_status_when_it_is_news(before, after, reported, days, expected):
    commitment = make_commitment(status=before)
    if after:
        make_status_change(commitment, after)
    mention = candidate(DAY + dt.timedelta(days), status=reported)
    accept_as_evidence(mention, commitment, user=make_user())
    changes = commitment.status_changes.oldest_first()
    assert [change.code for change in changes] == expected
    assert (mention.commitment, commitment.mention_count) == (commitment, 1)
    commitment.refresh_from_db()
    assert (commitment.mention_count, commitment.last_heard_on) == (
        1,
        DAY + dt.timedelta(days),
    )


def test_one_quote_is_evidence_once():
    commitment = make_commitment()
    first = make_mention(commitment)
    same = make_mention(article=first.article)
    with pytest.raises(ReviewError, match="evidence for the commitment already"):
        accept_as_evidence(same, commitment, user=None)
    assert Mention.objects.pending().get() == same


def test_a_rejection_keeps_who_and_why():
    user, mention = make_user(), candidate()
    with pytest.raises(ReviewError, match="Say why"):
        reject(mention, user=user, reason="  ")
    reject(mention, user=user, reason="Only a wish.")
    stored = Mention.objects.get()
    assert (stored.review_state, stored.reviewer, stored.reason) == (
        "rejected",
        user,
        "Only a wish.",
    )
    assert stored.reviewed_at is not None
    assert stored.commitment is None


def test_a_rejected_candidate_can_wait_again():
    mention = candidate()
    reject(mention, user=None, reason="Only a wish.")
    reopen(mention, user=None)
    stored = Mention.objects.get()
    assert (stored.review_state, stored.reviewed_at, stored.reason) == ("pending", None, "")
    accept(stored, user=None)


def test_reopening_takes_back_a_commitment_that_rests_on_it_alone():
    mention = candidate()
    accept(mention, user=None)
    reopen(mention, user=None)
    assert not Commitment.objects.exists()
    agreement = Agreement.objects.get()
    assert agreement.stage == "proposed"
    assert accept(mention, user=None).agreement == agreement
    agreement.refresh_from_db()
    assert agreement.stage == "agreed"


def test_reopening_evidence_retracts_what_rests_on_it():
    commitment = make_commitment(status="agreed")
    make_mention(commitment)
    mention = candidate(DAY + dt.timedelta(9), status="signed")
    accept_as_evidence(mention, commitment, user=None)
    reopen(mention, user=make_user())
    commitment.refresh_from_db()
    assert (commitment.stage, commitment.mention_count) == ("agreed", 1)
    assert commitment.last_heard_on == DAY
    assert StatusChange.objects.count() == 3


@pytest.mark.parametrize(
    ("publish", "change", "message"),
    [(True, "", "unpublish it first"), (False, "signed", "other status changes")],
)
def test_reopening_does_not_take_away_what_others_saw_or_changed(publish, change, message):
    mention = candidate()
    commitment = accept(mention, user=None, publish=publish)
    if change:
        make_status_change(commitment, change)
    with pytest.raises(ReviewError, match=message):
        reopen(mention, user=None)
    assert Mention.objects.get().commitment == commitment


def test_what_waits_cannot_be_reopened():
    with pytest.raises(ReviewError, match="waiting"):
        reopen(candidate(), user=None)


@pytest.mark.postgres
@pytest.mark.django_db(transaction=True)
@pytest.mark.skipif(connection.vendor != "postgresql", reason="row locks need PostgreSQL")
def test_two_editors_at_once_make_one_commitment():
    candidate()
    outcomes: list[str] = []
    barrier = threading.Barrier(4)

    def decide() -> None:
        mention = Mention.objects.get()
        barrier.wait()
        try:
            accept(mention, user=None)
            outcomes.append("accepted")
        except ReviewError:
            outcomes.append("refused")
        finally:
            connection.close()

    threads = [threading.Thread(target=decide) for _ in range(4)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert sorted(outcomes) == ["accepted", "refused", "refused", "refused"]
    assert Commitment.objects.count() == 1
