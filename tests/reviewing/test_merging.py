"""Two rows made one: nothing is lost, nothing told twice, and all of it can be taken back."""

from collections.abc import Callable
from typing import Any

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
PAIRS: dict[str, Callable[[], Any]] = {
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


def test_whatever_points_at_a_row_is_moved_or_left_on_purpose():
    found = {
        f"{column.model._meta.model_name}.{column.name}"
        for model in (Commitment, Agreement, Party)
        for column in columns(model)
    }
    # A new table appears here by itself, and its rows move along.
    assert found >= {
        "statuschange.commitment",
        "commitment_domains.commitment",
        "commitment.merged_into",
        "commitmentparty.commitment",
        "target.commitment",
        "mention.commitment",
        "decision.commitment",
        "proposedlink.commitment",
        "statussuggestion.commitment",
        "correction.commitment",
        "commitment.agreement",
        "agreement.predecessor",
        "agreementparty.agreement",
        "statuschange.agreement",
        "partyalias.party",
        "commitmentparty.party",
        "agreementparty.party",
        "party.parent",
        "party_members.from_party",
        "party_members.to_party",
    }
    assert not {name for name in found if name.startswith(("historical", "reshaping", "word"))}


def test_what_is_gone_keeps_its_number_and_address_and_is_not_public():
    keep, gone = make_commitment(), make_commitment()
    ann = make_user()
    reshaping = merged(keep, gone, user=ann, reason="  The same\n promise. ")
    gone.refresh_from_db()
    assert (gone.merged_into, gone.published_at) == (keep, None)
    assert (reshaping.row, reshaping.other, reshaping.of) == (keep, gone, "commitment")
    assert (reshaping.user, reshaping.reason) == (ann, WHY)
    assert list(keep.merges) == [reshaping]
    assert str(reshaping) == f"“{gone}” merged into “{keep}”"
    change = gone.history.first()
    assert (change.history_user, change.history_change_reason) == (ann, WHY)
    assert not gone.words.exists()


def test_words_of_both_find_the_kept_one_alone():
    keep, gone = make_commitment(), make_commitment(statement="Build dikes")
    text = "Jakarta will raise its seawall."
    make_mention(gone, article=make_article(text=text))
    merged(keep, gone)
    published = Commitment.objects.published()
    assert list(published.saying("seawall")) == [keep]
    assert not published.saying("dikes").exists()


def test_the_newest_status_of_both_stands():
    keep, gone = make_commitment(status="agreed"), make_commitment()
    make_status_change(gone, "signed", effective_on="2025-10-31")
    make_status_change(gone, "delayed", effective_on="2025-12-31")
    reshaping = merged(keep, gone)
    keep.refresh_from_db()
    assert (keep.stage, keep.fulfilment) == ("signed", "delayed")
    undo(reshaping, user=None)
    for row in (keep, gone):
        row.refresh_from_db()
    assert (keep.stage, keep.fulfilment) == ("agreed", "not_assessed")
    assert (gone.stage, gone.fulfilment) == ("signed", "delayed")


def test_a_quote_that_both_rest_on_is_told_once_and_stays_the_evidence():
    keep, gone, article = make_commitment(), make_commitment(), make_article()
    ours, theirs = make_mention(keep, article=article), make_mention(gone, article=article)
    change = make_status_change(gone, "signed", evidence=theirs)
    pair = [
        StatusSuggestion.objects.create(
            mention=mention, commitment=row, code="delayed", effective_on="2025-03-01"
        )
        for mention, row in ((ours, keep), (theirs, gone))
    ]
    plan = plan_of(keep, gone)
    assert plan.stays == [(Mention, [theirs.pk])]
    merged(keep, gone)
    change.refresh_from_db()
    assert (change.commitment, change.evidence) == (keep, ours)
    assert change.public_evidence == ours
    assert list(StatusSuggestion.objects.waiting()) == pair[:1]
    keep.refresh_from_db()
    assert (keep.mention_count, gone.mentions.get()) == (1, theirs)


def test_a_quote_that_is_undecided_for_the_kept_one_has_to_be_decided_first():
    keep, gone, article = make_commitment(), make_commitment(), make_article()
    ours = make_mention(keep, article=article)
    make_mention(gone, article=article)
    Mention.objects.filter(pk=ours.pk).update(review_state="pending", reviewed_at=None)
    with pytest.raises(ReviewError, match="Decide first on the candidate"):
        merged(keep, gone)


def test_the_kept_commitment_takes_over_what_it_lacks_and_the_earlier_first_day():
    agreement = make_agreement()
    keep = make_commitment(made_on="2025-05-01", period_start="2025-01-01")
    gone = make_commitment(
        made_on="2025-02-01", due_on="2030-12-31", agreement=agreement, period_end="2029-01-01"
    )
    merged(keep, gone)
    keep.refresh_from_db()
    assert (str(keep.made_on), str(keep.due_on), keep.due_precision) == (
        "2025-02-01",
        "2030-12-31",
        "day",
    )
    assert (keep.agreement, keep.period_end) == (agreement, None)


def test_what_is_merged_into_a_merged_row_goes_to_where_that_went():
    rows = [make_commitment() for _n in range(4)]
    merged(rows[0], rows[1])
    merged(rows[1], rows[2])
    merged(rows[3], rows[0])
    for row in rows:
        row.refresh_from_db()
    assert [row.merged_into for row in rows] == [rows[3], rows[3], rows[3], None]


def itself():
    return [make_commitment()] * 2


def merged_already():
    return make_party(), make_party(merged_into=make_party())


def its_body():
    top = make_party()
    return make_party(parent=top), top


def a_body_of_its_body():
    top = make_party()
    return make_party(parent=make_party(parent=top)), top


def what_renews_it():
    old = make_agreement()
    return make_agreement(predecessor=old, relation="renews"), old


def a_hidden_commitment():
    return make_commitment(published=False), make_commitment()


def a_hidden_agreement():
    return make_agreement(published=False), make_agreement()


REFUSED = {
    itself: "into itself",
    merged_already: "was merged into",
    its_body: "comes under or after",
    a_body_of_its_body: "comes under or after",
    what_renews_it: "comes under or after",
    a_hidden_commitment: "publish it before",
    a_hidden_agreement: "publish it before",
}


@pytest.mark.parametrize("prepare", REFUSED)
def test_what_cannot_be_one_is_refused_and_nothing_changes(prepare):
    keep, gone = prepare()
    before = dump()
    with pytest.raises(ReviewError, match=REFUSED[prepare]):
        merged(keep, gone)
    assert dump() == before
    assert not Reshaping.objects.exists()


def test_a_chain_that_comes_back_to_itself_is_refused():
    keep, gone = make_commitment(), make_commitment()
    merged(keep, gone)
    with pytest.raises(ReviewError, match="into itself"):
        merged(gone, keep)


def test_a_reason_is_needed():
    with pytest.raises(ReviewError, match="Say why"):
        merged(make_party(), make_party(), reason=" ")


def test_a_party_goes_by_all_names_of_both_and_is_nowhere_named_twice():
    keep, gone = pair_of_parties()
    bodies, roles = set(gone.children.all()), set(gone.roles.values_list("commitment"))
    merged(keep, gone)
    keep.refresh_from_db()
    names = set(keep.aliases.values_list("text", "kind"))
    assert names >= {("Republic of India", "name"), ("Hindustan", "name"), ("Modi", "holder")}
    assert keep.aliases.filter(text="Modi").count() == 2
    assert keep.iso_code == "IN"
    assert set(keep.children.all()) == bodies
    assert set(keep.roles.values_list("commitment")) == roles
    assert not gone.roles.exists()
    assert not gone.agreement_roles.exists()
    assert not gone.member_of.exists()
    assert keep not in keep.members.all()
    for name in ("republic-of-india", "Republic of India", "Hindustan", gone.slug):
        found = list(Party.objects.named(name))
        assert found == ([keep] if name != "republic-of-india" else []), name


def test_an_agreement_brings_its_commitments_and_what_follows_from_it():
    keep, gone = pair_of_agreements()
    under, after = set(gone.commitments.all()), set(gone.successors.all())
    merged(keep, gone)
    keep.refresh_from_db()
    assert set(keep.commitments.all()) > under
    assert set(keep.successors.all()) == after
    assert (keep.relation, str(keep.signed_on)) == ("renews", "2025-02-07")
    assert keep.short_title == "The pact"
    assert under.pop().history.first().history_change_reason == WHY


def test_a_lineage_never_comes_back_to_where_it_began():
    keep = make_agreement()
    between = make_agreement(predecessor=keep, relation="renews")
    gone = make_agreement(predecessor=between, relation="renews")
    merged(keep, gone)
    keep.refresh_from_db()
    assert (keep.predecessor, keep.relation) == (None, "")


def test_a_status_change_that_comes_too_late_is_refused_and_not_lost_at_the_merged_row():
    keep, gone = make_commitment(), make_commitment()
    merged(keep, gone)
    with pytest.raises(Exception, match="merged into another"):
        make_status_change(gone, "signed")
    assert not StatusChange.objects.exists()


def test_the_number_of_queries_does_not_grow_with_what_hangs_on_a_row(
    django_assert_max_num_queries,
):
    for size in (1, 30):
        keep, gone = make_commitment(), make_commitment()
        for _n in range(size):
            mention = make_mention(gone)
            Decision.objects.create(mention=mention, verdict="new", commitment=gone)
            make_status_change(gone, "signed", evidence=mention)
        with django_assert_max_num_queries(75):
            merged(keep, gone)
    assert PartyAlias.objects.count() == 0
