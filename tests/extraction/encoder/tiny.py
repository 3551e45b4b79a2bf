"""An encoder small enough to be made in no time, with weights at random."""

from typing import Any

import numpy as np

from tracker.extraction.encoder.encoder import Encoder
from tracker.extraction.encoder.mixing import Mixing
from tracker.extraction.encoder.texts import LONGEST, Passage
from tracker.extraction.encoder.wordpiece import SPECIAL, WordPiece

WIDTH = 24  # two numbers for each of the twelve heads of attention
LETTERS = "abcdefghijklmnopqrstuvwxyz0123456789"
PIECES = (*SPECIAL, *LETTERS, *(f"##{letter}" for letter in LETTERS), *".,$", "pledge", "##d")
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
    own = weights()
    random = np.random.default_rng(8)
    own["heads"] = {
        head: [
            random.normal(0, 1, (2 * WIDTH, len(labels))).astype("float32"),
            np.zeros(len(labels)),
        ]
        for head, labels in LABELS.items()
    }
    even = dict.fromkeys(LABELS, Mixing(0.5, 0.5))
    return Encoder(WordPiece(PIECES), own, LABELS, even | mixing, 0.5)
