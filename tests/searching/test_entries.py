"""What can be searched follows every write, whoever makes it."""

import pytest
from django.db import connection

from tests.factories import (
    make_agreement,
    make_article,
    make_commitment,
    make_mention,
    make_outlet,
    make_party,
)
from tracker.models import (
    Agreement,
    Commitment,
    CommitmentParty,
    Memory,
    Mention,
    Party,
    PartyAlias,
    SearchEntry,
    data_version,
    triggers,
)

pytestmark = pytest.mark.django_db


def finds(words: str) -> bool:
    return Commitment.objects.saying(words).exists()


def test_an_entry_follows_its_commitment():
    row = make_commitment(statement="Plant trees")
    assert finds("trees")
    Commitment.objects.filter(pk=row.pk).update(statement="Plant oaks")
    assert (finds("trees"), finds("oaks")) == (False, True)
    row.delete()
    assert not finds("oaks")
    assert not SearchEntry.objects.exists()


def test_an_entry_follows_party_alias_and_agreement():
    party, pact = make_party(name="Ruritania"), make_agreement(title="Zenda", published=False)
    row = make_commitment(party, agreement=pact)
    alias = PartyAlias.objects.create(party=party, text="Rur", kind="acronym")
    PartyAlias.objects.create(party=party, text="Ruritanian", kind="demonym")
    assert [finds(word) for word in ("ruritania", "rur", "zenda")] == [True, True, False]
    Agreement.objects.update(published_at=row.published_at)
    Party.objects.update(name="Freedonia")
    alias.delete()
    found = [finds(word) for word in ("ruritania", "freedonia", "rur", "zenda")]
    assert found == [False, True, False, True]
    CommitmentParty.objects.all().delete()
    assert not finds("freedonia")


def test_only_accepted_quotes_are_searched():
    row, article = make_commitment(), make_article(text="Oaks. Pines. Firs.")
    make_mention(article=article, quote="Oaks.")
    kept = make_mention(row, article=article, quote="Pines.")
    assert [finds(word) for word in ("oaks", "pines")] == [False, True]
    Mention.objects.filter(pk=kept.pk).update(review_state="rejected")
    assert not finds("pines")
    Mention.objects.filter(pk=kept.pk).update(review_state="accepted")
    other = make_commitment(statement="Fell trees")
    Mention.objects.filter(pk=kept.pk).update(commitment=other)
    assert list(Commitment.objects.saying("pines")) == [other]
    kept.delete()
    assert not finds("pines")


def test_many_rows_are_indexed_afterwards():
    with triggers.indexed_afterwards(connection.alias):
        row = make_commitment(make_party(name="Ruritania"), statement="Plant trees")
        assert not finds("trees")
    assert finds("trees ruritania")
    row.delete()
    assert not finds("trees")


def test_the_version_changes_with_every_write_and_with_nothing_else():
    row, other, outlet = make_commitment(), make_commitment(), make_outlet()
    seen = [data_version()]
    make_mention(article=make_article(outlet=outlet))
    assert data_version() == seen[0]
    for write in (
        lambda: Commitment.objects.update(firm=False),
        lambda: make_mention(row, article=make_article()),
        lambda: make_party(),
        lambda: other.delete(),
    ):
        write()
        assert data_version() not in seen
        seen.append(data_version())


def test_what_is_remembered_is_computed_again_once_the_data_change():
    calls: list[int] = []

    def count() -> int:
        calls.append(1)
        return Commitment.objects.count()

    make_commitment()
    assert [Memory().recall("count", count) for _ in range(3)] == [1, 1, 1]
    make_commitment()
    assert Memory().recall("count", count) == 2
    assert len(calls) == 2


def test_nothing_and_false_are_remembered_too():
    make_commitment()
    calls: list[int] = []
    for _ in range(2):
        assert Memory().recall("nothing", lambda: calls.append(1)) is None
    assert len(calls) == 1
