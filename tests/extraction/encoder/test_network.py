"""The network's sums: what stands beside a text in its batch must not change its vector."""

import numpy as np
import pytest

from tests.extraction.encoder.tiny import PIECES, WIDTH, encoder, weights
from tracker.extraction.encoder.network import Batch, encode, gelu, normal
from tracker.extraction.encoder.texts import (
    LONGEST,
    MOST_BEFORE,
    Passage,
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


def vectors(texts: list[str]) -> list[list[float]]:
    return [row.round(4).tolist() for row in encoder().vectors([Passage(text) for text in texts])]


def test_neighbours_do_not_change_a_vector():
    alone = [vectors([text])[0] for text in TEXTS]
    together = vectors(TEXTS)
    assert np.allclose(alone, together, atol=1e-3)
    assert np.allclose(vectors(TEXTS[::-1])[::-1], together, atol=1e-3)


def test_vectors_have_twice_the_width_and_differ():
    rows = np.array(vectors(TEXTS))
    assert rows.shape == (4, 2 * WIDTH)
    assert not np.allclose(rows[0], rows[1], atol=0.1)


def test_the_second_half_is_the_mean_of_the_span():
    whole, part = (
        encoder().vectors([passage])[0]
        for passage in (Passage("a b c d"), Passage("c d", left="a b"))
    )
    assert np.allclose(whole[:WIDTH], part[:WIDTH], atol=1e-4)
    assert not np.allclose(whole[WIDTH:], part[WIDTH:], atol=1e-2)


def test_a_passage_is_numbered_with_its_surroundings():
    passage = numbered(Passage("c", left="b", right="d", before="a"), PIECE)
    begin, end = PIECE.begin, PIECE.end
    assert passage.ids == [begin, *PIECE("a"), end, *PIECE("b c d"), end]
    assert passage.kinds == [0, 0, 0, 1, 1, 1, 1]
    assert passage.span == [0, 0, 0, 0, 1, 0, 0]
    assert (PIECE.pieces[begin], PIECE.pieces[end]) == (BEGIN, END)


def test_without_a_sentence_before_all_is_of_one_kind():
    assert numbered(Passage("a b"), PIECE).kinds == [0, 0, 0, 0]


def test_long_passages_are_cut_and_keep_the_nearest_words():
    passage = numbered(Passage("b " * 500, before="a " * 100 + "c"), PIECE)
    assert len(passage.ids) == len(passage.kinds) == len(passage.span) == LONGEST
    assert passage.ids[MOST_BEFORE] == PIECE("c")[0]


@pytest.mark.parametrize("most", [8, 64, 4096])
def test_batches_hold_every_passage_once(most: int):
    passages = [numbered(Passage("a " * (n % 37)), PIECE) for n in range(60)]
    places = [place for group, _batch in batches(passages, most=most) for place in group]
    assert sorted(places) == list(range(60))
    for group, batch in batches(passages, most=most):
        assert batch.there.sum() == sum(len(passages[place].ids) for place in group)
        assert len(group) == 1 or batch.ids.size <= most


def test_no_passage_makes_no_vector():
    assert encoder().vectors([]).shape == (0, 2 * WIDTH)
    assert encoder().judge([], ("status",)) == []


def test_a_block_can_be_padded():
    batch = block([numbered(Passage("a"), PIECE)], rows=3, length=16)
    assert batch.ids.shape == (3, 16)
    assert np.isfinite(encode(weights(), batch)).all()


def test_batches_of_nothing_but_padding_stay_finite():
    ids, weight = np.zeros((1, 8), "int32"), np.zeros((1, 8), "float32")
    batch = Batch(ids, ids, weight, weight)
    assert np.isfinite(encode(weights(), batch)).all()


@pytest.mark.parametrize(("x", "y"), [(0.0, 0.0), (1.0, 0.8412), (-1.0, -0.1588), (6.0, 6.0)])
def test_gelu(x: float, y: float):
    assert gelu(np.float32(x), np) == pytest.approx(y, abs=1e-4)


def test_normal_vectors_have_mean_nought_and_variance_one():
    x = normal(np.array([[1.0, 2.0, 3.0, 6.0]]), [1.0, 0.0], np)
    assert (x.mean(), x.var()) == (pytest.approx(0), pytest.approx(1))
