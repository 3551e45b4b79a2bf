"""The encoder's file: arrays, the long ones as small whole numbers and one scale a row."""

import json
from collections.abc import Mapping
from pathlib import Path
from typing import Any

import numpy as np

STEPS = 127  # a row's largest value; its others follow
SHRUNK = "pieces"  # the largest by far
EXTRA = "extra"  # pieces, labels and whatever else is no array, as JSON
SCALE = "scale"


def write(arrays: Mapping[str, Any], extra: Mapping[str, Any], path: Path) -> None:
    """Write named arrays and what goes with them; equal ones give equal bytes."""
    table = arrays[SHRUNK]
    scale = np.maximum(np.abs(table).max(axis=1, keepdims=True), 1e-12) / STEPS
    text = json.dumps(extra, ensure_ascii=False, sort_keys=True)
    shrunk = {
        SHRUNK: np.round(table / scale).astype("int8"),
        SCALE: scale.astype("float32"),
        EXTRA: np.frombuffer(text.encode(), "uint8"),
    }
    with path.open("wb") as file:
        np.savez_compressed(file, **{**arrays, **shrunk})


def read(path: Path) -> tuple[dict[str, Any], dict[str, Any]]:
    with np.load(path) as file:
        arrays = dict(file)
    extra = json.loads(arrays.pop(EXTRA).tobytes())
    return {**arrays, SHRUNK: arrays[SHRUNK] * arrays.pop(SCALE)}, extra
