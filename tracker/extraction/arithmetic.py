"""Products of matrices: spaCy's left to numpy, whose library takes a fifth of the time for them."""

from collections.abc import Iterator
from contextlib import contextmanager
from functools import cache
from typing import Any

import numpy as np
from thinc.api import Model, NumpyOps
from threadpoolctl import ThreadpoolController


class NumpyProducts(NumpyOps):
    """spaCy's arithmetic on a processor, but for the products."""

    def gemm(
        self, x: Any, y: Any, out: Any = None, trans1: bool = False, trans2: bool = False
    ) -> Any:
        return np.matmul(x.T if trans1 else x, y.T if trans2 else y, out=out)


def with_numpy(model: Model[Any, Any]) -> None:
    """Let each layer use it that would have used spaCy's own; a graphics card keeps its own."""
    for layer in model.walk():
        if type(layer.ops) is NumpyOps:
            layer.ops = NumpyProducts()


@contextmanager
def one_thread() -> Iterator[None]:
    """A second thread only waits: the products are small. Processes share the work instead."""
    with controller().limit(limits=1, user_api="blas"):
        yield


@cache
def controller() -> ThreadpoolController:
    return ThreadpoolController()
