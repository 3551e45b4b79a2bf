"""Rows as plain data: what is told, and what the dictionary of fields says of it."""

import datetime as dt
from typing import Any

import pytest

from tests.factories import (
    make_agreement,
    make_article,
    make_commitment,
    make_domain,
    make_mention,
    make_outlet,
    make_party,
    make_status_change,
)
from tracker.exporting.chunks import records, whole_records
from tracker.exporting.kinds import KINDS
from tracker.exporting.site import Site
from tracker.models import (
    Agreement,
    Article,
    Commitment,
    Domain,
    Measurement,
    Outlet,
    Party,
    Target,
)

pytestmark = pytest.mark.django_db
SITE = Site("https://pledgeline.example")
ROWS: dict[str, Any] = {
    "commitments": Commitment.objects.published(),
    "agreements": Agreement.objects.published(),
    "parties": Party.objects.public(),
    "articles": Article.objects.public(),
    "domains": Domain.objects.public(),
    "outlets": Outlet.objects.public(),
}


@pytest.fixture
def commitment() -> Commitment:
    india, norway = make_party(name="India", slug="india"), make_party(name="Norway")
    row = make_commitment(
        india,
        beneficiaries=(norway,),
        domains=(make_domain(name="Cyber", parent=make_domain(name="Defence")),),
        agreement=make_agreement(india, norway, title="Pact", slug="pact"),
        statement="Build ten ships",
        due_on=dt.date(2030, 9, 30),
        due_precision="quarter",
        due_text="by the third quarter",
    )
    article = make_article(outlet=make_outlet(name="Daily"), url="https://daily.example/1")
    mention = make_mention(row, article=article, speaker="A minister", reported_status="agreed")
    make_status_change(row, "agreed", evidence=mention)
    return row


def only(kind: str) -> dict:
    (found,) = whole_records(KINDS[kind], ROWS[kind], SITE)
    return found


@pytest.mark.usefixtures("commitment")
@pytest.mark.parametrize("kind", KINDS)
def test_every_field_is_explained_and_every_explanation_has_a_field(kind):
    first = next(iter(records(KINDS[kind], ROWS[kind], SITE)))
    whole = next(iter(whole_records(KINDS[kind], ROWS[kind], SITE)))
    assert list(first) == list(KINDS[kind].meanings)
    assert list(whole) == [*KINDS[kind].meanings, *KINDS[kind].more_meanings]


def test_a_commitment_tells_who_what_and_when(commitment):
    told = only("commitments")
    assert told["permalink"] == f"https://pledgeline.example/commitments/{commitment.pk}/"
    assert [party["name"] for party in told["obligors"]] == ["India"]
    assert [party["name"] for party in told["beneficiaries"]] == ["Norway"]
    assert [domain["name"] for domain in told["domains"]] == ["Defence: Cyber"]
    assert told["agreement"]["permalink"] == "https://pledgeline.example/agreements/pact/"
    assert (told["due_on"], told["due_precision"]) == (dt.date(2030, 9, 30), "quarter")
    assert (told["stage"], told["fulfilment"], told["status"]) == (
        *("agreed", "not_assessed"),
        "agreed",
    )


@pytest.mark.usefixtures("commitment")
def test_a_mention_comes_with_its_quote_place_and_source():
    (mention,) = only("commitments")["mentions"]
    text = Article.objects.get().text
    assert text[mention["start"] : mention["end"]] == mention["quote"]
    assert mention["speaker"] == "A minister"
    assert mention["article"]["outlet"] == "Daily"
    assert mention["article"]["url"] == "https://daily.example/1"


def test_the_history_names_its_evidence_and_what_was_taken_back(commitment):
    wrong = make_status_change(commitment, "fulfilled", source_url="https://x.example/")
    wrong.retract(note="A mistake.")
    agreed, fulfilled, back = only("commitments")["status_history"]
    assert agreed["mention"] == commitment.mentions.get().pk
    assert (fulfilled["code"], fulfilled["source_url"]) == ("fulfilled", "https://x.example/")
    assert (back["retracts"], back["note"]) == (fulfilled["id"], "A mistake.")


def test_evidence_that_readers_may_not_see_is_not_named(commitment):
    hidden = make_mention(article=make_article())
    make_status_change(commitment, "signed", evidence=hidden)
    assert [row["mention"] for row in only("commitments")["status_history"]][1:] == [None]


def test_an_unpublished_agreement_is_not_named(commitment):
    Agreement.objects.update(published_at=None)
    assert only("commitments")["agreement"] is None


def test_numbers_are_exact_text(commitment):
    target = Target.objects.create(
        commitment=commitment, indicator="Ships", value="3000000000.5000", unit="USD"
    )
    Measurement.objects.create(
        target=target, value="10", measured_on=dt.date(2026, 1, 1), source_url="https://x.example/"
    )
    (told,) = only("commitments")["targets"]
    assert (told["value"], told["baseline"]) == ("3000000000.5", None)
    assert told["measurements"] == [{"value": "10", "measured_on": dt.date(2026, 1, 1)}]


def test_an_agreement_tells_roles_and_its_predecessor_if_it_is_public():
    before = make_agreement(title="First", published=False)
    party = make_party()
    row = make_agreement(party, title="Second", predecessor=before, relation="renews")
    told = only("agreements")
    assert [(link["name"], link["role"]) for link in told["parties"]] == [(party.name, "party")]
    assert (told["predecessor"], told["relation"]) == (None, None)
    before.published_at = row.published_at
    before.save()
    told = next(
        r for r in whole_records(KINDS["agreements"], ROWS["agreements"], SITE) if r["id"] == row.pk
    )
    assert (told["predecessor"]["name"], told["relation"]) == ("First", "renews")


def test_a_party_tells_public_relatives_only():
    union, state, unseen = make_party(name="Union"), make_party(name="State"), make_party()
    body = make_party(name="Ministry", parent=state)
    union.members.add(state, unseen)
    make_commitment(union, state, body)
    told = {r["name"]: r for r in records(KINDS["parties"], ROWS["parties"], SITE)}
    assert [member["name"] for member in told["Union"]["members"]] == ["State"]
    assert told["Ministry"]["parent"]["name"] == "State"
    assert told["State"]["parent"] is None
    assert told["State"]["made_count"] == 1


@pytest.mark.usefixtures("commitment")
def test_an_article_tells_its_passages_but_not_its_text():
    make_mention(article=Article.objects.get(), quote="Number")
    told = only("articles")
    assert "text" not in told
    assert [mention["quote"] for mention in told["mentions"]] == [
        "India and the United States agreed to sign a defence framework by the end of 2025."
    ]
    assert told["passage_count"] == 1


def test_the_stamp_moves_with_every_change(commitment, time_machine):
    stamps = []
    for day in (1, 2, 3):
        time_machine.move_to(dt.datetime(2030, 1, day, tzinfo=dt.UTC))
        if day == 1:
            make_status_change(commitment, "delayed")
        elif day == 2:
            make_mention(commitment)
        else:
            commitment.save()
        stamps.append(only("commitments")["updated_at"].day)
    assert stamps == [1, 2, 3]
