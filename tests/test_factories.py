"""The builders make rows that the database accepts."""

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

pytestmark = pytest.mark.django_db


def test_a_commitment_comes_with_the_rows_it_is_given():
    india, kenya, health = make_party("Bharat"), make_party(), make_domain()
    commitment = make_commitment(india, beneficiaries=(kenya,), domains=(health,), status="signed")
    assert (commitment.obligors, commitment.beneficiaries) == ([india], [kenya])
    assert (commitment.status, commitment.is_published) == ("signed", True)
    assert india.aliases.get().text == "Bharat"


def test_a_mention_without_a_commitment_waits_and_one_with_it_is_accepted():
    commitment = make_commitment()
    assert make_mention().review_state == "pending"
    assert make_mention(commitment).holds
    assert commitment.mention_count == 1


def test_an_agreement_takes_its_status_from_a_change():
    agreement = make_agreement(make_party(), status="agreed")
    make_status_change(agreement, "in_force")
    assert agreement.stage == "in_force"


def test_two_articles_never_share_a_text_and_a_user_can_have_a_password():
    assert make_article().sha256 != make_article().sha256
    assert make_user(password="correct horse").check_password("correct horse")
