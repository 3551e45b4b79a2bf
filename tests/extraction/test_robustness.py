"""Whatever the text: no crash, exact offsets, and the same answer twice."""

import datetime as dt

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from tracker.extraction.candidate import ArticleText, Candidate
from tracker.extraction.extractor import Extractor

DAY = dt.date(2025, 2, 7)
PLEDGE = "India and Japan agreed to share radar data by the end of 2026, the ministry said."
ODD = [
    PLEDGE,
    "“We will cut ’em by 30%,” he said — ‘soon’.",
    "INDIA AND JAPAN AGREE TO SHARE RADAR DATA BY 2030",
    "| Party | Pledge |\n|---|---|\n| Japan | $3bn by 2030 |",
    "See https://example.org/?q=pledge%20to&x=1#top. Norway will pay.",
    "\u202eNorway will pay\u202c שלום 🇳🇴👩‍👩‍👧 \x00 \ufeff",
    "- Kenya to plant trees\r\n- Kenya to cut duties\r\n\r\n",
    "\u2028\u2029\x0b\x0c\x85",
    "by by 2030 2030-2035 to to will will",
    "Its, and; (to [will “",
]
quick = settings(
    max_examples=25, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture]
)


def candidates(extractor: Extractor, *texts: str) -> list[list[Candidate]]:
    return list(extractor.pipe(ArticleText(text=text, published=DAY) for text in texts))


def assert_sound(extractor: Extractor, text: str) -> None:
    (found,) = candidates(extractor, text)
    for candidate in found:
        assert text[candidate.start : candidate.end] == candidate.quote
        assert candidate.statement.strip()
        assert all(0 <= start < end <= len(text) for start, end in candidate.also)
    assert candidates(extractor, text) == [found]


@pytest.mark.parametrize("text", ODD)
def test_odd_texts_are_read(extractor: Extractor, text: str):
    assert_sound(extractor, text)


@quick
@given(text=st.text(max_size=400))
def test_any_text_is_read(extractor: Extractor, text: str):
    assert_sound(extractor, text)


@quick
@given(parts=st.lists(st.sampled_from(ODD) | st.text(max_size=20), max_size=6))
def test_commitments_among_any_text_are_read(extractor: Extractor, parts: list[str]):
    assert_sound(extractor, "".join(parts))


@pytest.mark.parametrize(
    "text",
    ["\n" * 1_000_000, "x" * 1_000_000, " " * 1_000_000, "\r\n \t" * 250_000],
    ids=["newlines", "letters", "blanks", "line ends"],
)
def test_a_megabyte_is_read(extractor: Extractor, text: str):
    assert candidates(extractor, text) == [[]]


def test_one_long_line_and_many_lines_are_read(extractor: Extractor):
    line, lines = f"{PLEDGE} " * 150, f"{PLEDGE}\n\n" * 150
    for text, (first, *_more) in zip(
        (line, lines), candidates(extractor, line, lines), strict=True
    ):
        assert text[first.start : first.end] == first.quote


def test_empty_and_foreign_articles_keep_their_place(extractor: Extractor):
    german = "Die Regierung hat am Dienstag beschlossen, den Ausstoß bis 2030 zu senken. " * 3
    counts = [len(found) for found in candidates(extractor, "", PLEDGE, german, " \n", PLEDGE)]
    assert counts == [0, 1, 0, 0, 1]
    assert extractor.refusal(german) == "not in English"
