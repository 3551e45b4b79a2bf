"""Pairs of rows with something in every table that hangs on them, and what the tables hold."""

import datetime as dt
import random
from typing import Any

from django.apps import apps
from django.utils import timezone

from tests.factories import (
    DAY,
    make_agreement,
    make_article,
    make_commitment,
    make_domain,
    make_mention,
    make_party,
    make_status_change,
)
from tracker.models import (
    Agreement,
    Commitment,
    CommitmentWord,
    Decision,
    Measurement,
    Party,
    PartyAlias,
    ProposedLink,
    Reshaping,
    SearchEntry,
    StatusSuggestion,
    Target,
    Word,
)

# What only grows, or is found anew.
BESIDES = (Reshaping, CommitmentWord, Word, SearchEntry)


def dump() -> dict[str, Any]:
    """Every row of the record, but histories, and the words of each commitment."""
    models = apps.get_app_config("tracker").get_models(include_auto_created=True)
    found: dict[str, Any] = {
        model._meta.label: {row["id"]: row for row in model._default_manager.values()}
        for model in models
        if model not in BESIDES and not hasattr(model, "instance_type") and has_id(model)
    }
    words = CommitmentWord.objects.values_list("commitment", "word__text")
    return found | {"words": sorted(words)}


def has_id(model: type[Any]) -> bool:
    return any(field.name == "id" for field in model._meta.get_fields())


def pair_of_commitments(seed: int = 0) -> tuple[Commitment, Commitment]:
    """Two commitments that share some of everything, and each has some of its own."""
    dice = random.Random(seed)  # noqa: S311
    parties = [make_party() for _n in range(3)]
    domains = [make_domain() for _n in range(3)]
    articles = [make_article(published_on=DAY + dt.timedelta(days=n)) for n in range(4)]
    rows = []
    for published in (True, dice.random() < 0.5):
        row = make_commitment(
            *dice.sample(parties, 2),
            beneficiaries=(dice.choice(parties),),
            domains=tuple(dice.sample(domains, dice.randint(0, 3))),
            published=published,
            agreement=dice.choice([None, make_agreement(published=False)]),
            made_on=DAY - dt.timedelta(days=dice.randint(0, 9)),
        )
        if dice.random() < 0.5:
            Commitment.objects.filter(pk=row.pk).update(
                due_on=DAY, due_precision="year", due_text="this year"
            )
        for article in dice.sample(articles, dice.randint(1, 4)):
            add_mention(row, article, dice)
        target = Target.objects.create(commitment=row, indicator="trees", value=2, unit="trees")
        mention = row.mentions.first()
        Measurement.objects.create(target=target, value=1, measured_on=DAY, evidence=mention)
        Target.objects.create(commitment=row, indicator="own", value=row.pk, unit="trees")
        make_status_change(row, "agreed").retract(note="Misread.")
        rows.append(Commitment.objects.get(pk=row.pk))
    waiting = make_mention()
    for row in rows[: dice.randint(1, 2)]:
        ProposedLink.objects.create(mention=waiting, commitment=row, score=0.5)
    return rows[0], rows[1]


def add_mention(row: Commitment, article: Any, dice: random.Random) -> None:
    mention = make_mention(row, article=article)
    Decision.objects.create(mention=mention, verdict="evidence", commitment=row)
    if dice.random() < 0.7:
        code = dice.choice(["agreed", "signed", "delayed", "fulfilled"])
        make_status_change(row, code, evidence=mention, effective_on=article.published_on)
    if dice.random() < 0.5:
        StatusSuggestion.objects.create(
            mention=mention, commitment=row, code="signed", effective_on=DAY
        )
    if row.agreement and dice.random() < 0.5:
        StatusSuggestion.objects.create(
            mention=mention,
            agreement=row.agreement,
            code="signed",
            effective_on=DAY,
            state="dismissed",
            decided_at=timezone.now(),
        )


def pair_of_parties() -> tuple[Party, Party]:
    """The kept one and its double: names, terms, bodies, members, commitments, agreements."""
    world, bloc, other = make_party(), make_party(kind="igo"), make_party()
    keep = make_party("Bharat", name="India", slug="india", parent=world)
    gone = make_party("Bharat", "Hindustan", name="Republic of India", iso_code="IN")
    term: dict[str, Any] = {"text": "Modi", "kind": "holder"}
    PartyAlias.objects.create(party=keep, **term)
    PartyAlias.objects.create(party=gone, **term, valid_from=DAY)
    bloc.members.set([keep, gone, other])
    gone.members.set([keep, other])
    make_party(parent=gone)
    shared = make_commitment(keep, gone, beneficiaries=(gone,))
    make_commitment(other, beneficiaries=(gone,), agreement=make_agreement(keep, gone))
    make_agreement(gone)
    assert shared.party_roles.count() == 3
    return keep, gone


def pair_of_agreements() -> tuple[Agreement, Agreement]:
    india, states = make_party(), make_party()
    first = make_agreement(india)
    keep = make_agreement(india, states, short_title="The pact")
    gone = make_agreement(
        *(india, make_party()),
        short_title="Pact",
        signed_on=DAY,
        predecessor=first,
        relation="renews",
    )
    make_agreement(predecessor=gone, relation="amends")
    for agreement in (keep, gone):
        commitment = make_commitment(india, agreement=agreement)
        mention = make_mention(commitment)
        make_status_change(agreement, "in_force", evidence=mention)
        StatusSuggestion.objects.create(
            mention=mention, agreement=agreement, code="signed", effective_on=DAY
        )
    return keep, gone
