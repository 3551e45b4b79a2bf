"""The desk's pages, without JavaScript: forms, redirects, and who may see them."""

import re

import pytest
from django.contrib.auth.models import Group, Permission
from django.test import Client
from django.urls import reverse

from tests.factories import (
    make_agreement,
    make_article,
    make_commitment,
    make_domain,
    make_mention,
    make_outlet,
    make_party,
    make_user,
)
from tests.reviewing.candidates import make_candidate
from tracker.models import Commitment, Decision, Mention, ProposedLink
from tracker.reviewing.queue import hold
from tracker.web.review.urls import urlpatterns

pytestmark = pytest.mark.django_db
DESK = reverse("review_desk")


@pytest.fixture
def ann():
    user = make_user(username="Ann")
    user.user_permissions.add(Permission.objects.get(codename="review_mention"))
    return user


@pytest.fixture
def desk(client: Client, ann) -> Client:
    make_domain(slug="defence")
    client.force_login(ann)
    return client


def address(mention: Mention) -> str:
    return reverse("review_candidate", args=[mention.pk])


def form_of(desk: Client, mention: Mention, **fields) -> dict:
    """What a browser would send back from the candidate's page, with these fields changed."""
    form = desk.get(address(mention)).context["form"]
    values = {field.html_name: field.value() for field in form}
    values |= {
        "party": [row.left for row in form.party_rows],
        "role": [row.right for row in form.party_rows],
        "value": [row.left for row in form.amount_rows],
        "unit": [row.right for row in form.amount_rows],
    }
    if values["publish"]:
        values["publish"] = "on"
    sent = {name: value for name, value in values.items() if value not in (None, False)}
    return sent | fields


def send(desk: Client, mention: Mention, do: str, *, follow: bool = True, **fields):
    data = form_of(desk, mention, do=do, **fields)
    return desk.post(address(mention), data, follow=follow)


def said(response) -> list[str]:
    return [str(message) for message in response.context["messages"]]


EVERY_PAGE = [
    (pattern.name, [1] if "<int:pk>" in str(pattern.pattern) else []) for pattern in urlpatterns
]


@pytest.mark.parametrize(("name", "arguments"), EVERY_PAGE)
@pytest.mark.parametrize("method", ["get", "post"])
def test_no_page_opens_to_who_may_not_review(client, name, arguments, method):
    page = reverse(name, args=arguments)
    ask = getattr(client, method)
    assert ask(page).url.startswith(reverse("login"))
    client.force_login(make_user(is_staff=True))
    assert ask(page).status_code == 403


def test_every_page_of_the_desk_is_tried():
    assert len(EVERY_PAGE) >= 7


def test_an_editor_of_the_group_sees_the_desk_and_its_link(client):
    editor = make_user()
    editor.groups.add(Group.objects.get(name="Editors"))
    client.force_login(editor)
    assert "No candidate waits for you" in client.get(DESK).content.decode()
    assert f'href="{DESK}"' in client.get("/").content.decode()
    client.force_login(make_user())
    assert f'href="{DESK}"' not in client.get("/").content.decode()


def test_the_desk_leads_to_the_most_urgent_candidate(desk):
    make_candidate(row={"confidence": 0.5})
    urgent = make_candidate(row={"confidence": 0.9})
    assert desk.get(DESK).url == address(urgent)


def test_a_candidate_stands_in_its_article_with_its_fields_and_reasons(desk):
    text = "They met. We will go. We will stay.\n\nNothing else."
    article = make_article(text=text)
    mention = make_candidate(row={"article": article, "quote": "We will go."})
    other = make_candidate(row={"article": article, "quote": "We will stay."})
    page = desk.get(address(mention)).content.decode()
    assert '<mark class="cur" id="cur">We will go.</mark>' in page
    assert f'<a class="other" href="{address(other)}">We will stay.</a>' in page
    assert "passage 1 of 2" in page
    assert "Stated: “by the end of 2025”" in page
    assert "Found by “agree”." in page
    assert "New agreement: 10-year defence framework" in page
    assert "New parties: India, United States, Kenya" in page


def test_accepting_makes_the_commitment_as_edited_and_goes_on(desk, ann):
    make_party(name="India")
    pact = make_agreement(title="Pact")
    first, second = make_candidate(), make_candidate(row={"confidence": 0.5})
    response = send(
        *(desk, first, "accept"),
        statement="Sign the pact",
        party=["India", "Kenya"],
        role=["makes", "receives"],
        agreement="Pact",
        status="signed",
        note="Seen.",
    )
    commitment = Commitment.objects.get()
    assert (commitment.statement, commitment.agreement, commitment.stage) == (
        "Sign the pact",
        pact,
        "signed",
    )
    assert [str(party) for party in commitment.obligors] == ["India"]
    assert commitment.is_published
    assert commitment.status_changes.get().note == "Seen."
    assert Mention.objects.get(pk=first.pk).reviewer == ann
    assert response.redirect_chain[-1][0] == address(second)
    page = response.content.decode()
    assert "Accepted: “Sign the pact” is now" in page
    assert "1 of 2 reviewed" in page


def test_what_is_not_to_be_public_stays_so_and_that_is_remembered(desk):
    first, second = make_candidate(), make_candidate()
    data = form_of(desk, first, do="accept")
    del data["publish"]
    page = desk.post(address(first), data, follow=True).content.decode()
    assert "Accepted, not yet public" in page
    assert not Commitment.objects.get().is_published
    assert not form_of(desk, second).get("publish")


@pytest.fixture
def stored_links(monkeypatch):
    """Links as a test stores them, not as they would be ranked."""
    monkeypatch.setattr("tracker.web.review.links.propose", lambda mention: [])


def propose(mention: Mention, commitment: Commitment, score: float, *, is_sure: bool = False):
    reasons = [{"feature": "words", "words": "framework", "weight": 1.5}]
    ProposedLink.objects.create(
        mention=mention, commitment=commitment, score=score, is_sure=is_sure, reasons=reasons
    )


@pytest.mark.usefixtures("stored_links")
def test_accepting_follows_the_proposed_link_and_tells_before_what_it_will_change(desk):
    mention = make_candidate(status="signed")
    known = make_commitment(make_party(name="India"), status="agreed")
    propose(mention, known, 0.94, is_sure=True)
    page = desk.get(address(mention)).content.decode()
    assert "Strong match, 0.94." in page
    assert "words: framework" in page
    assert f"Accepting will change {known.public_id}" in page
    response = send(desk, mention, "accept")
    known.refresh_from_db()
    assert (known.stage, known.mention_count) == ("signed", 1)
    assert f'as evidence for <a href="{known.get_absolute_url()}">' in response.content.decode()


@pytest.mark.usefixtures("stored_links")
def test_merge_takes_the_likeliest_when_nothing_else_is_chosen(desk):
    mention = make_candidate()
    likely, weak = make_commitment(), make_commitment()
    propose(mention, weak, 0.2)
    propose(mention, likely, 0.4)
    send(desk, mention, "merge")
    assert Mention.objects.get(pk=mention.pk).commitment == likely


def test_what_was_accepted_since_is_proposed_when_a_candidate_is_opened(desk):
    first, second = make_candidate(), make_candidate()
    send(desk, first, "accept")
    known = Commitment.objects.get()
    context = desk.get(address(second)).context
    assert [pick.commitment for pick in context["picks"]] == [known]
    assert context["link"] == str(known.pk)


def test_merge_without_anything_alike_asks_for_a_choice(desk):
    mention = make_candidate()
    page = send(desk, mention, "merge").content.decode()
    assert "Choose the commitment that it reports on" in page
    assert Mention.objects.pending().exists()


@pytest.mark.parametrize("words", ["trees", "PL-{pk}", "{pk}"])
def test_another_commitment_is_looked_up_and_chosen(desk, words):
    mention = make_candidate()
    known = make_commitment(statement="Plant trees")
    make_commitment(statement="Build dams")
    page = send(desk, mention, "find", find=words.format(pk=known.pk))
    assert [pick.commitment for pick in page.context["picks"]] == [known]
    send(desk, mention, "merge", find=words, link=str(known.pk))
    assert Mention.objects.get(pk=mention.pk).commitment == known


def test_a_choice_is_shown_with_its_effects_before_it_is_made(desk):
    mention, known = make_candidate(), make_commitment(status="signed")
    page = send(desk, mention, "refresh", link=str(known.pk)).content.decode()
    assert "Its status stays as it is" in page
    assert f"Accepting will change {known.public_id}" in page
    outcome = send(desk, mention, "refresh", link=str(known.pk), status="delayed")
    assert "s-delayed" in outcome.content.decode().split('id="effects-now"')[1]
    assert (
        "Accepting will make a new commitment"
        in send(desk, mention, "refresh", status="fulfilled").content.decode()
    )
    assert Mention.objects.pending().exists()


@pytest.mark.parametrize(
    ("stands", "reported", "words"),
    [
        ("fulfilled", "broken", "broken. Another report of the same day says otherwise"),
        ("fulfilled", "proposed", "proposed. What stands cannot turn into this"),
    ],
)
def test_what_would_wait_as_a_suggestion_is_told_before(desk, stands, reported, words):
    mention, known = make_candidate(), make_commitment(status=stands)
    page = send(desk, mention, "refresh", link=str(known.pk), status=reported).content.decode()
    assert f"Waits as a suggestion: {words}" in page
    assert "Its status stays as it is" in page


def test_what_would_be_suggested_of_the_agreement_is_told_before(desk):
    quote = "Both sides signed the defence pact on Monday."
    mention = make_candidate(row={"article": make_article(text=quote)}, status="signed")
    known = make_commitment(agreement=make_agreement(status="agreed"), status="signed")
    page = send(desk, mention, "refresh", link=str(known.pk)).content.decode()
    assert "Suggests of its agreement:" in page


def test_a_commitment_that_is_gone_cannot_be_chosen(desk):
    page = send(desk, make_candidate(), "accept", link="999999").content.decode()
    assert "Choose the commitment that it reports on" in page


def test_rejecting_needs_a_reason_and_keeps_it(desk):
    mention = make_candidate()
    asked = send(desk, mention, "reject")
    assert "Say why it is rejected" in asked.content.decode()
    assert re.search(r'id="id_reason_0"[^>]* autofocus', asked.content.decode())
    response = send(desk, mention, "reject", reason="Misread: the words say something else")
    assert "Rejected: “" in response.content.decode()
    assert Mention.objects.get().reason == "Misread: the words say something else"


def test_a_reason_in_own_words_comes_first(desk):
    send(desk, make_candidate(), "reject", reason="Misread", other_reason="A joke.")
    assert Mention.objects.get().reason == "A joke."


@pytest.mark.parametrize(
    ("fields", "message"),
    [
        ({"statement": ""}, "This field is required"),
        ({"due": "soon"}, "Write a year, month or day"),
        ({"party": ["India"], "role": ["receives"]}, "at least one party that makes"),
        ({"value": ["many"], "unit": ["USD"]}, "a number and a unit"),
    ],
    ids=str,
)
def test_a_form_that_cannot_be_read_comes_back_with_what_was_written(desk, fields, message):
    mention = make_candidate()
    page = send(desk, mention, "accept", speaker="the king", **fields).content.decode()
    assert message in page
    assert 'value="the king"' in page
    assert not Commitment.objects.exists()


def test_rows_are_added_and_removed(desk):
    mention = make_candidate()
    added = send(desk, mention, "add-party").context["form"]
    assert [row.left for row in added.party_rows] == ["India", "United States", "Kenya", ""]
    removed = send(desk, mention, "remove-1").context["form"]
    assert [row.left for row in removed.party_rows] == ["India", "Kenya"]
    assert len(send(desk, mention, "remove-9").context["form"].party_rows) == 3
    assert len(send(desk, mention, "add-amount").context["form"].amount_rows) == 2
    assert len(send(desk, mention, "add-nonsense").context["form"].party_rows) == 3


def test_skip_and_back_go_down_and_up_the_queue(desk):
    first, second, third = (make_candidate(row={"confidence": c}) for c in (0.9, 0.8, 0.7))
    assert send(desk, first, "skip").redirect_chain[-1][0] == address(second)
    assert send(desk, second, "skip").redirect_chain[-1][0] == address(third)
    assert send(desk, third, "back").redirect_chain[-1][0] == address(second)


def test_undo_shows_the_candidate_again(desk):
    mention = make_candidate()
    make_candidate(row={"confidence": 0.5})
    send(desk, mention, "reject", reason="Misread")
    response = desk.post(reverse("review_undo"), follow=True)
    assert response.redirect_chain[-1][0] == address(mention)
    assert Mention.objects.pending().count() == 2
    assert said(desk.post(reverse("review_undo"), follow=True)) == [
        "There is nothing of yours to undo."
    ]


def test_undo_that_is_refused_is_explained(desk):
    mention = make_candidate()
    send(desk, mention, "accept")
    commitment = Commitment.objects.get()
    commitment.status_changes.create(code="signed", effective_on="2026-01-01", note="Seen.")
    [message] = said(desk.post(reverse("review_undo"), follow=True))
    assert "other status changes" in message
    assert Commitment.objects.exists()


def test_who_looks_at_a_candidate_is_named_and_it_cannot_be_decided(desk):
    mention, bob = make_candidate(), make_user(username="Bob")
    data = form_of(desk, mention, do="accept")
    Mention.objects.update(held_by=None, held_until=None)
    hold(mention, bob)
    assert "Bob is looking at this one" in desk.get(address(mention)).content.decode()
    response = desk.post(address(mention), data, follow=True)
    assert said(response) == [f"Bob is looking at the candidate: “{mention}”"]
    assert Mention.objects.pending().exists()
    assert "No candidate waits for you" in desk.get(DESK).content.decode()


def test_a_stale_form_is_refused_and_shows_what_was_decided(desk):
    mention = make_candidate()
    data = form_of(desk, mention, do="accept", statement="Mine")
    first = desk.post(address(mention), data)
    assert first.status_code == 302
    again = desk.post(address(mention), data, follow=True)
    assert said(again) == [f"The candidate is accepted: “{mention}”"]
    assert "Accepted by Ann" in again.content.decode()
    assert Commitment.objects.count() == Decision.objects.count() == 1


def test_a_form_from_before_a_change_is_refused_and_shows_the_change(desk):
    mention = make_candidate()
    data = form_of(desk, mention, do="accept")
    Mention.objects.update(speaker="the king")
    response = desk.post(address(mention), data, follow=True)
    assert "Somebody has changed the candidate" in said(response)[0]
    assert 'value="the king"' in response.content.decode()


def test_what_cannot_be_decided_so_is_told_beside_the_form(desk):
    known = make_commitment()
    article = make_article()
    make_mention(known, article=article)
    mention = make_candidate(row={"article": article})
    page = send(desk, mention, "accept", link=str(known.pk), note="Kept").content.decode()
    assert "evidence for the commitment already" in page
    assert 'value="Kept"' in page


def test_a_proposal_that_cannot_be_read_leaves_its_quote_to_edit(desk):
    mention = make_candidate(due="tomorrow")
    page = desk.get(address(mention)).content.decode()
    assert mention.quote in page
    send(desk, mention, "accept", party=["India"], role=["makes"])
    assert Commitment.objects.get().statement == mention.quote


def test_an_editors_own_find_has_no_proposal(desk):
    page = desk.get(address(make_mention(confidence=None))).content.decode()
    assert "Found by an editor." in page


@pytest.mark.parametrize(
    ("query", "count"),
    [
        ({}, 3),
        ({"domain": "defence"}, 2),
        ({"domain": "nonsense"}, 3),
        ({"party": "India"}, 2),
        ({"party": "Kenya"}, 3),
        ({"party": "Indi"}, 0),
        ({"party": "Côte d’Ivoire"}, 1),
        ({"outlet": "wire"}, 1),
        ({"confidence": "0.8"}, 1),
        ({"confidence": "0.0-0.5"}, 1),
        ({"party": "India", "confidence": "0.8"}, 0),
    ],
    ids=str,
)
def test_filters_choose_candidates(desk, query, count):
    make_domain(slug="defence-land", parent=make_domain(slug="d2"))
    wire = make_article(outlet=make_outlet(slug="wire"))
    make_candidate(row={"confidence": 0.6})
    make_candidate(parties=["Côte d’Ivoire"], row={"article": wire, "confidence": 0.9})
    make_candidate(domains=["trade"], row={"confidence": 0.3})
    response = desk.get(DESK, query, follow=True)
    assert response.context["progress"].total == count


def test_filters_are_kept_from_one_candidate_to_the_next(desk):
    first, second = make_candidate(), make_candidate()
    query = "?party=India"
    data = form_of(desk, first, do="skip")
    response = desk.post(address(first) + query, data, follow=True)
    assert response.redirect_chain[-1][0] == address(second) + query
    assert 'value="India"' in response.content.decode()


def test_names_are_offered_while_they_are_typed(desk):
    make_party("Delhi", name="India")
    make_party(name="Indonesia")
    make_agreement(title="Framework of 2025", short_title="Framework")
    parties, agreements = reverse("review_parties"), reverse("review_agreements")
    assert desk.get(parties, {"party": "ind"}).content.decode().count("<option") == 2
    assert 'value="India"' in desk.get(parties, {"party": "delh"}).content.decode()
    assert "<option" not in desk.get(parties, {"party": "i"}).content.decode()
    assert "Framework of 2025" in desk.get(agreements, {"agreement": "work"}).content.decode()
    assert "<option" not in desk.get(agreements, {"agreement": ""}).content.decode()


@pytest.mark.usefixtures("stored_links")
def test_a_candidate_needs_the_same_queries_whatever_is_alike(desk, django_assert_num_queries):
    few, many = make_candidate(), make_candidate()
    for mention, count in ((few, 1), (many, 4)):
        for n in range(count):
            propose(mention, make_commitment(make_party(), status="agreed"), 0.1 + 0.1 * n)
    for mention in (few, many):
        with django_assert_num_queries(29):
            desk.get(address(mention))
