"""The tuned layers as a graph for ONNX Runtime, its products in whole numbers.

What goes into a product is rounded to steps of a fixed size, not of one that hangs on the block: a
text's vector is the same whatever else is read with it.
"""

import itertools
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

import numpy as np
from onnx import TensorProto, helper, numpy_helper

from tracker.extraction.training.encoder.network import HEADS, TINY
from tracker.extraction.training.encoder.ranges import Range

OWN = "com.microsoft"  # where ONNX Runtime keeps its own operations
OPSETS = {"": 18, OWN: 1}
FORMAT = 9  # of the file
MOST = 63  # seven bits: some processors add two products in sixteen, where eight would overflow
STEPS = 255


def graph_of(weights: Mapping[str, Any], ranges: Sequence[Range]) -> bytes:
    """From x (texts, pieces, width) to y, shaped alike; texts of one length, without padding."""
    width = weights["places"].shape[1]
    graph, course = Graph(), iter(ranges)
    x = graph.normal("x", weights["first"])
    for layer in weights["layers"]:
        x = graph.layer(x, layer, course)
    graph.add("Identity", [x], "y")
    shape = ["texts", "pieces", width]
    ends = [real(name, shape) for name in ("x", "y")]
    made = helper.make_graph(graph.nodes, "layers", ends[:1], ends[1:], graph.values)
    opsets = [helper.make_opsetid(domain, version) for domain, version in OPSETS.items()]
    model = helper.make_model(made, opset_imports=opsets, ir_version=FORMAT)
    return bytes(model.SerializeToString(deterministic=True))


def real(name: str, shape: Sequence[str | int]) -> Any:
    return helper.make_tensor_value_info(name, TensorProto.FLOAT, shape)


@dataclass(slots=True)
class Graph:
    """A graph while it is put together; each method returns the name of what it computes."""

    nodes: list[Any] = field(default_factory=list)
    values: list[Any] = field(default_factory=list)
    names: Iterator[str] = field(default_factory=lambda: map("v{}".format, itertools.count()))

    def layer(self, x: str, layer: Mapping[str, Any], course: Iterator[Range]) -> str:
        asked = self.product(x, layer["ask_key_value"], next(course))
        heard = self.product(self.attention(asked), layer["heard"], next(course))
        x = self.normal_sum(x, heard, layer["after_attention"])
        wide = self.own("FastGelu", [self.product(x, layer["wide"], next(course))])
        return self.normal_sum(
            x, self.product(wide, layer["narrow"], next(course)), layer["after_thought"]
        )

    def attention(self, asked: str) -> str:
        parts = [next(self.names), next(self.names), next(self.names)]
        self.nodes.append(helper.make_node("Split", [asked], parts, axis=-1, num_outputs=3))
        return self.own("MultiHeadAttention", parts, num_heads=HEADS)

    def product(self, x: str, weights: Sequence[Any], span: Range) -> str:
        matrix, offset = weights
        least, most = span
        step = np.float32(max((most - least) / STEPS, 1e-8))
        zero = np.uint8(round(-least / step))
        scale = np.maximum(np.abs(matrix).max(axis=0), TINY) / MOST  # one a column
        whole = np.round(matrix / scale).astype("int8")
        steps, zeros = self.value(step), self.value(zero)
        rounded = self.add("QuantizeLinear", [x, steps, zeros])
        nought = np.zeros(len(scale), "int8")
        given = [whole, scale.astype("float32"), nought, np.asarray(offset, "float32")]
        factor, scales, noughts, offsets = map(self.value, given)
        return self.own(
            "MatMulIntegerToFloat", [rounded, factor, steps, scales, zeros, noughts, offsets]
        )

    def normal(self, x: str, weights: Sequence[Any]) -> str:
        given = [x, *map(self.value, weights)]
        return self.add("LayerNormalization", given, axis=-1, epsilon=float(TINY))

    def normal_sum(self, x: str, more: str, weights: Sequence[Any]) -> str:
        return self.normal(self.add("Add", [x, more]), weights)

    def own(self, kind: str, given: Sequence[str], **more: Any) -> str:
        return self.add(kind, given, domain=OWN, **more)

    def add(self, kind: str, given: Sequence[str], name: str = "", **more: Any) -> str:
        name = name or next(self.names)
        self.nodes.append(helper.make_node(kind, given, [name], **more))
        return name

    def value(self, array: Any) -> str:
        name = next(self.names)
        self.values.append(numpy_helper.from_array(np.asarray(array), name))
        return name
