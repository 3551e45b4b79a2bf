"""The network's sums: what stands beside a text in its batch must not change its vector."""

from typing import Any

import numpy as np
import pytest

from tests.extraction.encoder.tiny import PIECES, WIDTH, encoder, passage, weights
from tracker.extraction.encoder.network import Batch, encode, gelu, normal
from tracker.extraction.encoder.texts import (
    LONGEST,
    MOST_BEFORE,
    MOST_TITLE,
    batches,
    block,
    numbered,
)
from tracker.extraction.encoder.wordpiece import BEGIN, END, WordPiece

PIECE = WordPiece(PIECES)
TEXTS = [
    "Pledged.",
    "Norway pledged to build a road by 2030.",
    "It rained",
    "a b c d e f g h i j k",
]


def vectors(texts: list[str]) -> Any:
    return encoder().vectors([passage(text) for text in texts])


def test_neighbours_do_not_change_a_vector():
    alone = [vectors([text])[0] for text in TEXTS]
    together = vectors(TEXTS)
    assert np.allclose(alone, together, atol=1e-3)
    assert np.allclose(vectors(TEXTS[::-1])[::-1], together, atol=1e-3)


def test_vectors_have_twice_the_width_and_differ():
    rows = np.array(vectors(TEXTS))
    assert rows.shape == (4, 2 * WIDTH)
    assert not np.allclose(rows[0], rows[1], atol=0.1)


def test_the_second_half_is_the_mean_of_what_is_asked_about():
    own = encoder()
    own.weights["kinds"][1] = own.weights["kinds"][0]  # else the mark moves every vector
    whole, part = own.vectors([passage("a b c d"), passage("a b c d", asked=(2, 4))])
    assert np.allclose(whole[:WIDTH], part[:WIDTH], atol=1e-4)
    assert not np.allclose(whole[WIDTH:], part[WIDTH:], atol=1e-2)


def test_what_is_asked_about_is_marked_for_the_network():
    whole, part = encoder().vectors([passage("a b c d"), passage("a b c d", asked=(2, 4))])
    assert not np.allclose(whole[:WIDTH], part[:WIDTH], atol=1e-2)


def test_a_passage_is_numbered_with_its_surroundings():
    row = numbered(passage("b cd e", asked=(1, 2), before=["", "a"], title="Title"), PIECE)
    begin, end = PIECE.begin, PIECE.end
    title, cd = PIECE("Title"), PIECE("cd")
    assert row.ids == [begin, *title, end, *PIECE("a"), end, *PIECE("b"), *cd, *PIECE("e"), end]
    first = 1 + len(title) + 1
    assert row.places == [-1, first, first + 2, first + 3, first + 3 + len(cd)]
    assert [n for n, marked in enumerate(row.marks) if marked] == [first + 3, first + 4]
    assert row.span == row.marks
    assert (PIECE.pieces[begin], PIECE.pieces[end]) == (BEGIN, END)


def test_a_passage_alone_is_asked_about_whole_and_bears_no_mark():
    row = numbered(passage("a b"), PIECE)
    assert (row.marks, row.span, row.places) == ([0, 0, 0, 0], [0, 1, 1, 0], [1, 2])


def test_of_the_words_before_the_nearest_are_kept():
    row = numbered(passage("c", before=["a"] * 100), PIECE)
    assert row.places.index(1) == 100 - MOST_BEFORE
    assert row.places[:-1].count(-1) == 100 - MOST_BEFORE


def test_a_long_headline_is_cut():
    assert len(numbered(passage("c", title="a " * 90), PIECE).ids) == 1 + MOST_TITLE + 1 + 2


def test_long_passages_are_cut():
    row = numbered(passage("b " * 500, before=["a"], title="a"), PIECE)
    assert len(row.ids) == len(row.marks) == len(row.span) == LONGEST
    assert row.places == [-1, *range(1, LONGEST - 1), *[-1] * (500 - LONGEST + 2)]


@pytest.mark.parametrize("most", [8, 64, 4096])
def test_batches_hold_every_passage_once(most: int):
    passages = [numbered(passage("a " * (n % 37)), PIECE) for n in range(60)]
    places = [place for group, _batch in batches(passages, most=most) for place in group]
    assert sorted(places) == list(range(60))
    for group, batch in batches(passages, most=most):
        assert batch.there.sum() == sum(len(passages[place].ids) for place in group)
        assert len(group) == 1 or batch.ids.size <= most


def test_no_passage_no_word():
    assert encoder().judge([], ("status",)) == []


def test_a_block_can_be_padded():
    batch = block([numbered(passage("a"), PIECE)], rows=3, length=16)
    assert batch.ids.shape == (3, 16)
    assert all(np.isfinite(part).all() for part in encode(weights(), batch))


def test_batches_of_nothing_but_padding_stay_finite():
    ids, weight = np.zeros((1, 8), "int32"), np.zeros((1, 8), "float32")
    batch = Batch(ids, ids, weight, weight)
    assert all(np.isfinite(part).all() for part in encode(weights(), batch))


@pytest.mark.parametrize(("x", "y"), [(0.0, 0.0), (1.0, 0.8412), (-1.0, -0.1588), (6.0, 6.0)])
def test_gelu(x: float, y: float):
    assert gelu(np.float32(x), np) == pytest.approx(y, abs=1e-4)


def test_normal_vectors_have_mean_nought_and_variance_one():
    x = normal(np.array([[1.0, 2.0, 3.0, 6.0]]), [1.0, 0.0], np)
    assert (x.mean(), x.var()) == (pytest.approx(0), pytest.approx(1))
