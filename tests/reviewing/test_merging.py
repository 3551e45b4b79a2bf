"""Two rows made one: nothing is lost, nothing told twice, and all of it can be taken back."""

import pytest

from tests.factories import (
    make_agreement,
    make_article,
    make_commitment,
    make_mention,
    make_party,
    make_status_change,
    make_user,
)
from tests.reviewing.stock import (
    dump,
    pair_of_agreements,
    pair_of_commitments,
    pair_of_parties,
)
from tracker.models import (
    Agreement,
    Commitment,
    Decision,
    Mention,
    Party,
    PartyAlias,
    Reshaping,
    StatusChange,
    StatusSuggestion,
)
from tracker.reviewing.errors import ReviewError
from tracker.reviewing.gathering import columns
from tracker.reviewing.merging import merge, plan_of
from tracker.reviewing.reversal import undo

pytestmark = pytest.mark.django_db
WHY = "The same promise."
PAIRS = {
    "commitments": pair_of_commitments,
    "agreements": pair_of_agreements,
    "parties": pair_of_parties,
}


def merged(keep, gone, **details) -> Reshaping:
    return merge(keep, gone, **{"user": None, "reason": WHY} | details)


@pytest.mark.parametrize("seed", range(12))
def test_every_quote_and_every_status_change_is_the_kept_ones(seed):
    keep, gone = pair_of_commitments(seed)
    quotes = set(Mention.objects.accepted().values_list("article", "start", "end"))
    changes = set(StatusChange.objects.filter(commitment__isnull=False).values_list("pk"))
    merged(keep, gone)
    assert set(keep.mentions.values_list("article", "start", "end")) == quotes
    assert set(keep.status_changes.values_list("pk")) == changes
    assert not gone.status_changes.exists()
    assert not StatusChange.objects.filter(evidence__commitment=gone).exists()
    assert not StatusSuggestion.objects.waiting().filter(commitment=gone).exists()


@pytest.mark.parametrize("seed", range(12))
def test_undo_leaves_every_row_as_it_was(seed):
    keep, gone = pair_of_commitments(seed)
    before = dump()
    reshaping = merged(keep, gone)
    assert dump() != before
    undo(reshaping, user=None)
    assert dump() == before


@pytest.mark.parametrize("kind", PAIRS)
def test_undo_leaves_every_row_of_each_kind_as_it_was(kind):
    keep, gone = PAIRS[kind]()
    before = dump()
    undo(merged(keep, gone), user=None)
    assert dump() == before
