"""Status changes that wait for an editor, and what is decided on them."""

import datetime as dt
from collections import Counter
from collections.abc import Iterator
from typing import Any

import pytest
from django.contrib.auth.models import User
from django.db import transaction

from tests.at_once import at_once, needs_postgres
from tests.factories import (
    DAY,
    make_agreement,
    make_article,
    make_commitment,
    make_mention,
    make_status_change,
    make_user,
)
from tracker.models import Commitment, Mention, StatusChange, StatusSuggestion
from tracker.reviewing import suggestions
from tracker.reviewing.decisions import ReviewError, accept_as_evidence, reopen
from tracker.reviewing.queue import take

pytestmark = pytest.mark.django_db


def report(status: str, *, days: int = 0, text: str = "", **fields: Any) -> Mention:
    article = make_article(published_on=DAY + dt.timedelta(days=days))
    if text:
        article = make_article(published_on=article.published_on, text=text)
    return make_mention(article=article, reported_status=status, **fields)


def waiting() -> list[tuple[str, str]]:
    rows = StatusSuggestion.objects.waiting().with_evidence()
    return [(row.code, row.concern) for row in rows]


@pytest.mark.parametrize(
    ("stands", "reported", "days", "concern"),
    [
        ("agreed", "signed", 5, ""),
        ("signed", "agreed", -5, "late"),
        ("fulfilled", "proposed", 5, "impossible"),
        ("fulfilled", "broken", 0, "contradiction"),
    ],
)
def test_what_a_report_would_do_is_told_before_it_is_done(stands, reported, days, concern):
    commitment = make_commitment(status=stands)
    found = suggestions.expected(report(reported, days=days), commitment)
    assert found is not None
    assert (found.code, found.concern) == (reported, concern)
    assert found.effective_on == DAY + dt.timedelta(days=days)
    assert not StatusSuggestion.objects.exists()


def test_what_is_known_is_no_news():
    assert suggestions.expected(report("signed", days=9), make_commitment(status="signed")) is None


def test_news_is_recorded_with_the_evidence():
    commitment = make_commitment(status="agreed")
    accept_as_evidence(report("signed", days=5), commitment, user=None)
    commitment.refresh_from_db()
    assert commitment.stage == "signed"
    assert waiting() == []


def doubtful() -> tuple[Commitment, StatusSuggestion]:
    commitment = make_commitment(status="fulfilled")
    accept_as_evidence(report("broken"), commitment, user=None)
    return commitment, StatusSuggestion.objects.get()


def test_a_contradiction_waits_beside_what_it_contradicts():
    commitment, suggestion = doubtful()
    commitment.refresh_from_db()
    assert commitment.fulfilment == "fulfilled"
    assert waiting() == [("broken", "contradiction")]
    assert [rival.code for rival in suggestion.rivals] == ["fulfilled"]
    assert str(suggestion) == f"Broken on 7 Feb 2025: {commitment}"


def test_accepting_writes_the_status_change_once():
    commitment, suggestion = doubtful()
    editor = make_user()
    change = suggestions.accept(suggestion, user=editor)
    commitment.refresh_from_db()
    assert commitment.fulfilment == "broken"
    assert (change.evidence, change.user) == (suggestion.mention, editor)
    suggestion.refresh_from_db()
    assert suggestion.status_change == change
    with pytest.raises(ReviewError, match="accepted already"):
        suggestions.accept(suggestion, user=editor)


def test_dismissing_changes_nothing():
    commitment, suggestion = doubtful()
    suggestions.dismiss(suggestion, user=make_user())
    commitment.refresh_from_db()
    assert (commitment.fulfilment, waiting()) == ("fulfilled", [])


def test_late_news_goes_to_its_own_date():
    commitment = make_commitment()
    make_status_change(commitment, "signed", effective_on=DAY)
    accept_as_evidence(report("agreed", days=-30), commitment, user=None)
    suggestions.accept(StatusSuggestion.objects.get(), user=None)
    commitment.refresh_from_db()
    assert commitment.stage == "signed"
    assert [change.code for change in commitment.standing_changes] == ["agreed", "signed"]


def test_the_day_that_the_quote_names_counts():
    commitment = make_commitment(status="agreed")
    quote = "The pact, signed in May 2025, waits."
    accept_as_evidence(report("signed", days=300, text=quote), commitment, user=None)
    assert commitment.standing_changes[-1].effective_on == dt.date(2025, 5, 31)


def test_a_suggestion_needs_its_mention():
    suggestion = StatusSuggestion.objects.create(
        mention=report("signed"), commitment=make_commitment(), code="signed", effective_on=DAY
    )
    with pytest.raises(ReviewError, match="Accept the mention first"):
        suggestions.accept(suggestion, user=None)


def test_taking_the_evidence_back_takes_its_suggestions_along():
    commitment, suggestion = doubtful()
    make_mention(commitment)
    reopen(suggestion.mention, user=None)
    assert waiting() == []


def test_accepting_once_more_keeps_one_suggestion():
    commitment, suggestion = doubtful()
    mention = suggestion.mention
    suggestions.take_over(mention, commitment, "broken", user=None)
    assert waiting() == [("broken", "contradiction")]


SIGNED = "Both sides signed the defence pact on Monday."


def test_the_stage_of_an_agreement_is_suggested_and_so_is_what_it_implies():
    pact = make_agreement(status="agreed")
    whole = make_commitment(agreement=pact, status="agreed")
    clause = make_commitment(agreement=pact, status="agreed")
    make_commitment(agreement=pact, status="in_force")
    done = make_commitment(agreement=pact, status="agreed")
    make_status_change(done, "fulfilled")
    accept_as_evidence(report("signed", days=5, text=SIGNED), whole, user=None)
    [suggestion] = StatusSuggestion.objects.waiting()
    assert suggestion.agreement == pact
    pact.refresh_from_db()
    assert pact.stage == "agreed"
    suggestions.accept(suggestion, user=None)
    pact.refresh_from_db()
    assert pact.stage == "signed"
    [implied] = StatusSuggestion.objects.waiting()
    assert (implied.commitment, implied.code, implied.concern) == (clause, "signed", "implied")
    assert str(pact) in implied.explanation
    suggestions.accept(implied, user=None)
    clause.refresh_from_db()
    assert clause.stage == "signed"


def test_a_report_on_a_clause_says_nothing_of_the_instrument():
    pact = make_agreement(status="agreed")
    clause = make_commitment(agreement=pact, status="agreed")
    quote = "Under the pact the ferry will run."
    accept_as_evidence(report("signed", days=5, text=quote), clause, user=None)
    assert waiting() == []


def test_what_an_end_implies_is_left_to_the_editor():
    pact = make_agreement(status="signed")
    make_commitment(agreement=pact, status="agreed")
    change = make_status_change(pact, "expired", note="Ended.")
    suggestions.suggest_for_commitments(pact, change)
    assert waiting() == []


def test_restatements_come_along_and_go_back():
    text = "They will run a ferry. It rains. A ferry will run, they said."
    article = make_article(text=text)
    quote = text.split(" It")[0]
    start = text.index("A ferry")
    mention = make_mention(
        article=article,
        quote=quote,
        reported_status="pledged",
        proposed={"also": [[start, len(text)]]},
    )
    commitment = make_commitment(published=False)
    accept_as_evidence(mention, commitment, user=None)
    assert [row.quote for row in commitment.mentions.all()] == [quote, text[start:]]
    assert commitment.mention_count == 2
    reopen(mention, user=None)
    assert list(Mention.objects.all()) == [mention]


@pytest.mark.postgres
@needs_postgres
@pytest.mark.django_db(transaction=True)
def test_hammering_editors_decide_every_suggestion_once():
    commitments = [make_commitment(status="fulfilled") for _ in range(24)]
    for commitment in commitments:
        accept_as_evidence(report("broken"), commitment, user=None)
    editors = [make_user() for _ in range(6)]
    given = at_once(6, lambda n: list(work_off(editors[n])))
    keys = StatusSuggestion.objects.values_list("pk", flat=True)
    assert Counter(pk for pks in given for pk in pks) == Counter(keys)
    assert not StatusSuggestion.objects.waiting().exists()
    accepted = StatusSuggestion.objects.filter(state="accepted")
    assert StatusChange.objects.filter(code="broken").count() == accepted.count() == 12


def work_off(user: User) -> Iterator[int]:
    while suggestion := take(StatusSuggestion.objects.all(), user):
        with transaction.atomic():
            suggestions.confirm(suggestion, user, seen=suggestion.version)
            if suggestion.pk % 2:
                suggestions.accept(suggestion, user=user)
            else:
                suggestions.dismiss(suggestion, user=user)
        yield suggestion.pk
