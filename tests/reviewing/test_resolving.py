"""Which rows the words of a candidate mean."""

import datetime as dt

import pytest

from tests.factories import (
    DAY,
    make_agreement,
    make_commitment,
    make_mention,
    make_party,
)
from tracker.models import Agreement, Party, PartyAlias
from tracker.reviewing.proposal import read
from tracker.reviewing.resolving import (
    find_agreement,
    find_party,
    free_slug,
    guess_instrument,
    known,
    new_agreement,
    parties,
)

pytestmark = pytest.mark.django_db


def test_a_party_is_found_by_name_before_alias():
    india = make_party("Delhi", name="India")
    make_party("India", name="Indiana")
    assert find_party("India", DAY) == india
    assert find_party("Delhi", DAY) == india
    assert find_party("Atlantis", DAY) is None


def test_an_alias_of_two_parties_names_neither():
    make_party("Congress", name="United States")
    make_party("Congress", name="Indian National Congress")
    assert find_party("Congress", DAY) is None


def test_an_office_holder_speaks_for_the_party_of_the_day():
    first, second = make_party(), make_party()
    change = dt.date(2025, 1, 20)
    PartyAlias.objects.create(party=first, text="The Chair", kind="holder", valid_to=change)
    PartyAlias.objects.create(
        party=second, text="The Chair", kind="holder", valid_from=change + dt.timedelta(1)
    )
    assert find_party("The Chair", change) == first
    assert find_party("The Chair", DAY) == second


def test_unknown_parties_are_made_once_with_the_kind_given():
    proposal = read(make_mention(proposed={"new_parties": [{"name": "Acme", "kind": "company"}]}))
    odd = read(make_mention(proposed={"new_parties": [{"name": "Mars", "kind": "planet"}]}))
    acme = parties(proposal, ["Acme", "Acme"], DAY)
    assert [(party.name, party.slug, party.kind) for party in acme] == [("Acme", "acme", "company")]
    assert parties(odd, ["Mars"], DAY)[0].kind == "association"
    assert parties(proposal, ["Acme", "The Elders"], DAY)[1].kind == "association"
    assert Party.objects.count() == 3


def test_two_names_of_one_party_name_it_once():
    india = make_party("Delhi", name="India")
    assert parties(read(make_mention()), ["India", "Delhi"], DAY) == [india]


@pytest.mark.parametrize(
    ("taken", "text", "slug"),
    [
        ([], "Côte d’Ivoire", "cote-divoire"),
        (["acme"], "Acme", "acme-2"),
        (["acme", "acme-2", "acme-4"], "Acme!", "acme-3"),
        ([], "中国", "party"),
        (["party"], "中国", "party-2"),
        ([], "x" * 300, "x" * 200),
    ],
)
def test_a_slug_is_free(taken, text, slug):
    for old in taken:
        make_party(slug=old)
    assert free_slug(Party, text) == slug


def test_an_agreement_is_found_among_those_of_its_sides():
    india, china = make_party(), make_party()
    ministry = make_party(parent=india, kind="body")
    bloc = make_party(kind="igo")
    bloc.members.add(china)
    ours = make_agreement(india, title="Framework of 2025", short_title="Framework")
    theirs = make_agreement(bloc, title="Framework with China", short_title="Framework")
    assert find_agreement("framework of 2025", [india]) == ours
    assert find_agreement("Framework", [ministry]) == ours
    assert find_agreement("Framework", [china]) == theirs
    assert find_agreement("Framework", [make_party()]) is None
    assert find_agreement("", [india]) is None


def test_a_name_in_use_elsewhere_gets_its_sides_added():
    make_agreement(title="Memorandum of understanding")
    india = make_party(name="India")
    made = new_agreement("memorandum of understanding", [india])
    assert made.title == "Memorandum of understanding (India)"
    assert (made.short_title, made.instrument) == ("Memorandum of understanding", "memorandum")
    assert find_agreement("memorandum of understanding", [india]) == made
    assert list(made.parties.all()) == [india]
    assert not made.is_published
    assert Agreement.objects.count() == 2


@pytest.mark.parametrize(
    ("name", "instrument"),
    [
        ("10-year defence framework", "framework"),
        ("UN Framework Convention on Climate Change", "treaty"),
        ("High Seas Treaty", "treaty"),
        ("MoU on chips", "memorandum"),
        ("Joint Statement", "communique"),
        ("Clean Power Action Plan", "plan"),
        ("Inflation Reduction Act", "law"),
        ("trade deal", "other"),
        ("planetary accord", "other"),
    ],
)
def test_the_instrument_is_guessed_from_the_name(name, instrument):
    assert guess_instrument(name) == instrument


BASE = "India and the United States to sign a 10-year defence framework"


@pytest.mark.parametrize(
    ("statement", "agreement", "sides", "is_known"),
    [
        ("Signed the ten-year defence framework", "Framework", ["India", "United States"], True),
        ("Both to sign a 10-year defence framework", "", ["India", "United States"], True),
        ("Both to sign a 10-year defence framework", "", ["India"], False),
        ("Buy 31 drones", "Framework", ["India", "United States"], False),
        ("Buy 31 drones", "", ["India", "United States"], False),
        ("Both to sign a 10-year defence framework", "", ["Kenya"], False),
        ("Both to sign a 10-year defence framework", "", [], False),
    ],
)
def test_a_restated_commitment_is_known(statement, agreement, sides, is_known):
    india, states = make_party(name="India"), make_party(name="United States")
    make_party(name="Kenya")
    framework = make_agreement(india, states, title="Framework")
    make_commitment(india, states, statement="Train 100 pilots", agreement=framework)
    commitment = make_commitment(india, states, statement=BASE, agreement=framework)
    proposed = {"statement": statement, "agreement": agreement, "parties": sides}
    found = known(make_mention(proposed=proposed))
    assert found == (commitment if is_known else None)
