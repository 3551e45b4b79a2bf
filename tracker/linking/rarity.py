"""How much a word says: the rarer in news and in the installation, the more."""

import json
import math
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from functools import cache

from tracker.linking.words import DATA


@dataclass(frozen=True, slots=True)
class Rarity:
    """Counts of texts, and of the texts that have a word."""

    texts: int
    counts: Mapping[str, int]
    known: dict[str, float] = field(default_factory=dict, compare=False, repr=False)

    def of(self, word: str) -> float:
        """From 0 (in every text) to 1 (in none)."""
        if word not in self.known:
            count = min(self.counts.get(word, 0), self.texts)
            self.known[word] = 1 - math.log1p(count) / math.log1p(self.texts)
        return self.known[word]

    def cosine(self, a: frozenset[str], b: frozenset[str]) -> float:
        shared = self._length(a & b)
        return math.sqrt(shared / self._length(a) * shared / self._length(b)) if shared else 0.0

    def _length(self, words: Iterable[str]) -> float:
        return math.fsum(self.of(word) ** 2 for word in words)

    def rarest(self, words: Iterable[str], count: int = 4) -> tuple[str, ...]:
        return tuple(sorted(words, key=lambda word: (-self.of(word), word))[:count])

    def plus(self, texts: int, counts: Mapping[str, int]) -> "Rarity":
        """With the counts of an installation added."""
        words = {word: self.counts.get(word, 0) + count for word, count in counts.items()}
        return Rarity(self.texts + texts, {**self.counts, **words})


@cache
def in_news() -> Rarity:
    """The counts in the sentences of the training articles."""
    return Rarity(**json.loads((DATA / "frequencies.json").read_text(encoding="utf-8")))
