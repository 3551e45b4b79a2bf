"""What the database refuses, whoever asks: one row of the table for each constraint."""

import datetime as dt
from collections.abc import Callable
from typing import Any

import pytest
from django.apps import apps
from django.db import IntegrityError, transaction
from django.db.models import ProtectedError
from django.utils import timezone

from tests.factories import (
    DAY,
    make_agreement,
    make_article,
    make_commitment,
    make_correction,
    make_domain,
    make_mention,
    make_party,
    make_ranking,
    make_status_change,
)
from tracker.models import (
    ArticleBand,
    Commitment,
    CommitmentParty,
    CommitmentWord,
    Decision,
    Measurement,
    Mention,
    Naming,
    Party,
    PartyAlias,
    ProposedLink,
    Reshaping,
    StatusChange,
    StatusSuggestion,
    Target,
    Word,
)

pytestmark = pytest.mark.django_db

BEFORE = DAY - dt.timedelta(days=1)


def updated(row: Any, **fields: Any) -> None:
    type(row).objects.filter(pk=row.pk).update(**fields)


def own(row: Any, field: str) -> None:
    updated(row, **{field: row.pk})


def alias(party: Party, **fields: Any) -> PartyAlias:
    return PartyAlias.objects.create(**{"party": party, "text": "Delhi", "kind": "name"} | fields)


def twice(make: Callable[..., Any], *args: Any, **fields: Any) -> None:
    make(*args, **fields)
    make(*args, **fields)


def target(commitment: Commitment) -> Target:
    return Target.objects.create(commitment=commitment, indicator="trees", value=2, unit="trees")


def bare_change(**fields: Any) -> StatusChange:
    return StatusChange.objects.create(
        **{"code": "agreed", "effective_on": DAY, "note": "As reported."} | fields
    )


def change_of_two_things() -> None:
    # The model's own door refuses this too, but a bulk write goes around it.
    row = {"code": "agreed", "effective_on": DAY, "note": "As reported."}
    both = {"commitment": make_commitment(), "agreement": make_agreement(status="")}
    StatusChange.objects.bulk_create([StatusChange(**row, **both)])


def same_mention_twice() -> None:
    article, commitment = make_article(), make_commitment()
    twice(make_mention, commitment, article=article)


def link(mention: Mention, **fields: Any) -> ProposedLink:
    defaults = {"mention": mention, "commitment": make_commitment(), "score": 0.5}
    return ProposedLink.objects.create(**defaults | fields)


def suggest(**fields: Any) -> StatusSuggestion:
    defaults = {"mention": make_mention(), "code": "signed", "effective_on": DAY}
    return StatusSuggestion.objects.create(**defaults | fields)


def decide(**fields: Any) -> Decision:
    return Decision.objects.create(**{"mention": make_mention(), "verdict": "new"} | fields)


def reshape(**fields: Any) -> Reshaping:
    kept, gone = make_party(), make_party()
    defaults = {"kind": "merge", "party": kept, "other_party": gone, "reason": "The same."}
    return Reshaping.objects.create(**defaults | fields)


def same_suggestion_twice(**fields: Any) -> None:
    twice(suggest, mention=make_mention(), **fields)


def same_word_twice() -> None:
    word = Word.objects.create(text="trees")
    twice(CommitmentWord.objects.create, word=word, commitment=make_commitment())


REFUSED: dict[str, Callable[[], Any]] = {
    "agreement_ends_after_start": lambda: make_agreement(period_start=DAY, period_end=BEFORE),
    "agreement_in_force_after_signed": lambda: make_agreement(signed_on=DAY, in_force_on=BEFORE),
    "agreement_relation_to_another": lambda: make_agreement(predecessor=make_agreement()),
    "agreement_merged_is_unpublished": lambda: make_agreement(merged_into=make_agreement()),
    "agreement_not_merged_into_itself": lambda: own(make_agreement(published=False), "merged_into"),
    "agreement_stage_known": lambda: updated(make_agreement(), stage="dreamt"),
    "agreement_fulfilment_known": lambda: updated(make_agreement(), fulfilment="dreamt"),
    "agreement_party_once": lambda: make_agreement(*[make_party()] * 2),
    "article_band_once": lambda: twice(
        ArticleBand.objects.create, article=make_article(), band=0, value=1
    ),
    "article_has_text": lambda: make_article(text=""),
    "article_not_its_own_successor": lambda: own(make_article(), "supersedes"),
    "commitment_due_has_precision": lambda: make_commitment(due_on=DAY, due_precision=""),
    "commitment_fulfilment_known": lambda: updated(make_commitment(), fulfilment="dreamt"),
    "commitment_has_statement": lambda: make_commitment(statement=""),
    "commitment_merged_is_unpublished": lambda: make_commitment(merged_into=make_commitment()),
    "commitment_not_merged_into_itself": lambda: own(
        make_commitment(published=False), "merged_into"
    ),
    "commitment_party_once": lambda: make_commitment(*[make_party()] * 2),
    "commitment_party_role_known": lambda: CommitmentParty.objects.create(
        commitment=make_commitment(), party=make_party(), role="witness"
    ),
    "commitment_period_ends_after_start": lambda: make_commitment(
        period_start=DAY, period_end=BEFORE
    ),
    "commitment_stage_known": lambda: updated(make_commitment(), stage="dreamt"),
    "commitment_word_once": same_word_twice,
    "correction_answered_with_words": lambda: make_correction(
        make_commitment(), "declined", answer=""
    ),
    "correction_of_one_record": lambda: make_correction(
        make_commitment(), agreement=make_agreement()
    ),
    "decision_link_known": lambda: decide(link="dreamt"),
    "decision_taken_back_names_which": lambda: decide(verdict="taken_back"),
    "decision_verdict_known": lambda: decide(verdict="dreamt"),
    "domain_name_once": lambda: twice(make_domain, name="Land", parent=make_domain()),
    "domain_root_once": lambda: twice(make_domain, name="Defence"),
    "measurement_has_evidence": lambda: Measurement.objects.create(
        target=target(make_commitment()), value=1, measured_on=DAY
    ),
    "mention_accepted_has_commitment": lambda: make_mention(
        review_state="accepted", reviewed_at=timezone.now()
    ),
    "mention_confidence_is_share": lambda: make_mention(confidence=1.2),
    "mention_ends_after_start": lambda: make_mention(quote="", start=5, end=5),
    "mention_has_quote": lambda: make_mention(quote="", start=9999, end=10000),
    "mention_once": same_mention_twice,
    "mention_ranked_is_share": lambda: make_mention(ranked=-0.1),
    "mention_reviewed_has_date": lambda: make_mention(review_state="rejected"),
    "mention_unlinked_once": lambda: twice(make_mention, article=make_article()),
    "naming_once": lambda: twice(
        Naming.objects.create, mention=make_mention(), kind="party", name="India"
    ),
    "party_alias_ends_after_start": lambda: alias(make_party(), valid_from=DAY, valid_to=BEFORE),
    "party_alias_once": lambda: twice(alias, make_party(), valid_from=DAY),
    "party_alias_undated_once": lambda: twice(alias, make_party()),
    "party_kind_known": lambda: make_party(kind="planet"),
    "party_not_its_own_parent": lambda: own(make_party(), "parent"),
    "party_not_merged_into_itself": lambda: own(make_party(), "merged_into"),
    "proposed_link_once": lambda: twice(link, make_mention(), commitment=make_commitment()),
    "proposed_link_one_sure": lambda: twice(link, make_mention(), is_sure=True),
    "proposed_link_score_is_share": lambda: link(make_mention(), score=1.5),
    "ranking_one_in_use": lambda: twice(make_ranking),
    "reshaping_has_reason": lambda: reshape(reason=""),
    "reshaping_kind_known": lambda: reshape(kind="dreamt"),
    "reshaping_of_one_pair": lambda: reshape(commitment=make_commitment()),
    "status_change_code_known": lambda: make_status_change(make_commitment(), "dreamt"),
    "status_change_has_evidence": lambda: bare_change(commitment=make_commitment(), note=""),
    "status_change_of_one_thing": change_of_two_things,
    "suggestion_code_known": lambda: suggest(commitment=make_commitment(), code="dreamt"),
    "suggestion_decided_has_date": lambda: suggest(commitment=make_commitment(), state="accepted"),
    "suggestion_of_agreement_once": lambda: same_suggestion_twice(agreement=make_agreement()),
    "suggestion_of_commitment_once": lambda: same_suggestion_twice(commitment=make_commitment()),
    "suggestion_of_one_thing": suggest,
    "target_once": lambda: twice(target, make_commitment()),
}


def test_every_constraint_is_tried_here():
    models = apps.get_app_config("tracker").get_models()
    assert {rule.name for model in models for rule in model._meta.constraints} == set(REFUSED)


@pytest.mark.parametrize("name", REFUSED)
def test_the_database_refuses(name):
    with pytest.raises(IntegrityError) as caught, transaction.atomic():
        REFUSED[name]()
    # SQLite names checks, but of unique keys only the columns.
    assert name in str(caught.value) or "UNIQUE constraint failed" in str(caught.value)


ALLOWED: dict[str, Callable[[], Any]] = {
    "one name under two domains": lambda: [
        make_domain(name="Land", parent=make_domain()),
        make_domain(name="Land", parent=make_domain()),
    ],
    "an office held twice": lambda: [
        alias(party := make_party(), kind="holder", valid_from=DAY),
        alias(party, kind="holder", valid_from=BEFORE),
    ],
    "one quote for two commitments": lambda: [
        make_mention(make_commitment(), article=(article := make_article())),
        make_mention(make_commitment(), article=article),
    ],
    "a period of one day": lambda: make_commitment(period_start=DAY, period_end=DAY),
    "a party that gives and receives": lambda: make_commitment(
        party := make_party(), beneficiaries=(party,)
    ),
    "an agreement that renews another": lambda: make_agreement(
        predecessor=make_agreement(), relation="renews"
    ),
}


@pytest.mark.parametrize("case", ALLOWED)
def test_the_database_allows(case):
    ALLOWED[case]()


def test_what_evidence_rests_on_cannot_be_deleted():
    party = make_party()
    agreement = make_agreement(party)
    commitment = make_commitment(party, agreement=agreement)
    mention = make_mention(commitment)
    make_status_change(commitment, evidence=mention)
    article = mention.article
    for row in (party, commitment, agreement, mention, article, article.outlet):
        with pytest.raises(ProtectedError):
            row.delete()
