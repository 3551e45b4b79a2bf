"""numpy's products are spaCy's, turned or not, and the model's layers use them."""

import numpy as np
import pytest
from spacy.pipeline import TrainablePipe
from thinc.api import Model, NumpyOps

from tracker.extraction.arithmetic import NumpyProducts, with_numpy
from tracker.extraction.extractor import Extractor


@pytest.mark.parametrize(
    ("left", "right", "turned"),
    [
        ((5, 3), (3, 4), {}),
        ((3, 5), (3, 4), {"trans1": True}),
        ((5, 3), (4, 3), {"trans2": True}),
        ((3, 5), (4, 3), {"trans1": True, "trans2": True}),
    ],
)
@pytest.mark.parametrize("into", [False, True])
def test_a_product_is_the_one_that_spacy_has(
    left: tuple[int, int], right: tuple[int, int], turned: dict[str, bool], into: bool
):
    random = np.random.default_rng(1)
    x, y = (random.random(shape, dtype="float32") for shape in (left, right))
    own, theirs = (np.zeros((5, 4), "float32") if into else None for _ in range(2))
    found = NumpyProducts().gemm(x, y, out=own, **turned)
    np.testing.assert_allclose(found, NumpyOps().gemm(x, y, out=theirs, **turned), rtol=1e-5)
    assert not into or found is own


def test_the_model_s_layers_use_them(reader: Extractor):
    pipes = [pipe for _name, pipe in reader.reader.components if isinstance(pipe, TrainablePipe)]
    kinds = {type(layer.ops) for pipe in pipes for layer in pipe.model.walk()}
    assert kinds == {NumpyProducts}


def test_arithmetic_of_another_kind_stays():
    class Card(NumpyOps):
        """Stands for that of a graphics card."""

    model: Model = Model("one", lambda model, x, is_train: (x, x), ops=Card())
    with_numpy(model)
    assert type(model.ops) is Card
