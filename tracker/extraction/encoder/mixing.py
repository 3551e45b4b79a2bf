"""How the word of the linear models and the encoder's are put together."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Mixing:
    """Weights of both readers' log-odds; fitted on articles that neither was fitted to."""

    linear: float
    encoder: float
    offset: float = 0.0

    def __call__(self, linear: float, encoder: float) -> float:
        return self.linear * linear + self.encoder * encoder + self.offset
