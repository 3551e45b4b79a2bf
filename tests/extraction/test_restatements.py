"""What is said again is merged; what differs in a number, date, party or status is not."""

import datetime as dt

import pytest

from tracker.extraction.candidate import ArticleText, Deadline
from tracker.extraction.components.restatements import RestatementMerger
from tracker.extraction.draft import GROUP, Draft, drafts
from tracker.extraction.extractor import Extractor

FIRST = "Norway will build a road bridge over the Tana river by 2030."
DAY = dt.date(2025, 2, 7)


def merged(reader: Extractor, second: str, *, first: str = FIRST, **fields: object) -> bool:
    """Whether the second sentence, with these fields, becomes a span of the first."""
    text = f"{first}\n\n{second}"
    (doc,) = reader.read([ArticleText(text=text, published=DAY)])
    places = [(0, len(first)), (len(first) + 2, len(text))]
    spans = [span for span in (doc.char_span(*place) for place in places) if span is not None]
    for span in spans:
        span._.draft = Draft(parties=("Norway",))
    for name, value in fields.items():
        setattr(spans[1]._.draft, name, value)
    doc.spans[GROUP] = spans
    (_span, draft), *more = drafts(RestatementMerger()(doc))
    assert bool(draft.also) != bool(more)
    assert all(text[start:end] == second for start, end in draft.also)
    return not more


@pytest.mark.parametrize(
    ("second", "expected"),
    [
        ("The road bridge over the Tana river will be built by Norway by 2030.", True),
        ("Norway will build a new road bridge over the Tana.", True),
        ("Norway will build a road bridge over the Tana river by 2035.", False),
        ("Norway will build a bridge over the Namsen.", False),
        ("Norway will close the school.", False),
    ],
)
def test_most_words_must_be_the_same_and_the_numbers(
    reader: Extractor, second: str, *, expected: bool
):
    assert merged(reader, second) == expected


def test_more_detail_may_be_added_but_no_other_number(reader: Extractor):
    first = "Norway will build a road bridge over the Tana river for $3 million."
    again = "Norway will build a road bridge over the Tana river by 2030 for $3 million."
    other = "Norway will build a road bridge over the Tana river for $5 million."
    assert merged(reader, again, first=first)
    assert not merged(reader, other, first=first)


def test_other_parties_or_another_status_are_another_candidate(reader: Extractor):
    assert merged(reader, FIRST)
    assert not merged(reader, FIRST, parties=("Norway", "Finland"))
    assert not merged(reader, FIRST, status="delayed")


def test_due_dates_that_differ_forbid_merging(reader: Extractor):
    first = "Norway will build a road bridge over the Tana river by next summer."
    dates = [
        Deadline(due=dt.date(year, 8, 31), precision="month", words="") for year in (2026, 2027)
    ]
    text = f"{first}\n\n{first}"
    (doc,) = reader.read([ArticleText(text=text, published=DAY)])
    spans = [doc.char_span(0, len(first)), doc.char_span(len(first) + 2, len(text))]
    doc.spans[GROUP] = [span for span in spans if span is not None]
    for span, due in zip(doc.spans[GROUP], dates, strict=True):
        span._.draft = Draft(parties=("Norway",), deadline=due)
    assert len(drafts(RestatementMerger()(doc))) == 2
