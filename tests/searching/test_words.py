"""Words to commitments: the same on either database."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from hypothesis.extra.django import TestCase

from tests.factories import make_agreement, make_article, make_commitment, make_mention, make_party
from tracker.models import Commitment
from tracker.models.search import Term, terms
from tracker.searching.everything import find
from tracker.searching.snippets import where_said

DAM = "Ruritania builds three dams on the River Café by 2030"
PORT = "The Republic of Freedonia modernised its state-owned ports"
SHIPS = "Sylvania promises U.S. shipyards 1,000 ferries"
QUOTES = {DAM: "“We are building the dam,” she said, “at 3.5 billion.”", PORT: "The cranes came."}


@pytest.fixture
def record(db):
    pact = make_agreement(title="Treaty of Zenda", short_title="Zenda")
    by_name = {
        DAM: make_party("RUR", name="Kingdom of Ruritania"),
        PORT: make_party(name="Freedonia"),
        SHIPS: make_party(name="Sylvania"),
    }
    for statement, party in by_name.items():
        agreement = pact if statement == DAM else None
        row = make_commitment(party, statement=statement, agreement=agreement)
        if statement in QUOTES:
            text = f"{QUOTES[statement]} And more."
            make_mention(row, article=make_article(text=text), quote=QUOTES[statement])


@pytest.mark.usefixtures("record")
@pytest.mark.parametrize(
    ("asked", "found"),
    [
        ("dam", [DAM]),  # the stem of dams
        ("building", [DAM]),  # of builds
        ("modernise", [PORT]),
        ("DAMS cafe", [DAM]),
        ("café", [DAM]),
        ("three dams", [DAM]),
        ('"three dams"', [DAM]),
        ('"dams three"', []),
        ("dams three", [DAM]),
        ("“river café”", [DAM]),
        ('"on the river"', [DAM]),
        ('"on a river"', []),
        ("the ports of freedonia", [PORT]),  # common words are no condition
        ("the", [DAM, PORT]),  # unless there are no others
        ("shipy*", [SHIPS]),
        ("shipy", []),
        ("ferr* sylv*", [SHIPS]),
        ("state-owned", [PORT]),
        ("owned-state", []),
        ("u.s.", [SHIPS]),
        ("1,000", [SHIPS]),
        ("3.5", [DAM]),  # in the quote
        ("cranes", [PORT]),
        ("cranes freedonia", [PORT]),  # quote and party
        ("she three", [DAM]),  # quote and statement
        ("rur", [DAM]),  # an acronym of the party
        ("zenda kingdom", [DAM]),  # agreement and party
        ("dams ports", []),
        ("2030", [DAM]),
        ("***", []),
        ("-", []),
        ('"" dam', [DAM]),
        ("dam AND NOT river", []),  # words, not operators
        ("statement:dam", []),
        ("dam:*", [DAM]),
        ("NEAR(dam river)", []),
        ("dam' OR 1=1 --", []),
        ("dam & river | ! <-> (", [DAM]),
        ('"three dams', [DAM]),  # a quotation mark that nobody closed
        ("\\'dam", [DAM]),
    ],
)
def test_words_find_statements(asked, found):
    rows = Commitment.objects.published().saying(asked)
    assert sorted(row.statement for row in rows) == sorted(found)


def test_terms_are_words_phrases_and_beginnings():
    assert terms('solar "the Big pow*er" tari* Łódź') == [
        Term(("solar",)),
        Term(("the", "big", "pow", "er"), is_quoted=True),
        Term(("tari",), is_prefix=True),
        Term(("łodz",)),
    ]
    assert len(terms(" ".join(f"word{n}" for n in range(5000)))) == 16


@pytest.mark.usefixtures("record")
def test_the_statement_counts_before_the_quote_and_the_newest_first():
    make_commitment(statement="Cranes for all")
    rows = Commitment.objects.published().saying("cranes").nearest_first("cranes")
    assert [row.statement for row in rows] == ["Cranes for all", PORT]


@pytest.mark.usefixtures("record")
def test_words_are_marked_where_they_stand():
    dam, port = (Commitment.objects.get(statement=text) for text in (DAM, PORT))
    said = where_said([dam.pk, port.pk], "building cafe")
    assert said.keys() == {dam.pk} | (said.keys() & {port.pk})
    statement, quote = said[dam.pk].statement, said[dam.pk].quote
    assert "<mark>builds</mark> three dams on the River <mark>Café</mark>" in statement
    assert quote is not None
    assert "We are <mark>building</mark> the dam" in quote


def test_what_is_marked_is_escaped(db):
    text = "Plant <b>trees</b> & \"oaks\" <script>alert('trees')</script>"
    row = make_commitment(statement=text)
    quote = f"It said: {text}"
    make_mention(row, article=make_article(text=quote), quote=quote)
    said = where_said([row.pk], "trees")[row.pk]
    for html in (said.statement, said.quote or ""):
        assert "&lt;b&gt;<mark>trees</mark>&lt;/b&gt; &amp; &quot;oaks&quot;" in html
        assert html.replace("<mark>", "").replace("</mark>", "").count("<") == 0


def test_a_long_quote_is_cut_around_the_words(db):
    quote = f"{'before ' * 60}the needle itself{' after' * 60}."
    row = make_commitment(statement="Sew")
    make_mention(row, article=make_article(text=quote), quote=quote)
    shown = where_said([row.pk], "needle")[row.pk].quote
    assert shown is not None
    assert shown.startswith("…before")
    assert shown.endswith("after…")
    assert "the <mark>needle</mark> itself" in shown
    assert len(shown) < 300


class AnythingTyped(TestCase):
    """Whatever is typed is no syntax, on either database."""

    @settings(max_examples=60, deadline=None)
    @given(st.text(max_size=60).filter(lambda text: "\0" not in text))
    def test_anything_can_be_typed(self, typed):
        row = make_commitment(statement="Plant trees")
        assert not Commitment.objects.saying(typed).nearest_first(typed).exclude(pk=row.pk).exists()
        where_said([row.pk], typed)
        assert find(typed).commitment_count in (0, 1)

    @settings(max_examples=60, deadline=None)
    @given(st.text(alphabet="\"*()<>:&|!-^{}'\\%_~+ aN", max_size=40))
    def test_operators_are_not_read(self, typed):
        make_commitment(statement="Plant a nut")
        assert find(typed).commitment_count in (0, 1)


@pytest.mark.parametrize("typed", ["x" * 10_000, "x " * 5000, '"' * 10_000, "é* " * 3000, "\0", ""])
def test_very_long_or_empty_words_are_answered(db, client, typed):
    for address in ("/search/", "/commitments/"):
        assert client.get(address, {"q": typed}).status_code == 200


def test_a_quote_that_only_repeats_the_statement_is_not_shown_twice(db):
    row = make_commitment(statement="Plant trees")
    make_mention(row, article=make_article(text="Plant trees."), quote="Plant trees.")
    assert where_said([row.pk], "trees")[row.pk].quote is None
