"""An encoder small enough to be made in no time, with weights at random."""

from typing import Any

import numpy as np

from tracker.extraction.encoder.encoder import PARTY, WORDS, Encoder
from tracker.extraction.encoder.encoder import encoder_of as made
from tracker.extraction.encoder.mixing import Mixing
from tracker.extraction.encoder.texts import LONGEST, Passage, numbered
from tracker.extraction.encoder.wordpiece import SPECIAL, WordPiece
from tracker.extraction.training.encoder.shipping import described, shipped

WIDTH = 24  # two numbers for each of the twelve heads of attention
LETTERS = "abcdefghijklmnopqrstuvwxyz0123456789"
PIECES = (*SPECIAL, *LETTERS, *(f"##{letter}" for letter in LETTERS), *".,$", "pledge", "##d")
TEXTS = [
    "Pledged.",
    "Norway pledged to build a road by 2030.",
    "It rained",
    "a b c d e f g h i j k",
]
LABELS = {
    "commitment": ("commitment",),
    "status": ("broken", "pledged"),
    "domain": ("energy", "health"),
    "firm": ("firm",),
}


def weights(layers: int = 1) -> dict[str, Any]:
    random = np.random.default_rng(7)

    def some(*shape: int) -> Any:
        return random.normal(0, 0.3, shape).astype("float32")

    def affine(rows: int, columns: int) -> list[Any]:
        return [some(rows, columns), some(columns)]

    def normal() -> list[Any]:
        return [np.ones(WIDTH, "float32"), np.zeros(WIDTH, "float32")]

    return {
        "pieces": some(len(PIECES), WIDTH),
        "places": some(LONGEST, WIDTH),
        "kinds": some(2, WIDTH),
        "first": normal(),
        "layers": [
            {
                "ask_key_value": affine(WIDTH, 3 * WIDTH),
                "heard": affine(WIDTH, WIDTH),
                "after_attention": normal(),
                "wide": affine(WIDTH, 2 * WIDTH),
                "narrow": affine(2 * WIDTH, WIDTH),
                "after_thought": normal(),
            }
            for _layer in range(layers)
        ],
    }


def passage(text: str, **more: Any) -> Passage:
    return Passage(text.split(), **more)


def encoder(**mixing: Mixing) -> Encoder:
    """Heads at random; both readers count alike unless `mixing` says otherwise."""
    even = dict.fromkeys((*LABELS, PARTY), Mixing(0.5, 0.5))
    return encoder_of({**weights(), "heads": heads()}, **even | mixing)


def heads() -> dict[str, Any]:
    random = np.random.default_rng(8)
    sizes = {head: (2 * WIDTH, len(labels)) for head, labels in LABELS.items()}
    sizes |= dict.fromkeys(WORDS, (WIDTH, 1))
    return {
        head: [random.normal(0, 1, size).astype("float32"), np.zeros(size[1], "float32")]
        for head, size in sizes.items()
    }


def encoder_of(tree: dict[str, Any], **mixing: Mixing) -> Encoder:
    """What is read at work, from weights in full precision."""
    arrays, extra = file_of(tree, **mixing)
    return made(arrays, extra)


def file_of(tree: dict[str, Any], **mixing: Mixing) -> tuple[dict[str, Any], dict[str, Any]]:
    """What an encoder's file holds."""
    piece = WordPiece(PIECES)
    arrays = shipped(tree, [numbered(passage(text), piece) for text in TEXTS])
    return arrays, described({"pieces": PIECES, "labels": LABELS}, mixing, 0.5)
