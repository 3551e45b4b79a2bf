"""The encoder's file: each row of a matrix as small whole numbers and one scale."""

import json
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any

import numpy as np

from tracker.extraction.encoder.network import Array

STEPS = 127  # a row's largest value; its others follow
SMALLEST = 2  # dimensions of what is worth shrinking
EXTRA = "extra"  # pieces, labels and whatever else is no array, as JSON
SCALE = " scale"


def write(weights: Mapping[str, Any], extra: Mapping[str, Any], path: Path) -> None:
    """Write a tree of dicts, lists and arrays; equal trees give equal bytes."""
    arrays: dict[str, Any] = {}
    for name, array in leaves(weights):
        if array.ndim < SMALLEST:
            arrays[name] = np.asarray(array, "float32")
        else:
            scale = np.maximum(np.abs(array).max(axis=1, keepdims=True), 1e-12) / STEPS
            arrays[name] = np.round(array / scale).astype("int8")
            arrays[name + SCALE] = scale.astype("float32")
    text = json.dumps(extra, ensure_ascii=False, sort_keys=True)
    arrays[EXTRA] = np.frombuffer(text.encode(), "uint8")
    with path.open("wb") as file:
        np.savez_compressed(file, **arrays)


def read(path: Path) -> tuple[dict[str, Any], dict[str, Any]]:
    with np.load(path) as arrays:
        weights: dict[str, Any] = {}
        for name in arrays:
            if name != EXTRA and not name.endswith(SCALE):
                plant(weights, name.split("/"), whole(arrays, name))
        return listed(weights), json.loads(arrays[EXTRA].tobytes())


def whole(arrays: Mapping[str, Any], name: str) -> Array:
    array: Array = arrays[name].astype("float32")
    return array * arrays[name + SCALE] if name + SCALE in arrays else array


def leaves(tree: Any, name: str = "") -> Iterator[tuple[str, Any]]:
    """Each array with its path: "layers/0/wide/1"."""
    if not isinstance(tree, Mapping | list | tuple):
        yield name, np.asarray(tree)
        return
    pairs = tree.items() if isinstance(tree, Mapping) else enumerate(tree)
    for key, branch in pairs:
        yield from leaves(branch, f"{name}/{key}" if name else str(key))


def plant(tree: dict[str, Any], path: list[str], array: Array) -> None:
    for key in path[:-1]:
        tree = tree.setdefault(key, {})
    tree[path[-1]] = array


def listed(tree: Any) -> Any:
    """The tree with its numbered branches as lists again."""
    if not isinstance(tree, dict):
        return tree
    if all(key.isdigit() for key in tree):
        return [listed(tree[key]) for key in sorted(tree, key=int)]
    return {key: listed(branch) for key, branch in tree.items()}
