"""Showing and hiding, with a row of history for each."""

import pytest

from tests.factories import make_agreement, make_commitment, make_user
from tracker.models import Agreement, Commitment
from tracker.reviewing.publishing import (
    publish,
    publish_agreements,
    unpublish,
    unpublish_agreements,
)

pytestmark = pytest.mark.django_db


def test_publishing_shows_a_commitment_and_its_agreement():
    agreement, user = make_agreement(published=False), make_user()
    hidden = make_commitment(published=False, agreement=agreement)
    make_commitment()
    assert publish(Commitment.objects.all(), user) == 1
    hidden.refresh_from_db()
    agreement.refresh_from_db()
    assert hidden.is_published
    assert agreement.is_published
    assert hidden.history.first().history_user == user
    assert publish(Commitment.objects.all(), user) == 0


def test_a_merged_commitment_stays_hidden():
    make_commitment(published=False, merged_into=make_commitment())
    assert publish(Commitment.objects.all(), None) == 0


def test_unpublishing_hides_a_commitment_and_not_its_agreement():
    commitment = make_commitment(agreement=make_agreement())
    assert unpublish(Commitment.objects.all(), None) == 1
    assert not Commitment.objects.published().exists()
    assert Agreement.objects.published().exists()
    assert commitment.history.count() == 2


def test_agreements_are_shown_and_hidden_by_themselves():
    make_agreement()
    assert unpublish_agreements(Agreement.objects.all(), None) == 1
    assert publish_agreements(Agreement.objects.all(), None) == 1


@pytest.mark.parametrize("count", [2, 20])
def test_publishing_needs_the_same_queries_for_any_number(django_assert_max_num_queries, count):
    for _ in range(count):
        make_commitment(published=False, agreement=make_agreement(published=False))
    with django_assert_max_num_queries(12):
        assert publish(Commitment.objects.all(), None) == count
