"""Several editors merge in the same moment: every row ends up with exactly one that stands."""

from collections.abc import Callable
from functools import partial
from typing import Any

import pytest
from django.db import connection

from tests.at_once import at_once, needs_postgres
from tests.factories import make_commitment, make_mention, make_party, make_status_change
from tests.reviewing.candidates import make_candidate
from tracker.models import Commitment, Mention, Party, Reshaping, StatusChange
from tracker.reviewing.decisions import accept, accept_as_evidence
from tracker.reviewing.errors import ReviewError
from tracker.reviewing.merging import merge
from tracker.reviewing.reversal import undo

pytestmark = [
    pytest.mark.postgres,
    needs_postgres,  # SQLite lets only one of them write at a time, whatever they lock
    pytest.mark.django_db(transaction=True),
]


def tried(work) -> str:
    try:
        work()
    except ReviewError as error:
        return str(error)
    return ""


def together(*work: Callable[[], Any]) -> None:
    at_once(len(work), lambda number: tried(work[number]))


def commitments(count: int) -> list[Commitment]:
    rows = [make_commitment() for _n in range(count)]
    for row in rows:
        for _n in range(3):
            make_status_change(row, "signed", evidence=make_mention(row))
    return rows


def test_two_merges_of_one_row_into_two_others_move_it_once():
    for _round in range(5):
        one, other, gone = commitments(3)
        keeps = [one, other]

        def work(number, keeps=keeps, gone=gone):
            return tried(lambda: merge(keeps[number], gone, user=None, reason="The same."))

        answers = at_once(2, work)
        assert sorted(map(bool, answers)) == [False, True]
        assert sorted(row.mentions.count() for row in (one, other, gone)) == [0, 3, 6]


def test_a_circle_of_merges_leaves_one_that_stands_and_no_row_behind():
    for _round in range(5):
        rows = commitments(3)

        def work(number, rows=rows):
            keep, gone = (Commitment.objects.get(pk=rows[(number + n) % 3].pk) for n in (0, 1))
            return tried(lambda: merge(keep, gone, user=None, reason="The same."))

        at_once(3, work)
        keys = [row.pk for row in rows]
        standing = Commitment.objects.filter(pk__in=keys, merged_into=None)
        assert standing.exists()
        assert Mention.objects.filter(commitment__in=standing).count() == 9
        assert StatusChange.objects.filter(commitment__in=standing).count() == 9
        merged = Commitment.objects.filter(pk__in=keys).exclude(merged_into=None)
        assert all(row.merged_into in standing for row in merged)


def test_evidence_accepted_during_a_merge_is_refused_or_moved():
    for _round in range(5):
        keep, gone = commitments(2)
        mention = make_candidate()
        together(
            partial(merge, keep, gone, user=None, reason="The same."),
            partial(accept_as_evidence, mention, gone, user=None),
        )
        assert not gone.mentions.exists()
        mention.refresh_from_db()
        assert mention.commitment in (keep, None)
        assert mention.review_state == ("accepted" if mention.commitment else "pending")


def test_a_commitment_accepted_during_a_merge_of_parties_names_the_kept_one():
    keep = make_party(name="Bharat")
    for _round in range(5):
        Party.objects.filter(name="India").update(name=f"India {_round}")
        gone = make_party(name="India")
        mention = make_candidate(parties=["India"], beneficiaries=[], agreement=None)
        together(
            partial(merge, keep, gone, user=None, reason="The same."),
            partial(accept, mention, user=None),
        )
        assert not gone.roles.exists()


def test_an_undo_and_a_merge_of_the_same_row_do_not_cross():
    for _round in range(5):
        keep, gone, third = commitments(3)
        done = merge(keep, gone, user=None, reason="The same.")
        together(
            partial(undo, Reshaping.objects.get(pk=done.pk), user=None),
            partial(merge, third, keep, user=None, reason="The same."),
        )
        rows = Commitment.objects.filter(pk__in=[keep.pk, gone.pk, third.pk])
        standing = rows.filter(merged_into=None)
        assert Mention.objects.filter(commitment__in=standing).count() == 9
        assert connection.vendor == "postgresql"
