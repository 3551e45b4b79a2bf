"""One row made two: what was chosen moves with what rests on it, and comes back by undo."""

import datetime as dt

import pytest

from tests.factories import (
    make_agreement,
    make_article,
    make_commitment,
    make_domain,
    make_mention,
    make_party,
    make_status_change,
    make_user,
)
from tests.reviewing.candidates import make_candidate
from tests.reviewing.stock import dump
from tracker.models import Commitment, Decision, Mention, StatusSuggestion
from tracker.reviewing.decisions import accept_as_evidence
from tracker.reviewing.errors import ReviewError
from tracker.reviewing.merging import merge
from tracker.reviewing.reversal import undo
from tracker.reviewing.splitting import split

pytestmark = pytest.mark.django_db
LATER = dt.date(2025, 10, 31)


@pytest.fixture
def row() -> Commitment:
    """Two reports of different things under one number."""
    india, states = make_party(), make_party()
    row = make_commitment(
        india, beneficiaries=(states,), domains=(make_domain(),), agreement=make_agreement(india)
    )
    make_mention(row)
    mention = make_mention(row, article=make_article(published_on=LATER))
    Decision.objects.create(mention=mention, verdict="evidence", commitment=row)
    make_status_change(row, "agreed")
    make_status_change(row, "signed", evidence=mention).retract(note="Misread.")
    make_status_change(row, "in_force", evidence=mention, effective_on=LATER)
    StatusSuggestion.objects.create(
        mention=mention, commitment=row, code="delayed", effective_on=LATER
    )
    row.refresh_from_db()
    return row


def halved(row, chosen, name="Sail two ships", **details):
    return split(row, chosen, name, **{"user": None, "reason": "Two promises."} | details)


def last_quote(row: Commitment) -> Mention:
    return row.mentions.latest("pk")


def test_quotes_move_to_a_new_commitment_with_all_that_rests_on_them(row):
    quotes, changes = set(Mention.objects.all()), set(row.status_changes.all())
    mention, ann = last_quote(row), make_user()
    new = halved(row, {"mentions": [mention.pk]}, user=ann).other
    row.refresh_from_db()
    assert (new.statement, new.slug, new.made_on) == ("Sail two ships", "sail-two-ships", LATER)
    assert (new.agreement, new.obligors, new.beneficiaries) == (
        row.agreement,
        row.obligors,
        row.beneficiaries,
    )
    assert list(new.domains.all()) == list(row.domains.all())
    assert (row.stage, row.mention_count) == ("agreed", 1)
    assert (new.stage, new.mention_count, new.last_heard_on) == ("in_force", 1, LATER)
    assert new.status_changes.count() == 3
    assert (new.suggestions.count(), new.decisions.count()) == (1, 1)
    assert new.is_published
    assert {*row.mentions.all(), *new.mentions.all()} == quotes
    assert {*row.status_changes.all(), *new.status_changes.all()} == changes


def test_a_hidden_commitment_is_split_into_hidden_ones(row):
    Commitment.objects.update(published_at=None)
    assert not halved(row, {"mentions": [last_quote(row).pk]}).other.is_published


def test_a_status_change_without_a_quote_moves_if_chosen(row):
    change = row.status_changes.earliest("pk")
    new = halved(row, {"mentions": [last_quote(row).pk], "status_changes": [change.pk]}).other
    assert change in new.status_changes.all()
    assert not row.status_changes.exists()


def test_undo_gives_all_back_and_the_new_address_leads_to_the_old(row, client):
    before = dump()
    reshaping = halved(row, {"mentions": [last_quote(row).pk]})
    new = reshaping.other
    assert client.get(new.get_absolute_url()).status_code == 200
    undo(reshaping, user=None)
    after = dump()
    gone = after["tracker.Commitment"].pop(new.pk)
    assert after == before
    assert (gone["merged_into_id"], gone["published_at"]) == (row.pk, None)
    answer = client.get(new.get_absolute_url())
    assert (answer.status_code, answer.url) == (301, row.get_absolute_url())


def test_what_the_new_one_got_since_keeps_the_split(row):
    reshaping = halved(row, {"mentions": [last_quote(row).pk]})
    accept_as_evidence(make_candidate(), reshaping.other, user=None)
    with pytest.raises(ReviewError, match="merge the two instead"):
        undo(reshaping, user=None)
    merge(row, reshaping.other, user=None, reason="One after all.")
    assert row.mentions.count() == 3


@pytest.mark.parametrize(
    ("count", "name", "why"),
    [
        (0, "Sail", "Choose what moves"),
        (2, "Sail", "at least one quote"),
        (1, " ", "at most 500 characters"),
        (1, "x" * 501, "at most 500 characters"),
    ],
)
def test_what_cannot_be_split_is_refused(row, count, name, why):
    before = dump()
    with pytest.raises(ReviewError, match=why):
        halved(row, {"mentions": [mention.pk for mention in row.mentions.all()[:count]]}, name)
    assert dump() == before


def test_what_belongs_to_another_row_is_not_moved(row):
    stranger = make_mention(make_commitment())
    with pytest.raises(ReviewError, match="Choose what moves"):
        halved(row, {"mentions": [stranger.pk]})


def test_a_merged_row_is_not_split(row):
    merge(make_commitment(), row, user=None, reason="The same.")
    with pytest.raises(ReviewError, match="was merged into"):
        halved(row, {"mentions": []})


def test_a_party_is_split_with_the_names_commitments_and_bodies_chosen():
    above = make_party()
    georgia = make_party("Tbilisi", "Atlanta", name="Georgia", parent=above)
    body = make_party(parent=georgia)
    mine, other = make_commitment(georgia), make_commitment(georgia)
    pact = make_agreement(georgia)
    before = dump()
    reshaping = halved(
        georgia,
        {
            "aliases": [georgia.aliases.get(text="Atlanta").pk],
            "roles": [other.party_roles.get().pk],
            "agreement_roles": [pact.party_roles.get().pk],
            "children": [body.pk],
        },
        "Georgia (state)",
    )
    state = reshaping.other
    assert (state.slug, state.kind, state.parent) == ("georgia-state", "state", above)
    assert (mine.obligors, other.obligors) == ([georgia], [state])
    assert [alias.text for alias in georgia.aliases.all()] == ["Tbilisi"]
    assert list(pact.parties.all()) == list(body.__class__.objects.filter(pk=state.pk))
    body.refresh_from_db()
    assert body.parent == state
    undo(reshaping, user=None)
    after = dump()
    assert after["tracker.Party"].pop(state.pk)["merged_into_id"] == georgia.pk
    assert after == before


def test_a_name_in_use_is_refused():
    india = make_party("Bharat", name="India")
    chosen = {"aliases": [india.aliases.get().pk]}
    with pytest.raises(ReviewError, match="is there already"):
        halved(india, chosen, "India")


def test_an_agreement_is_split_with_its_commitments_and_what_they_tell_of_its_stage():
    india = make_party()
    pact = make_agreement(india, status="")
    mine, other = make_commitment(agreement=pact), make_commitment(agreement=pact)
    make_status_change(pact, "agreed", evidence=make_mention(mine))
    make_status_change(pact, "signed", evidence=make_mention(other), effective_on=LATER)
    before = dump()
    reshaping = halved(pact, {"commitments": [other.pk]}, "Second pact")
    new = reshaping.other
    for row in (pact, other):
        row.refresh_from_db()
    assert (other.agreement, list(new.parties.all())) == (new, [india])
    assert (pact.stage, new.stage, new.is_published) == ("agreed", "signed", True)
    undo(reshaping, user=None)
    after = dump()
    assert after["tracker.Agreement"].pop(new.pk)["merged_into_id"] == pact.pk
    assert after == before
