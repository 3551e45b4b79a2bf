"""The network's sums: what stands beside a text in its batch must not change its vector."""

from typing import Any

import numpy as np
import pytest
from onnx import numpy_helper

from tests.extraction.encoder.tiny import PIECES, TEXTS, WIDTH, encoder, passage, weights
from tracker.extraction.encoder.encoder import PARTY
from tracker.extraction.encoder.network import Batch, Network
from tracker.extraction.encoder.texts import (
    LONGEST,
    MOST_AROUND,
    MOST_TITLE,
    batches,
    block,
    numbered,
)
from tracker.extraction.encoder.wordpiece import BEGIN, END, WordPiece
from tracker.extraction.training.encoder.graph import MOST, Graph
from tracker.extraction.training.encoder.network import encode, gelu, normal
from tracker.extraction.training.encoder.ranges import ranges
from tracker.extraction.training.encoder.shipping import shipped

PIECE = WordPiece(PIECES)


def vectors(texts: list[str]) -> Any:
    return encoder().read([passage(text) for text in texts]).vectors


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
    own.network.kinds[1] = own.network.kinds[0]  # else the mark moves every vector
    whole, part = own.read([passage("a b c d"), passage("a b c d", asked=(2, 4))]).vectors
    assert np.allclose(whole[:WIDTH], part[:WIDTH], atol=1e-4)
    assert not np.allclose(whole[WIDTH:], part[WIDTH:], atol=1e-2)


def test_what_is_asked_about_is_marked_for_the_network():
    whole, part = encoder().read([passage("a b c d"), passage("a b c d", asked=(2, 4))]).vectors
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
    assert row.places.index(1) == 100 - MOST_AROUND
    assert row.places[:-1].count(-1) == 100 - MOST_AROUND


def test_what_follows_is_read_but_not_asked_about():
    row = numbered(passage("b", asked=(0, 1), after=["a", "e"]), PIECE)
    assert row.ids == [PIECE.begin, *PIECE("b"), PIECE.end, *PIECE("a e"), PIECE.end]
    assert row.span == row.marks == [0, 1, 0, 0, 0, 0]
    long = numbered(passage("b", after=["a"] * 200), PIECE)
    assert len(long.ids) == 3 + MOST_AROUND + 1
    full = numbered(passage("b " * 500, after=["a"]), PIECE)
    assert len(full.ids) == LONGEST


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


def test_whole_numbers_tell_nearly_what_full_precision_tells():
    tree = {**weights(layers=2), "heads": {}}
    passages = [numbered(passage(text), PIECE) for text in TEXTS]
    network = Network.of(shipped(tree, passages))
    for _places, batch in batches(passages):
        for exact, rounded in zip(encode(tree, batch), network(batch), strict=True):
            assert np.abs(rounded - exact).mean() < 0.05 * np.abs(exact).mean()


def test_words_are_asked_about_one_by_one():
    own = encoder()
    read = own.read([passage("a b", before=["c"] * 40, title="e"), passage("")])
    first, empty = own.of_words(read, PARTY)
    left_out = 40 - MOST_AROUND
    assert list(first) == list(range(left_out, 42))
    assert len(set(first.values())) > 2
    assert empty == {}


def test_a_text_is_rounded_alike_whatever_stands_beside_it():
    own = encoder()
    asked = [passage("a b"), passage("e f"), passage("pledged " * 9)]
    together = own.read(asked).vectors
    for one, vector in zip(asked, together, strict=True):
        assert np.allclose(own.read([one]).vectors[0], vector, atol=1e-4)


def test_every_product_has_its_range():
    tree = weights(layers=2)
    batch = block([numbered(passage(text), PIECE) for text in TEXTS])
    found = ranges(tree, [batch, batch])
    assert len(found) == 4 * 2
    assert all(least <= 0 <= most and least < most for least, most in found)


def test_whole_numbers_have_seven_bits():
    graph = Graph()
    graph.product(
        "x", [np.array([[63.0, -126.0], [1.0, 4.0]], "float32"), np.zeros(2)], (-1.0, 1.0)
    )
    (matrix,) = (value for value in graph.values if list(value.dims) == [2, 2])
    assert numpy_helper.to_array(matrix).tolist() == [[MOST, -MOST], [1, 2]]


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
