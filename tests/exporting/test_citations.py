"""References and structured data: whatever the words, they stay words."""

import datetime as dt
import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.factories import make_article, make_commitment, make_domain, make_mention, make_party
from tracker.exporting.citations import bibtex, csl, escaped
from tracker.exporting.site import Site
from tracker.exporting.structured import MOST_APPEARANCES, claim
from tracker.models import Commitment, Mention

SITE = Site("https://pledgeline.example")
TODAY = dt.date(2026, 11, 22)


@pytest.fixture
def commitment(db) -> Commitment:
    published = dt.datetime(2025, 3, 1, tzinfo=dt.UTC)
    return make_commitment(
        make_party(name="India", slug="india"),
        statement="Cut 50% of R&D_costs {soon}",
        domains=(make_domain(name="Defence"),),
        published_at=published,
        pk=12,
    )


def test_bibtex(commitment):
    assert bibtex(commitment, SITE, TODAY) == (
        "@misc{pledgeline-12,\n"
        "  author = {{Pledgeline}},\n"
        "  title = {{Cut 50\\% of R\\&D\\_costs \\{soon\\}}},\n"
        "  year = {2025},\n"
        "  month = {3},\n"
        "  howpublished = {Pledgeline},\n"
        "  note = {PL-0012, as of 2026-11-22},\n"
        "  url = {https://pledgeline.example/commitments/12/},\n"
        "  urldate = {2026-11-22},\n"
        "}\n"
    )


@given(st.text())
def test_no_text_breaks_out_of_a_bibtex_field(text):
    result = escaped(text)
    bare = re.sub(r"\\textbackslash\{\}|\\text\w+\{\}|\\[{}$&#%_]", "", result)
    assert not re.search(r"[\\{}$&#%_~^\n]", bare)


def test_csl(commitment):
    (item,) = csl(commitment, SITE, TODAY)
    assert (item["id"], item["number"]) == ("pledgeline-12", "PL-0012")
    assert item["title"] == commitment.statement
    assert item["issued"] == {"date-parts": [[2025, 3, 1]]}
    assert item["accessed"] == {"date-parts": [[2026, 11, 22]]}


def test_a_claim_names_its_maker_and_where_it_appeared(commitment):
    article = make_article(title="News", url="https://daily.example/1")
    make_mention(commitment, article=article, quote="India")
    make_mention(commitment, article=article, quote="United States")
    mentions = Mention.objects.public().with_source()
    found = claim(commitment, "https://pledgeline.example/commitments/12/", mentions, SITE)
    assert (found["@type"], found["dateCreated"]) == ("Claim", "2025-02-07")
    assert found["author"] == [
        {"@type": "Country", "name": "India", "url": "https://pledgeline.example/parties/india/"}
    ]
    assert found["about"] == ["Defence"]
    assert [source["url"] for source in found["appearance"]] == ["https://daily.example/1"]


def test_a_claim_leaves_out_what_is_not_known(db):
    found = claim(make_commitment(), "https://pledgeline.example/commitments/1/", [], SITE)
    assert found.keys().isdisjoint({"author", "about", "appearance"})


def test_a_claim_names_only_some_of_many_articles(commitment):
    for _ in range(MOST_APPEARANCES + 2):
        make_mention(commitment)
    found = claim(commitment, "", Mention.objects.public().with_source(), SITE)
    assert len(found["appearance"]) == MOST_APPEARANCES
