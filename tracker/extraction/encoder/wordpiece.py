"""Words as the encoder's word pieces: lower case, without accents, longest piece first."""

import re
import unicodedata
from collections.abc import Sequence
from functools import lru_cache

PADDING, UNKNOWN, BEGIN, END = SPECIAL = ("[PAD]", "[UNK]", "[CLS]", "[SEP]")
WORD = re.compile(r"[^\W_]+|[^\w\s]|_")
LONGEST = 100  # letters; what is longer is no word


class WordPiece:
    """Texts to numbers of pieces; a word that no pieces make up is unknown (Devlin et al. 2019)."""

    def __init__(self, pieces: Sequence[str]) -> None:
        self.pieces = tuple(pieces)
        self.numbers = {piece: number for number, piece in enumerate(pieces)}
        self.begin, self.end = self.numbers[BEGIN], self.numbers[END]
        self.split = lru_cache(maxsize=50_000)(self._split)

    def __call__(self, text: str) -> list[int]:
        return [number for word in WORD.findall(plain(text)) for number in self.split(word)]

    def _split(self, word: str) -> tuple[int, ...]:
        numbers: list[int] = []
        place = 0
        while place < len(word):
            end = self.longest(word, place)
            if end == place:
                return (self.numbers[UNKNOWN],)
            numbers.append(self.numbers[piece(word, place, end)])
            place = end
        return tuple(numbers)

    def longest(self, word: str, place: int) -> int:
        """Where the longest piece from a place on ends; the place itself if there is none."""
        if len(word) > LONGEST:
            return place
        ends = range(len(word), place, -1)
        return next((end for end in ends if piece(word, place, end) in self.numbers), place)


def piece(word: str, start: int, end: int) -> str:
    return word[start:end] if start == 0 else f"##{word[start:end]}"


def plain(text: str) -> str:
    """Lower case without accents."""
    letters = unicodedata.normalize("NFD", text.lower())
    return "".join(letter for letter in letters if unicodedata.category(letter) != "Mn")
