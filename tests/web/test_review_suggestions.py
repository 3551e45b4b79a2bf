"""The desk of suggested status changes: what it shows, what is decided there, and by whom."""

import datetime as dt

import pytest
from django.contrib.auth.models import Permission
from django.test import Client
from django.urls import reverse

from tests.factories import (
    DAY,
    make_agreement,
    make_article,
    make_commitment,
    make_mention,
    make_status_change,
    make_user,
)
from tests.reviewing.candidates import make_candidate
from tracker.models import Commitment, StatusChange, StatusSuggestion
from tracker.reviewing.decisions import accept_as_evidence
from tracker.reviewing.queue import hold

pytestmark = pytest.mark.django_db
QUEUE, UNDO = reverse("review_suggestions"), reverse("review_suggestion_undo")


@pytest.fixture
def ann():
    user = make_user(username="Ann")
    user.user_permissions.add(Permission.objects.get(codename="review_mention"))
    return user


@pytest.fixture
def desk(client: Client, ann) -> Client:
    client.force_login(ann)
    return client


def doubtful(reported: str = "broken", *, stands: str = "fulfilled", days: int = 0):
    """A report that does not simply move on what stands."""
    commitment = make_commitment(status=stands)
    article = make_article(published_on=DAY + dt.timedelta(days=days))
    mention = make_mention(article=article, reported_status=reported)
    accept_as_evidence(mention, commitment, user=None)
    return StatusSuggestion.objects.get(commitment=commitment)


def address(suggestion: StatusSuggestion) -> str:
    return reverse("review_suggestion", args=[suggestion.pk])


def send(desk: Client, suggestion: StatusSuggestion, do: str, **fields):
    seen = {"seen": StatusSuggestion.objects.get(pk=suggestion.pk).version}
    return desk.post(address(suggestion), seen | fields | {"do": do}, follow=True)


def said(response) -> list[str]:
    return [str(message) for message in response.context["messages"]]


def fulfilment(suggestion: StatusSuggestion) -> str:
    return Commitment.objects.get(suggestions=suggestion).fulfilment


def test_the_desk_leads_to_the_suggestion_of_the_earliest_event(desk):
    _later, first = doubtful("delayed", days=9), doubtful()
    assert desk.get(QUEUE).url == address(first)


def test_an_empty_desk_tells_what_comes_to_it(desk):
    assert "No suggestion waits for you" in desk.get(QUEUE).content.decode()


def test_contradictory_reports_of_a_day_stand_side_by_side(desk):
    suggestion = doubtful()
    change = suggestion.rivals.get()
    other = make_mention(suggestion.commitment, reported_status="withdrawn", quote="India and")
    waits = StatusSuggestion.objects.create(
        mention=other, commitment=suggestion.commitment, code="withdrawn", effective_on=DAY
    )
    page = desk.get(address(suggestion))
    assert [report.code for report in page.context["reports"]] == [
        "broken",
        "fulfilled",
        "withdrawn",
    ]
    text = page.content.decode()
    assert "Another report of the same day says otherwise" in text
    assert f'<a href="{address(waits)}">waits as well</a>' in text
    assert change.note in text
    assert '<mark class="cur"' in text


@pytest.mark.parametrize(
    ("stands", "reported", "days", "words"),
    [
        ("signed", "agreed", -5, "it goes to its own date: older than signed"),
        ("fulfilled", "delayed", 5, "cannot turn into this: fulfilled since"),
    ],
)
def test_why_to_look_twice_is_told(desk, stands, reported, days, words):
    page = desk.get(address(doubtful(reported, stands=stands, days=days))).content.decode()
    assert words in page
    assert "Said of the same day" not in page


def test_what_is_on_record_by_now_is_told(desk):
    suggestion = doubtful("agreed", stands="signed", days=-5)
    make_status_change(suggestion.commitment, "agreed", effective_on=suggestion.effective_on)
    assert "This, or more, is on record by now." in desk.get(address(suggestion)).content.decode()


def test_accepting_records_the_change_with_its_note_and_goes_on(desk, ann):
    suggestion, second = doubtful(), doubtful()
    response = send(desk, suggestion, "accept", note="The ministry confirmed it.")
    assert fulfilment(suggestion) == "broken"
    change = StatusChange.objects.get(code="broken")
    assert (change.user, change.note) == (ann, "The ministry confirmed it.")
    assert response.redirect_chain[-1][0] == address(second)
    page = response.content.decode()
    assert "Recorded: Broken on" in page
    assert "1 waits" in page


def test_dismissing_changes_nothing_but_the_queue(desk):
    suggestion = doubtful()
    response = send(desk, suggestion, "dismiss")
    assert fulfilment(suggestion) == "fulfilled"
    assert "Dismissed: Broken on" in response.content.decode()
    assert not StatusSuggestion.objects.waiting().exists()


def test_skip_and_back_go_through_the_queue(desk):
    first, second, third = doubtful(), doubtful(), doubtful()
    assert send(desk, first, "skip").redirect_chain[-1][0] == address(second)
    assert send(desk, third, "skip").redirect_chain[-1][0] == address(first)
    assert send(desk, third, "back").redirect_chain[-1][0] == address(second)
    assert send(desk, first, "nonsense").redirect_chain[-1][0] == address(first)
    assert StatusSuggestion.objects.waiting().count() == 3


@pytest.mark.parametrize("do", ["accept", "dismiss"])
def test_undo_lets_it_wait_again_and_both_entries_stay(desk, do):
    suggestion = doubtful()
    send(desk, suggestion, do)
    response = desk.post(UNDO, follow=True)
    assert response.redirect_chain[-1][0] == address(suggestion)
    assert fulfilment(suggestion) == "fulfilled"
    assert StatusSuggestion.objects.waiting().get() == suggestion
    retracted = StatusChange.objects.filter(code="broken")
    assert retracted.count() == (2 if do == "accept" else 0)
    send(desk, suggestion, "accept")
    assert fulfilment(suggestion) == "broken"


def test_undo_takes_along_what_was_implied(desk):
    pact = make_agreement(status="agreed")
    whole, clause = (make_commitment(agreement=pact, status="agreed") for _ in range(2))
    quote = "Both sides signed the defence pact on Monday."
    mention = make_mention(article=make_article(text=quote), reported_status="signed")
    accept_as_evidence(mention, whole, user=None)
    suggestion = StatusSuggestion.objects.get(agreement=pact)
    assert "get suggestions of the same stage" in desk.get(address(suggestion)).content.decode()
    page = send(desk, suggestion, "accept").content.decode()
    assert "Follows from the agreement" in page
    assert StatusSuggestion.objects.waiting().get().commitment == clause
    desk.post(UNDO)
    assert StatusSuggestion.objects.waiting().get() == suggestion
    pact.refresh_from_db()
    assert pact.stage == "agreed"


def test_undo_has_nothing_of_others_and_nothing_whose_evidence_is_gone(desk, ann):
    suggestion = doubtful()
    assert said(desk.post(UNDO, follow=True)) == ["There is nothing of yours to undo."]
    send(desk, suggestion, "dismiss")
    StatusSuggestion.objects.update(mention=make_mention(article=make_article()))
    assert said(desk.post(UNDO, follow=True)) == [
        "Accept the mention first: the suggestion rests on it."
    ]


def test_two_editors_never_get_the_same_suggestion(desk, ann):
    mine, theirs = doubtful(), doubtful()
    bob = make_user(username="Bob")
    assert hold(mine, bob)
    assert desk.get(QUEUE).url == address(theirs)
    page = desk.get(address(mine)).content.decode()
    assert "Bob is looking at this one" in page
    assert 'value="accept"' not in page
    assert said(send(desk, mine, "accept")) == ["Bob is looking at the suggestion."]
    assert fulfilment(mine) == "fulfilled"


def test_a_decided_suggestion_names_who_decided(desk):
    suggestion = doubtful()
    seen = suggestion.version
    send(desk, suggestion, "dismiss")
    page = desk.get(address(suggestion)).content.decode()
    assert "Dismissed by Ann" in page
    again = desk.post(address(suggestion), {"seen": seen, "do": "accept"}, follow=True)
    assert said(again) == ["The suggestion is dismissed already."]
    assert fulfilment(suggestion) == "fulfilled"


def test_a_page_from_before_another_change_decides_nothing(desk):
    suggestion = doubtful()
    seen = suggestion.version
    later = DAY + dt.timedelta(days=1)
    make_status_change(suggestion.commitment, "withdrawn", effective_on=later)
    response = desk.post(address(suggestion), {"seen": seen, "do": "accept"}, follow=True)
    assert said(response) == ["Something was recorded since you opened it: look again."]
    assert StatusSuggestion.objects.waiting().exists()


def test_a_suggestion_whose_quote_waits_cannot_be_decided(desk):
    mention = make_candidate()
    suggestion = StatusSuggestion.objects.create(
        mention=mention, commitment=make_commitment(), code="signed", effective_on=DAY
    )
    assert "No suggestion waits for you" in desk.get(QUEUE).content.decode()
    assert "Its quote waits for review" in desk.get(address(suggestion)).content.decode()


def test_the_candidates_desk_tells_how_many_suggestions_wait(desk):
    assert QUEUE not in desk.get(reverse("review_desk")).content.decode()
    doubtful()
    page = desk.get(reverse("review_desk")).content.decode()
    assert f'<a href="{QUEUE}">1 suggested status change</a>' in page


def test_a_suggestion_needs_the_same_queries_however_much_is_on_record(
    desk, django_assert_max_num_queries
):
    suggestion = doubtful()
    for count in (1, 10):
        for n in range(count):
            make_mention(suggestion.commitment)
            day = DAY - dt.timedelta(days=count + n)
            make_status_change(suggestion.commitment, "delayed", effective_on=day)
        with django_assert_max_num_queries(24):
            desk.get(address(suggestion))


def test_after_a_candidate_the_suggestion_it_led_to_is_one_step_away(desk):
    known = make_commitment(status="fulfilled")
    mention = make_candidate(status="broken")
    page = reverse("review_candidate", args=[mention.pk])
    form = desk.get(page).context["form"]
    data = {"do": "merge", "link": known.pk, "seen": mention.version, "party": "India"}
    data |= {"role": "makes", "status": "broken", "firm": "firm"}
    response = desk.post(page, data | {"statement": form["statement"].value()}, follow=True)
    suggestion = StatusSuggestion.objects.get()
    assert f'<a href="{address(suggestion)}">{suggestion}</a>' in response.content.decode()
