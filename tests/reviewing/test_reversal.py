"""Merges and splits taken back, or refused because something newer rests on them."""

import pytest

from tests.factories import (
    make_article,
    make_commitment,
    make_mention,
    make_party,
    make_status_change,
    make_user,
)
from tests.reviewing.candidates import make_candidate
from tests.reviewing.stock import dump, pair_of_commitments
from tracker.models import Commitment, Mention, PartyAlias, ProposedLink
from tracker.reviewing.decisions import accept_as_evidence, reopen
from tracker.reviewing.errors import ReviewError
from tracker.reviewing.merging import merge
from tracker.reviewing.publishing import unpublish
from tracker.reviewing.reversal import undo

pytestmark = pytest.mark.django_db


def merged(keep, gone):
    return merge(keep, gone, user=None, reason="The same promise.")


def refused(reshaping, why: str) -> None:
    before = dump()
    with pytest.raises(ReviewError, match=why):
        undo(reshaping, user=None)
    assert dump() == before
    reshaping.refresh_from_db()
    assert not reshaping.is_undone


def test_who_undid_it_and_when_is_kept_and_nobody_undoes_it_twice():
    ann = make_user()
    keep, gone = make_commitment(), make_commitment()
    reshaping = merged(keep, gone)
    undo(reshaping, user=ann)
    assert (reshaping.undone_by, reshaping.is_undone) == (ann, True)
    assert list(keep.merges) == []
    with pytest.raises(ReviewError, match="already"):
        undo(reshaping, user=ann)


def test_the_later_merge_is_undone_first():
    rows = [make_commitment() for _n in range(3)]
    before = dump()
    first = merged(rows[1], rows[0])
    second = merged(rows[2], rows[1])
    refused(first, "undo that before")
    undo(second, user=None)
    undo(first, user=None)
    assert dump() == before


def test_what_was_added_since_stays_with_the_kept_one():
    keep, gone = make_commitment(), make_commitment()
    make_mention(gone)
    reshaping = merged(keep, gone)
    newer = make_candidate()
    accept_as_evidence(newer, keep, user=None)
    undo(reshaping, user=None)
    assert list(keep.mentions.all()) == [newer]
    assert gone.mentions.count() == 1


def test_a_status_recorded_since_on_a_moved_quote_keeps_the_merge():
    keep, gone = make_commitment(), make_commitment()
    mention = make_mention(gone)
    reshaping = merged(keep, gone)
    make_status_change(keep, "signed", evidence=mention)
    refused(reshaping, "was recorded since then")


def test_a_decision_taken_back_since_keeps_the_merge():
    keep, gone = make_commitment(), make_commitment()
    make_mention(keep)
    mention = make_mention(gone)
    reshaping = merged(keep, gone)
    reopen(mention, user=None)
    refused(reshaping, "has changed since then")


def test_what_readers_no_longer_see_does_not_come_back_by_undo():
    keep, gone = make_commitment(), make_commitment()
    reshaping = merged(keep, gone)
    unpublish(Commitment.objects.filter(pk=keep.pk), None)
    refused(reshaping, "not public any more")


def test_proposals_that_linking_made_anew_do_not_stand_in_the_way():
    keep, gone = make_commitment(), make_commitment()
    ProposedLink.objects.create(mention=make_mention(), commitment=gone, score=0.5)
    reshaping = merged(keep, gone)
    ProposedLink.objects.all().delete()
    undo(reshaping, user=None)
    assert not ProposedLink.objects.exists()


def test_a_key_that_was_taken_meanwhile_stands_in_the_way():
    keep, gone = make_commitment(), make_commitment()
    mention = make_mention(gone)
    reshaping = merged(keep, gone)
    place = {"article": mention.article, "quote": mention.quote}
    Mention.objects.create(**place, start=mention.start, end=mention.end, commitment=gone)
    refused(reshaping, "stands in the way")


def test_a_name_removed_since_is_not_missed():
    keep, gone = make_party(name="India"), make_party(name="Bharat")
    reshaping = merged(keep, gone)
    PartyAlias.objects.all().delete()
    undo(reshaping, user=None)
    gone.refresh_from_db()
    assert not gone.is_merged


def test_a_commitment_that_others_were_merged_into_is_not_deleted_with_its_last_quote():
    keep, gone = make_commitment(published=False), make_commitment(published=False)
    mention = make_mention(keep)
    merged(keep, gone)
    reopen(mention, user=None)
    assert Commitment.objects.filter(pk__in=[keep.pk, gone.pk]).count() == 2


def test_a_quote_left_with_the_merged_row_can_be_decided_anew():
    keep, gone, article = make_commitment(), make_commitment(), make_article()
    make_mention(keep, article=article)
    left = make_mention(gone, article=article)
    merged(keep, gone)
    reopen(left, user=None)
    gone.refresh_from_db()
    assert (gone.merged_into, gone.mentions.count()) == (keep, 0)


@pytest.mark.parametrize("seed", range(3))
def test_merging_again_after_undo_gives_the_same(seed):
    keep, gone = pair_of_commitments(seed)
    undo(merged(keep, gone), user=None)
    again = merged(keep, gone)
    after = dump()
    undo(again, user=None)
    merged(keep, gone)
    assert without_moments(dump()) == without_moments(after)


def without_moments(found: dict) -> dict:
    """When a suggestion was dismissed differs from time to time."""
    label = "tracker.StatusSuggestion"
    rows = {key: row | {"decided_at": None} for key, row in found[label].items()}
    return found | {label: rows}
