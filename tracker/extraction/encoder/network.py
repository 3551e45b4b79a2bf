"""The encoder's layers, run by ONNX Runtime; the vectors of its pieces are looked up here."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any, Self

import numpy as np
import numpy.typing as npt

Array = npt.NDArray[np.float32]
Numbers = npt.NDArray[np.int32]
LAYERS = "layers"  # the graph's place among the arrays of a file


@dataclass(frozen=True, slots=True)
class Batch:
    """Some texts as one block of shape (texts, pieces).

    ids: numbers of pieces; marks: 1 at those that are asked about where others are not; span: 1.0
    at those that are asked about; there: 1.0 where a piece is, 0.0 for padding.
    """

    ids: Numbers
    marks: Numbers
    span: Array
    there: Array


@dataclass(frozen=True, slots=True)
class Network:
    """A BERT of few layers.

    pieces, places, kinds: vectors of shape (count, width); layers: the session that runs the rest.
    """

    pieces: Array
    places: Array
    kinds: Array
    layers: Any

    @classmethod
    def of(cls, arrays: Mapping[str, Any]) -> Self:
        vectors = {name: arrays[name] for name in ("pieces", "places", "kinds")}
        return cls(**vectors, layers=session(arrays[LAYERS].tobytes()))

    @property
    def width(self) -> int:
        return int(self.pieces.shape[1])

    def __call__(self, batch: Batch) -> tuple[Array, Array]:
        """Vectors of the texts, (texts, 2 × width), and of their pieces, (texts, pieces, width).

        A text's vector is that of its beginning, and the mean of what is asked about. The texts are
        of one length: nothing is padded.
        """
        x = self.pieces[batch.ids] + self.places[: batch.ids.shape[1]] + self.kinds[batch.marks]
        (x,) = self.layers.run(None, {"x": x})
        count = np.maximum(batch.span.sum(axis=1, keepdims=True), 1)
        mean = np.matmul(batch.span[:, None, :], x)[:, 0] / count
        return np.concatenate([x[:, 0], mean], axis=1), x


def session(graph: bytes) -> Any:
    """ONNX Runtime for a graph, on one thread: processes share the work instead."""
    import onnxruntime  # late: who reads no article need not wait for it

    options = onnxruntime.SessionOptions()
    options.intra_op_num_threads = options.inter_op_num_threads = 1
    # More would fuse sums with what makes them normal, into an operation of four times their time.
    options.graph_optimization_level = onnxruntime.GraphOptimizationLevel.ORT_ENABLE_BASIC
    return onnxruntime.InferenceSession(graph, options, providers=["CPUExecutionProvider"])
