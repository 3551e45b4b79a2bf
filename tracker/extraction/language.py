"""Is a text English? A cheap check, so that other languages are refused and not misread."""

import itertools
import re

# Common function words of English that are no common words of its neighbours: without "for", "was",
# "will", "at", "on", "her", which German, Dutch, French or the Scandinavian languages have too.
ENGLISH = frozenset(
    """the of and to that with by from this which have has been were are it its his she their our
    your would not but after before about into than who when there said shall can may must between
    be they you""".split()
)
WORD = re.compile(r"[^\W\d_]+")
READ = 2000  # words: the language of an article shows in its beginning
LETTERS = 2000  # characters that tell the script
FEWEST = 20  # a headline or a table has too few words to judge by; it is read
# Running English has 0.2 to 0.35 of them, English lists of names 0.1, other languages next to none.
LEAST = 0.08


def refusal(text: str) -> str | None:
    """Why a text is not read; None where it is."""
    if not text.strip():
        return "no text"
    return None if is_english(text) else "not in English"


def is_english(text: str) -> bool:
    """Whether the letters are Latin and, in all but short texts, enough words are English."""
    return has_latin_letters(text[:LETTERS]) and has_english_words(text)


def has_latin_letters(text: str) -> bool:
    letters = [character for character in text if character.isalpha()]
    return 2 * sum(letter.isascii() for letter in letters) >= len(letters)


def has_english_words(text: str) -> bool:
    words = [match[0].lower() for match in itertools.islice(WORD.finditer(text), READ)]
    common = sum(word in ENGLISH for word in words)
    return len(words) < FEWEST or common / len(words) >= LEAST
