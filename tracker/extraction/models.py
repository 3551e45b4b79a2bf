"""The trained models of extraction, read once from `data/`."""

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from pathlib import Path

from tracker.extraction.encoder.encoder import Encoder, Said
from tracker.extraction.encoder.encoder import load as load_encoder
from tracker.extraction.linear import LinearModel, load_models

WEIGHTS = str(Path(__file__).parent / "data" / "weights.json.gz")
UNHEARD = -10.0  # log-odds of a label that the encoder was never taught
ENCODER = "encoder.npz"  # beside the weights; without it the linear models decide alone


@dataclass(frozen=True, slots=True)
class Models:
    """One model a decision; `docs/extraction.md` tells what each was trained on.

    sieve: may a line hold a commitment?  detector: does a sentence?  splitter: do two coordinated
    verbs carry two?  status, firmness, domain: its fields.  obligor, beneficiary: is a party one?
    pairing: which status goes with how many parties, and with which deadline?  encoder: the second
    reader.
    """

    sieve: LinearModel
    detector: LinearModel
    splitter: LinearModel
    status: LinearModel
    firmness: LinearModel
    domain: LinearModel
    obligor: LinearModel
    beneficiary: LinearModel
    pairing: LinearModel
    thresholds: dict[str, float]
    encoder: Encoder | None = None

    def mixed(self, head: str, own: Mapping[str, float], said: Said) -> dict[str, float]:
        """A linear model's score for each label, with the second reader's word on it."""
        if self.encoder is None or head not in said:
            return dict(own)
        mixing = self.encoder.mixing[head]
        return {
            label: mixing(score, said[head].get(label, UNHEARD)) for label, score in own.items()
        }


@cache
def load(path: str = WEIGHTS) -> Models:
    models, extra = load_models(Path(path))
    beside = encoder_beside(path)
    encoder = load_encoder(str(beside)) if beside.exists() else None
    return Models(**models, thresholds=extra["thresholds"], encoder=encoder)


def encoder_beside(path: str) -> Path:
    return Path(path).with_name(ENCODER)
