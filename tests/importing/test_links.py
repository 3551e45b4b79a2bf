"""Candidates and known commitments, from rows to proposed links."""

import datetime as dt
from typing import Any

import pytest

from tests.factories import (
    DAY,
    make_agreement,
    make_article,
    make_commitment,
    make_domain,
    make_mention,
    make_party,
)
from tracker.importing import links
from tracker.importing.preselection import near
from tracker.linking.rarity import in_news
from tracker.models import (
    Article,
    Commitment,
    CommitmentWord,
    Mention,
    ProposedLink,
    Word,
)
from tracker.reviewing.decisions import accept, accept_as_evidence

pytestmark = pytest.mark.django_db

FIRST = (
    "Kenya promised to build 45 clinics in the highlands of Narok by 2027. "
    "Doctors had asked for mountain clinics for years."
)
LATER = (
    "Ground has been broken for nine of the 45 mountain clinics in Narok. "
    "Kenya is late, doctors in the highlands say."
)
ELSEWHERE = "Peru promised to lay a railway to Puno. Nothing of the sort had been tried before."


def candidate(text: str, parties: str = "Kenya", **fields: Any) -> Mention:
    """A waiting mention of the first sentence of an article of its own."""
    proposed = {
        "statement": text.split(".")[0],
        "parties": parties.split("; "),
        "domains": ["health"],
        "status": fields.get("reported_status", "pledged"),
    }
    proposed |= fields.pop("proposed", {})
    article = fields.pop("article", None) or make_article(
        text=text, published_on=fields.pop("on", DAY)
    )
    return make_mention(
        article=article, quote=f"{text.split('.')[0]}.", proposed=proposed, **fields
    )


@pytest.fixture
def clinics() -> Commitment:
    make_party(name="Kenya")
    make_domain(slug="health")
    return accept(candidate(FIRST), user=None)


def later(**fields: Any) -> Mention:
    defaults: dict[str, Any] = {
        "on": DAY + dt.timedelta(days=400),
        "reported_status": "delayed",
    }
    return candidate(LATER, **defaults | fields)


def test_a_later_report_is_linked_with_its_reasons(clinics):
    [link] = links.propose(later())
    assert link.commitment == clinics
    assert link.is_sure
    assert {"shared words", "shared numbers", "what became of it"} <= {
        reason["feature"] for reason in link.reasons
    }
    assert ProposedLink.objects.sure().waiting().for_desk().get() == link


def test_a_report_of_something_else_is_linked_to_nothing_surely(clinics):
    make_party(name="Peru")
    assert not any(link.is_sure for link in links.propose(candidate(ELSEWHERE, "Peru")))


def test_proposing_again_replaces_what_was_proposed(clinics):
    mention = later()
    links.propose(mention)
    links.propose(mention)
    assert ProposedLink.objects.filter(mention=mention).count() == 1


def test_what_was_accepted_meanwhile_is_known():
    make_party(name="Kenya")
    first, second = candidate(FIRST), later()
    assert links.propose(second) == []
    accept(first, user=None)
    assert links.propose(second)[0].commitment == first.commitment


def test_a_merged_commitment_is_not_proposed(clinics):
    other = make_commitment()
    Commitment.objects.filter(pk=clinics.pk).update(merged_into=other, published_at=None)
    assert clinics.pk not in [link.commitment_id for link in links.propose(later())]


def test_waiting_mentions_are_linked_by_date_and_reported(clinics):
    later()
    assert str(links.link_waiting()) == "1 candidates, 1 links proposed, 0 copies"
    assert (
        str(links.link_waiting(Mention.objects.none()))
        == "0 candidates, 0 links proposed, 0 copies"
    )


def test_only_what_has_no_proposal_is_linked_anew(clinics):
    links.propose(later())
    assert links.link_new().mentions == 0
    candidate(ELSEWHERE, "Peru")
    assert links.link_new().mentions == 1


def test_the_same_words_in_another_print_are_the_same_commitment(clinics):
    text = f"{FIRST} {'The minister told it to a full house at the old town hall. ' * 12}"
    original = make_article(text=text)
    mention = candidate(text, article=original)
    accept_as_evidence(mention, clinics, user=None)
    copy = candidate(f"{text} Reporting by others.", on=DAY + dt.timedelta(days=1))
    assert links.link_waiting().copies == 1
    copy.article.refresh_from_db()
    assert copy.article.copy_of == original
    [link] = copy.proposed_links.all()
    assert (link.commitment, link.score, link.is_sure) == (clinics, 1.0, True)


def test_parties_belong_to_states_and_small_organisations():
    norway = make_party(name="Norway")
    ministry = make_party(name="Ministry", kind="body", parent=norway)
    make_party(name="Office", kind="body", parent=ministry)
    club, world = make_party(name="Club", kind="igo"), make_party(name="World", kind="igo")
    club.members.set([norway])
    world.members.set([norway, *(make_party() for _n in range(links.LARGEST))])
    kin = links.Kin(["Office", "Norway", "Nobody"])
    assert kin.wider(frozenset({"Office"})) == {"Ministry", "Norway"}
    assert kin.wider(frozenset({"Norway", "Nobody"})) == {"Club"}


def test_the_memory_of_articles_is_bounded(clinics, monkeypatch):
    monkeypatch.setattr(links, "TEXTS", 0)
    keys = Article.objects.values_list("sha256", flat=True)
    assert links.contexts_of(keys)[keys[0]]
    links.forget()
    assert not links._contexts


def mentioned(text: str, parties: str, **fields: Any):
    mention = candidate(text, parties, proposed=fields)
    return links.mentioned_of(mention, links.Kin(links.names_of(mention)))


def test_an_agreement_leads_to_what_belongs_to_it():
    party = make_party(name="Kenya")
    treaty = make_agreement(party, title="Lake Waters Treaty")
    make_agreement(party, title="Grain pact")
    under = make_commitment(agreement=treaty, statement="Nets are banned")
    report = mentioned("It takes effect.", "Kenya", agreement="Lake Waters Treaty")
    assert near(report, in_news()) == [under.pk]
    report = mentioned("It ends soon.", "Kenya", agreement="Fish protocol")
    assert near(report, in_news()) == []


def test_rare_words_and_parties_lead_to_commitments():
    kenya = make_party(name="Kenya")
    both = make_commitment(kenya, statement="Willows for Vadul")
    party = make_commitment(kenya, statement="Something else")
    word = make_commitment(statement="A bridge at Vadul")
    make_commitment(statement="A ferry")
    report = mentioned("They plant willows at Vadul.", "Kenya")
    assert near(report, in_news()) == [both.pk, word.pk, party.pk]


def words_of(row: Commitment) -> set[str]:
    return set(row.words.values_list("word__text", flat=True))


def test_the_words_of_a_commitment_follow_its_statement_and_mentions():
    row = make_commitment(statement="Willows for Vadul")
    assert words_of(row) == {"willow", "vadul"}
    make_mention(row, article=make_article(text="Poplars stand."))
    assert words_of(row) == {"willow", "vadul", "poplar", "stand"}
    row.statement = "Birches for Vadul"
    row.save()
    assert words_of(row) == {"birch", "vadul", "poplar", "stand"}


def test_words_are_counted_when_told_to():
    for statement in ("Willows for Vadul", "A bridge at Vadul"):
        make_commitment(statement=statement)
    Word.objects.recount()
    counts = dict(Word.objects.values_list("text", "commitments"))
    assert counts == {"": 2, "willow": 1, "vadul": 2, "bridg": 1}
    assert Word.objects.rarity({"vadul"}).texts == in_news().texts + 2
    CommitmentWord.objects.filter(word__text="bridg").delete()
    Word.objects.recount()
    assert Word.objects.get(text="bridg").commitments == 0


def test_index_rows_have_names_for_the_shell():
    row = make_commitment(statement="Vadul")
    [posting] = row.words.select_related("word")
    assert str(posting.word) == "vadul"
    assert str(posting) == f"{posting.word_id} in {row.pk}"
