"""Accept many: the list comes first, and only what it shows is accepted."""

import datetime as dt

import pytest
from django.contrib.auth.models import Permission
from django.test import Client
from django.urls import reverse

from tests.factories import make_agreement, make_commitment, make_status_change, make_user
from tests.reviewing.candidates import make_candidate
from tracker.models import Commitment, Mention, ProposedLink
from tracker.reviewing.decisions import reject

pytestmark = pytest.mark.django_db
BULK, COUNT = reverse("review_bulk"), reverse("review_bulk_count")


@pytest.fixture
def desk(client: Client) -> Client:
    ann = make_user()
    ann.user_permissions.add(Permission.objects.get(codename="review_mention"))
    client.force_login(ann)
    return client


def said(response) -> list[str]:
    return [str(message) for message in response.context["messages"]]


def sure(count: int) -> list[Mention]:
    return [make_candidate(row={"confidence": 0.95}) for _ in range(count)]


@pytest.mark.parametrize(
    ("query", "words"),
    [
        ({}, "See the 2 candidates"),
        ({"threshold": "0.9"}, "See the 2 candidates"),
        ({"threshold": "0.97"}, "No candidate is that sure"),
        ({"threshold": "soon"}, "See the 2 candidates"),
        ({"party": "Kenya"}, "See the 2 candidates"),
        ({"party": "Peru"}, "No candidate is that sure"),
    ],
    ids=str,
)
def test_the_button_tells_how_many_there_are(desk, query, words):
    sure(2)
    assert desk.get(COUNT, query).content.decode().strip() == words


def test_the_list_tells_what_each_will_become(desk):
    _new, same = sure(2)
    known = make_commitment()
    ProposedLink.objects.create(mention=same, commitment=known, score=0.9, is_sure=True)
    page = desk.get(BULK).content.decode()
    assert page.count('name="mention"') == 2
    assert f"evidence for {known.public_id}" in page
    assert "a new commitment" in page
    assert Mention.objects.pending().count() == 2


def link(mention: Mention, known: Commitment) -> None:
    ProposedLink.objects.create(mention=mention, commitment=known, score=0.9, is_sure=True)


def test_the_list_tells_which_status_each_would_move_or_suggest(desk):
    moving, late = (
        make_candidate(status=s, row={"confidence": 0.95}) for s in ("signed", "agreed")
    )
    link(moving, make_commitment(status="agreed"))
    day = late.article.published_on
    known = make_commitment()
    make_status_change(known, "signed", effective_on=day + dt.timedelta(days=1))
    link(late, known)
    found = {offer.mention: offer.effects for offer in desk.get(BULK).context["rows"]}
    assert found[moving].stage == ("agreed", "signed")
    assert (found[late].suggested, found[late].concern) == ("agreed", "late")
    page = desk.get(BULK).content.decode()
    assert "Waits as a suggestion: agreed. Older than what stands" in page


@pytest.mark.parametrize("count", [1, 8])
def test_the_list_needs_the_same_queries_for_any_length(desk, django_assert_num_queries, count):
    for mention in sure(count):
        link(mention, make_commitment(agreement=make_agreement(), status="agreed"))
    with django_assert_num_queries(9):
        desk.get(BULK)


def test_an_empty_list_offers_no_button(desk):
    page = desk.get(BULK, {"threshold": "0.99"}).content.decode()
    assert "No candidate is that sure" in page
    assert "Accept those ticked" not in page


def test_only_the_ticked_are_accepted_and_may_be_undone_together(desk):
    ticked, other, also = sure(3)
    data = {"threshold": "0.9", "mention": [ticked.pk, also.pk], "publish": "on"}
    response = desk.post(BULK, data, follow=True)
    assert said(response) == ["Accepted 2: 1 new, 1 as evidence."]
    assert "Accepted together: 2 candidates." in response.content.decode()
    assert Mention.objects.pending().get() == other
    assert Commitment.objects.published().count() == 1
    undone = desk.post(reverse("review_undo"), follow=True)
    assert said(undone) == ["2 of 2 decisions were taken back."]
    assert Mention.objects.pending().count() == 3


def test_what_was_decided_meanwhile_or_cannot_be_read_is_told(desk):
    fine, gone = sure(2)
    broken = make_candidate(due="tomorrow", row={"confidence": 0.95})
    reject(gone, user=make_user(), reason="Only a wish.")
    data = {"threshold": "0.9", "mention": [fine.pk, gone.pk, broken.pk, "x"]}
    messages = said(desk.post(BULK, data, follow=True))
    assert messages[:2] == [
        "Accepted 1: 1 new, 0 as evidence.",
        "1 were decided or taken by somebody else meanwhile.",
    ]
    assert messages[2].startswith("Left waiting: “")
    assert not Commitment.objects.get().is_published


def test_nothing_ticked_changes_nothing(desk):
    sure(1)
    assert said(desk.post(BULK + "?party=India", {"threshold": "0.9"}, follow=True)) == []
    assert Mention.objects.pending().exists()
