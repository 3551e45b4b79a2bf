"""The desk for readers' suggestions, and their place in the admin."""

import pytest
from django.contrib.auth.models import Group, Permission
from django.urls import reverse

from tests.factories import make_agreement, make_commitment, make_correction, make_user
from tests.web.test_pages import text_of
from tracker.models import Correction

pytestmark = pytest.mark.django_db
DESK = "/review/corrections/"


@pytest.fixture
def editor(client):
    user = make_user(username="ann", is_staff=True)
    user.user_permissions.add(Permission.objects.get(codename="review_mention"))
    client.force_login(user)
    return user


def decide(client, correction, do, answer=""):
    address = reverse("review_correction", args=[correction.pk])
    return client.post(address, {"do": do, "answer": answer})


def test_the_desk_is_for_editors(client):
    row = make_correction(make_commitment())
    assert client.get(DESK).status_code == 302
    assert decide(client, row, "discard").status_code == 302
    client.force_login(make_user())
    assert client.get(DESK).status_code == 403
    assert decide(client, row, "discard").status_code == 403
    assert Correction.objects.count() == 1


@pytest.mark.usefixtures("editor")
def test_the_desk_shows_what_waits_with_its_contact(client):
    make_correction(make_commitment(published=False), contact="ann@example.org")
    make_correction(make_commitment(), "declined", quote="Long answered")
    page = text_of(client.get(DESK))
    assert "One suggestion waits." in page
    assert "ann@example.org" in page
    assert "Long answered" not in page


@pytest.mark.usefixtures("editor")
def test_an_empty_desk_says_so(client):
    assert "No suggestion waits" in text_of(client.get(DESK))


@pytest.mark.parametrize(("do", "state"), [("accept", "accepted"), ("decline", "declined")])
def test_an_answer_leads_on(client, editor, do, state):
    row = make_correction(make_commitment())
    response = decide(client, row, do, "Thank you.")
    assert (response.status_code, response.url) == (302, DESK)
    row.refresh_from_db()
    assert (row.state, row.answer, row.answered_by) == (state, "Thank you.", editor)


@pytest.mark.usefixtures("editor")
def test_an_answer_without_words_is_asked_for(client):
    row = make_correction(make_commitment())
    assert "Write an answer" in text_of(decide(client, row, "accept"))
    row.refresh_from_db()
    assert row.state == "waiting"


@pytest.mark.usefixtures("editor")
def test_spam_is_deleted_but_no_answered_suggestion(client):
    spam, answered = (
        make_correction(make_commitment()),
        make_correction(make_agreement(), "accepted"),
    )
    for row in (spam, answered):
        decide(client, row, "discard")
    assert list(Correction.objects.all()) == [answered]


@pytest.mark.usefixtures("editor")
@pytest.mark.parametrize("length", [2, 12])
def test_the_desk_needs_the_same_queries_for_any_length(client, length, django_assert_num_queries):
    for _ in range(length):
        make_correction(make_commitment())
    with django_assert_num_queries(6):
        client.get(DESK)


def test_editors_answer_in_the_admin_too(client):
    user = make_user(is_staff=True)
    user.groups.add(Group.objects.get(name="Editors"))
    client.force_login(user)
    row = make_correction(make_commitment())
    answered = make_correction(make_commitment(), "accepted")
    address = reverse("admin:tracker_correction_changelist")
    sent = {
        "action": "decline_selected",
        "reason": "No.",
        "_selected_action": [row.pk, answered.pk],
    }
    page = text_of(client.post(address, sent, follow=True))
    assert "1 answered." in page
    assert "Somebody has answered this suggestion already." in page
    row.refresh_from_db()
    assert (row.state, row.answer, row.answered_by) == ("declined", "No.", user)


@pytest.mark.parametrize(("state", "may_reword"), [("waiting", False), ("accepted", True)])
def test_only_an_answer_that_was_given_is_reworded(admin_client, state, may_reword):
    row = make_correction(make_commitment(), state)
    address = reverse("admin:tracker_correction_change", args=[row.pk])
    page = text_of(admin_client.get(address))
    assert ('name="answer"' in page) == may_reword
    assert 'name="quote"' not in page
    assert admin_client.get(reverse("admin:tracker_correction_add")).status_code == 403
