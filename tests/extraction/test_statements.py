"""One line for each commitment, told from the parse of its quote."""

import datetime as dt

import pytest

from tracker.extraction import clause
from tracker.extraction.candidate import ArticleText, Deadline
from tracker.extraction.draft import Draft
from tracker.extraction.extractor import Extractor
from tracker.extraction.registry import Registry
from tracker.extraction.statements.actor import credited
from tracker.extraction.statements.line import LONGEST, statement
from tracker.extraction.statements.parties import are_many, articled, enumeration
from tracker.extraction.statements.verbs import third_person

DAY = dt.date(2025, 2, 7)


def told(reader: Extractor, text: str, *parties: str, due: str = "") -> str:
    """The line of a text that is one quote, undertaken by the parties."""
    (doc,) = reader.read([ArticleText(text=text, published=DAY)])
    span = doc[:]
    draft = Draft(anchor=clause.anchor(span).i, parties=parties)
    if due:
        draft.deadline = Deadline(due=dt.date(2030, 12, 31), precision="year", words=due)
    return statement(span, draft, credited(doc, Registry()))


@pytest.mark.parametrize(
    ("quote", "line"),
    [
        ("Norway will build a bridge by 2030.", "Norway to build a bridge by 2030"),
        ("Norway has pledged to build a bridge.", "Norway to build a bridge"),
        ("Norway is to build a bridge.", "Norway to build a bridge"),
        ("Norway is committed to building a bridge.", "Norway to build a bridge"),
        ("Norway promised not to raise the toll.", "Norway not to raise the toll"),
        ("Norway said on Monday that it would build a bridge.", "Norway to build a bridge"),
        ("Norway will build a bridge, the minister said.", "Norway to build a bridge"),
        ("“We will build our own bridge,” the minister said.", "Norway to build its own bridge"),
        ("And we will also do what we can.", "Norway to do what it can"),
        ("By 2030, Norway will build a bridge.", "Norway to build a bridge by 2030"),
        ("The government plans to build a bridge.", "Norway to build a bridge"),
        ("Our goal is to build a bridge.", "Norway to build a bridge"),
        ("It gave an undertaking that it will build a bridge.", "Norway to build a bridge"),
        ("Norway is ready to build a bridge.", "Norway to build a bridge"),
        ("Norway will have built a bridge by 2030.", "Norway to have built a bridge by 2030"),
        ("If Chile pays, Norway will build a bridge.", "Norway to build a bridge if Chile pays"),
        ("Build a bridge over the fjord", "Norway to build a bridge over the fjord"),
    ],
)
def test_what_is_to_be_done_follows_the_party(reader: Extractor, quote: str, line: str):
    assert told(reader, quote, "Norway") == line


@pytest.mark.parametrize(
    ("quote", "line"),
    [
        ("The toll will be halved next year.", "Norway: the toll to be halved next year"),
        ("The toll is to be halved.", "Norway: the toll to be halved"),
        ("Owners would get 900 kroner a cow.", "Norway: owners would get 900 kroner a cow"),
        ("No ministry will raise the toll.", "Norway: no ministry will raise the toll"),
        ("The agreement took effect in May.", "Norway: the agreement took effect in May"),
        ("There will be no toll before 2030.", "Norway: no toll before 2030"),
        ("Nobody will pay a toll.", "Norway: nobody will pay a toll"),
        ("Free rides for pupils.", "Norway: free rides for pupils"),
        ("It took effect in May.", "Norway: it took effect in May"),
        ("That the toll rises will be no surprise.", "Norway: the toll rises will be no surprise"),
        (
            "A ship which Norway will sell to Chile",
            "Norway: a ship which Norway will sell to Chile",
        ),
        ("ships built on time by engineers", "Norway: ships built on time by engineers"),
    ],
)
def test_another_subject_follows_a_colon(reader: Extractor, quote: str, line: str):
    assert told(reader, quote, "Norway") == line


@pytest.mark.parametrize(
    ("quote", "line"),
    [
        ("Norway has pulled out of the pact.", "Norway has pulled out of the pact"),
        ("It has withdrawn its pledge.", "Norway has withdrawn its pledge"),
        ("We have delivered 12 ships.", "Norway has delivered 12 ships"),
        ("The company gave up its plan to build ships.", "Norway gave up its plan to build ships"),
        ("Norway pledged $3bn for clinics.", "Norway pledged $3bn for clinics"),
        ("Norway ordered troops to leave.", "Norway ordered troops to leave"),
        ("Norway announced that the road is open.", "Norway announced that the road is open"),
        ("We carry the cost of the clinics.", "Norway carries the cost of the clinics"),
        ("We’re paying for the clinics.", "Norway is paying for the clinics"),
    ],
)
def test_a_report_stays_in_its_tense(reader: Extractor, quote: str, line: str):
    assert told(reader, quote, "Norway") == line


@pytest.mark.parametrize(
    ("quote", "line"),
    [
        (
            "Norway, which owns the ships, will sell two — the oldest — to Chile (for scrap).",
            "Norway to sell two to Chile",
        ),
        (
            "Norway will, according to the ministry, sell two ships; three more stay in port.",
            "Norway to sell two ships",
        ),
        (
            "Norway announced, in a short note, that it would sell two ships to Chile.",
            "Norway to sell two ships to Chile",
        ),
    ],
)
def test_asides_are_left_out(reader: Extractor, quote: str, line: str):
    assert told(reader, quote, "Norway") == line


def test_several_parties_take_the_plural(reader: Extractor):
    quote = "Japan has signed a framework for our ships with the Philippines."
    line = "Japan and the Philippines have signed a framework for their ships"
    assert told(reader, quote, "Japan", "Philippines").startswith(line)


def test_a_lost_due_date_is_added(reader: Extractor):
    quote = "Norway will sell two ships to Chile – and all of it by 2030."
    line = told(reader, quote, "Norway", due="by 2030")
    assert line == "Norway to sell two ships to Chile by 2030"
    assert told(reader, quote, "Norway", due="by June") == "Norway to sell two ships to Chile"


def test_a_long_line_is_cut_where_a_part_begins(reader: Extractor):
    quote = (
        "Norway will sell two ships to Chile for a price that the two navies are to settle in the "
        "course of the coming summer at a meeting of their chiefs in the harbour of Valparaiso "
        "after an inspection of the hulls by engineers of both countries and of a third one."
    )
    line = told(reader, quote, "Norway")
    assert 60 < len(line) <= LONGEST
    assert not line.endswith((" of", " the", " and", " in", " a", ","))


@pytest.mark.parametrize("quote", ["Ships", "1. No", "(a) “…”", "— – ;", "Which is the"])
def test_without_a_clause_the_words_are_kept(reader: Extractor, quote: str):
    assert told(reader, quote, "Norway").startswith("Norway: ")


def test_without_a_party_the_words_stand_alone(reader: Extractor):
    assert told(reader, "And the toll will be halved.") == "the toll will be halved"


@pytest.mark.parametrize(
    ("parties", "line", "many"),
    [
        (("India",), "India", False),
        (("India", "United States"), "India and the United States", True),
        (("United States", "India", "World Bank"), "United States, India and the World Bank", True),
        (("A", "B", "C", "D", "E", "F"), "A, B, C and 3 others", True),
        (("vaccine makers",), "Vaccine makers", True),
        ((), "", False),
    ],
)
def test_parties_are_enumerated(parties: tuple[str, ...], line: str, many: bool):
    assert enumeration(parties) == line
    assert are_many(parties) == many


def test_a_name_that_has_its_article_gets_no_other():
    assert articled("The Netherlands") == "The Netherlands"


@pytest.mark.parametrize(
    ("lemma", "form"), [("cut", "cuts"), ("pass", "passes"), ("carry", "carries"), ("pay", "pays")]
)
def test_verbs_agree_with_one_party(lemma: str, form: str):
    assert third_person(lemma) == form
