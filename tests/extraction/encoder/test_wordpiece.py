"""Words become pieces: the longest first, without case and accents."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.extraction.encoder.tiny import PIECES
from tracker.extraction.encoder.wordpiece import UNKNOWN, WordPiece

PIECE = WordPiece(PIECES)


@pytest.mark.parametrize(
    ("text", "pieces"),
    [
        ("Pledged", "pledge ##d"),
        ("PLEDGE, pledge.", "pledge , pledge ."),
        ("Élan", "e ##l ##a ##n"),
        ("$5", "$ 5"),
        ("ab cd", "a ##b c ##d"),
        ("день", UNKNOWN),
        ("a" * 101, UNKNOWN),
        ("", ""),
        (" \n\t", ""),
    ],
)
def test_text_is_split(text: str, pieces: str):
    assert " ".join(PIECE.pieces[number] for number in PIECE(text)) == pieces


@given(st.text(max_size=300))
def test_any_text_can_be_split(text: str):
    assert all(0 <= number < len(PIECES) for number in PIECE(text))
