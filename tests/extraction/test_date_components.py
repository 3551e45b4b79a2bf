"""The components that read the dates and amounts of each commitment."""

import datetime as dt

import pytest
import spacy

import tracker.extraction.components.amounts
import tracker.extraction.components.dates  # noqa: F401
from tracker.extraction.candidate import Amount
from tracker.extraction.draft import GROUP, Draft, drafts

TEXT = (
    "Norway will put $3bn into 24 ships by 2030. It set a target of 50 GW by then. "
    "It runs the fund from 2025 to 2035. It is glad."
)


@pytest.fixture(scope="module")
def nlp():
    pipeline = spacy.blank("en")
    pipeline.add_pipe("pledge_dates")
    pipeline.add_pipe("pledge_amounts")
    return pipeline


def read(nlp, text, *, published=dt.date(2025, 3, 4), **fields):
    """Run the components over a text of which each sentence is a commitment."""
    doc = nlp.make_doc(text)
    doc._.published = published
    spans, start = [], 0
    for sentence in text.split(". "):
        span = doc.char_span(start, start + len(sentence), alignment_mode="expand")
        span._.draft = Draft(**fields)
        spans.append(span)
        start += len(sentence) + 2
    doc.spans[GROUP] = spans
    for _name, component in nlp.pipeline:
        doc = component(doc)
    return doc


def test_each_commitment_gets_its_due_date_with_the_reason(nlp):
    first, then, period, none = (draft for _span, draft in drafts(read(nlp, TEXT)))
    assert first.deadline is not None
    assert (first.deadline.due, first.deadline.words) == (dt.date(2030, 12, 31), "by 2030")
    [reason] = [reason for reason in first.reasons if reason.field == "due"]
    assert TEXT[reason.start :].startswith("by 2030")
    assert then.deadline == first.deadline
    assert [r.rule for r in then.reasons if r.field == "due"] == ["stated before"]
    assert period.period == (dt.date(2025, 1, 1), dt.date(2035, 12, 31))
    assert none.deadline is None


def test_the_time_phrases_stand_in_the_doc_with_their_days(nlp):
    doc = read(nlp, TEXT)
    assert [(span.text, span.label_, span.kb_id_) for span in doc.spans["dates"]] == [
        ("by 2030", "deadline", "2030-01-01/2030-12-31"),
        ("from 2025 to 2035", "period", "2025-01-01/2035-12-31"),
    ]


def test_each_commitment_gets_its_amounts_with_the_reasons(nlp):
    doc = read(nlp, TEXT)
    first = drafts(doc)[0][1]
    assert first.amounts == (Amount(value=3e9, unit="USD"), Amount(value=24, unit="ships"))
    assert [r.words for r in first.reasons if r.field == "amounts"] == ["$3bn", "24 ships"]
    assert [(span.text, span.label_, span.kb_id_) for span in doc.spans["amounts"]] == [
        ("$3bn", "USD", "3e+09"),
        ("24 ships", "ships", "24"),
        ("50 GW", "GW", "50"),
    ]


def test_a_bare_dollar_is_that_of_the_parties(nlp):
    [(_span, draft)] = drafts(read(nlp, "It will pay $5", parties=("Australia",)))
    assert draft.amounts == (Amount(value=5, unit="AUD"),)


def test_an_article_without_a_date_counts_from_today(nlp):
    [(_span, draft)] = drafts(read(nlp, "It will open tomorrow", published=None))
    assert draft.deadline is not None
    assert draft.deadline.due == dt.date.today() + dt.timedelta(days=1)
