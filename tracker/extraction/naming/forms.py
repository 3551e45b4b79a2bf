"""One party, several forms of its name in an article: the fullest stands for all."""

from collections.abc import Iterable

from tracker.extraction.naming.words import GENERIC, KINDS, LEGAL_FORMS


def fullest_forms(texts: Iterable[str]) -> dict[str, str]:
    """Each form → the fullest form of the same article; "" for a word that names nobody."""
    forms = dict.fromkeys(texts)
    plain = {text: without_legal_form(text) for text in forms}
    names = sorted({p for p in plain.values() if not is_generic(p)}, key=longest_first)
    return {text: fullest(plain[text], names) for text in forms}


def fullest(text: str, names: list[str]) -> str:
    """The longest name that a form abbreviates; a generic word may abbreviate too: "the Union"."""
    found = next((name for name in names if name != text and abbreviates(text, name)), None)
    return found or ("" if is_generic(text) else text)


def longest_first(name: str) -> tuple[int, str]:
    return -len(name.split()), name


def abbreviates(short: str, name: str) -> bool:
    """Whether a form is the beginning, the last word or the initials of a name."""
    words, whole = short.split(), name.split()
    return len(words) < len(whole) and (
        begins(words, whole)
        or (words == whole[-1:] and is_head(whole))
        or (len(short) > 1 and short == initials(whole))
    )


def begins(words: list[str], whole: list[str]) -> bool:
    """ "Skarholm" of "Skarholm Line"; but of the "Leeds Flood Agency", "Leeds" is another."""
    is_short = len(whole) <= len(words) + 2
    return words == whole[: len(words)] and is_short and KINDS.get(whole[-1].lower()) != "body"


def is_head(words: list[str]) -> bool:
    """Whether the last word may stand for the name: a surname, or "Union" of a union."""
    personal = len(words) == 2 or any(word.islower() for word in words[1:-1])
    return words[-1].lower() in KINDS or (personal and "of" not in words)


def initials(words: list[str]) -> str:
    return "".join(word[0] for word in words if word[0].isupper())


def without_legal_form(text: str) -> str:
    words = text.split()
    while len(words) > 1 and words[-1].lower().strip(",") in LEGAL_FORMS:
        words.pop()
    return " ".join(words).rstrip(",")


def is_generic(text: str) -> bool:
    abbreviation = text.endswith(".") and " " not in text  # of a state or an office: "Va."
    return abbreviation or len(text) < 3 or all(word.lower() in GENERIC for word in text.split())
