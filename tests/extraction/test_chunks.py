"""Cutting a text into lines loses no character and keeps every piece short."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tracker.extraction.chunks import LONGEST, UNBROKEN, chunks

SENTENCE = "India will build a bridge by 2030. "


@pytest.mark.parametrize(
    ("text", "pieces"),
    [
        ("", [""]),
        ("\n\n", ["\n\n"]),
        ("One.\n\nTwo.\nThree.", ["One.\n\n", "Two.\n", "Three."]),
        ("One.\r\n\r\nTwo.", ["One.\r\n", "\r\n", "Two."]),
    ],
)
def test_a_text_is_cut_after_its_line_ends(text: str, pieces: list[str]):
    assert list(chunks(text)) == pieces


def test_a_long_line_is_cut_after_a_sentence():
    pieces = list(chunks(SENTENCE * 400))
    assert len(pieces) > 1
    assert all(piece.endswith(". ") for piece in pieces)


def test_without_sentences_a_long_line_is_cut_at_a_blank_or_else_anywhere():
    assert all(piece.endswith(" ") for piece in list(chunks("word " * 2000))[:-1])
    assert "".join(chunks("x" * 9001)) == "x" * 9001


def test_a_run_without_a_blank_is_cut_even_in_a_short_line():
    pieces = list(chunks("It says " + "😀" * 1000 + " and more."))
    assert all(not UNBROKEN.search(piece) for piece in pieces)
    assert pieces[0].startswith("It says 😀")


@given(st.text(alphabet="a. \n\r😀’\u2028", max_size=300), st.integers(1, 60))
def test_the_pieces_joined_are_the_text(text: str, times: int):
    pieces = list(chunks(text * times))
    assert "".join(pieces) == text * times
    assert all(len(piece) <= LONGEST for piece in pieces)
