"""How the word of the linear models and the encoder's are put together."""

from dataclasses import dataclass
from typing import Any


@dataclass(frozen=True, slots=True)
class Mixing:
    """Weights of both readers' log-odds; fitted on articles that neither was fitted to.

    Of a set of parties the offset counts as often as one of them was not read.
    """

    linear: float
    encoder: float
    offset: float = 0.0

    def __call__(self, linear: Any, encoder: Any, times: Any = 1) -> Any:
        """Numbers, or arrays of them."""
        return self.linear * linear + self.encoder * encoder + self.offset * times
