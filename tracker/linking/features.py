"""What speaks for and against two reports being of one commitment, each as a number and words."""

import re
from collections.abc import Callable
from dataclasses import dataclass

from tracker.linking.known import Mentioned
from tracker.linking.rarity import Rarity

FOLLOW_UPS = frozenset(
    "in_progress fulfilled partly_fulfilled delayed broken withdrawn expired".split()
)
BEGINNINGS = frozenset("proposed pledged agreed".split())
# What a report of something known already says of it, and what a report of one more thing says.
KNOWN_CUES = re.compile(
    r"\b(?:stick(?:s|ing)? to|stuck to|stand(?:s|ing)? by|remain\w*|unchanged|intact|untouched"
    r"|not (?:been )?touched|reaffirm\w*|reiterat\w*|confirm\w*|still|as (?:it|he|she|they) had"
    r"|as (?:promised|pledged|agreed|planned)|(?:had|was|were|been) (?:promised|pledged|vowed"
    r"|agreed|meant|to have)|the promised|originally|no longer|put (?:off|back)|so far"
    r"|already)\b",
    re.IGNORECASE,
)
NEW_CUES = re.compile(
    r"\b(?:another|additional|further|second|fresh|instead|in (?:its|their) place|as well"
    r"|separately|successor|too)\b",
    re.IGNORECASE,
)


@dataclass(frozen=True, slots=True)
class Feature:
    """A number, mostly from 0 to 1, and the words that it rests on."""

    value: float
    words: tuple[str, ...] = ()


def shared_words(a: Mentioned, b: Mentioned, rarity: Rarity) -> Feature:
    return Feature(rarity.cosine(a.words, b.words), rarity.rarest(a.words & b.words))


def rarest_shared_word(a: Mentioned, b: Mentioned, rarity: Rarity) -> Feature:
    shared = rarity.rarest(a.words & b.words, 1)
    return Feature(max(map(rarity.of, shared), default=0.0), shared)


def same_story(a: Mentioned, b: Mentioned, rarity: Rarity) -> Feature:
    """How alike the rest of the two articles is."""
    return Feature(rarity.cosine(a.around, b.around), rarity.rarest(a.around & b.around))


def shared_parties(a: Mentioned, b: Mentioned, rarity: Rarity) -> Feature:
    either, common = a.parties | b.parties, a.parties & b.parties
    return Feature(len(common) / len(either) if either else 0.0, tuple(sorted(common)))


def related_parties(a: Mentioned, b: Mentioned, rarity: Rarity) -> Feature:
    """Other parties, where one belongs to the other: a ministry and its state."""
    near = (a.parties & b.wider) | (b.parties & a.wider)
    apart = not a.parties & b.parties
    return Feature(float(apart and bool(near)), tuple(sorted(near)))


def parties_in_the_other_article(a: Mentioned, b: Mentioned, rarity: Rarity) -> Feature:
    """No common party, but each article tells of a party of the other."""
    if a.parties & b.parties:
        return Feature(0.0)
    told = [name for x, y in ((a, b), (b, a)) for name in sorted(x.parties) if y.tells_of(name)]
    return Feature(min(len(told), 2) / 2, tuple(dict.fromkeys(told)))


def strangers(a: Mentioned, b: Mentioned, rarity: Rarity) -> Feature:
    """Nobody is on both sides in any role."""
    apart = bool(a.everyone and b.everyone) and not a.everyone & b.everyone
    return Feature(float(apart), tuple(sorted(a.parties)) if apart else ())


def shared_numbers(a: Mentioned, b: Mentioned, rarity: Rarity) -> Feature:
    common = sorted(a.numbers & b.numbers, key=lambda number: -telling(number))
    words = tuple(f"{number:,g}" for number in common)
    return Feature(max(map(telling, common), default=0.0), words)


def telling(number: float) -> float:
    """How little a number can be the same by chance: a dozen is common, 92.2 is not."""
    digits = len(f"{number:.6g}".replace(".", "").strip("0"))
    return min(1.0, 0.3 + 0.3 * (digits > 1) + 0.2 * (digits > 2) + 0.4 * (number >= 1000))


def other_numbers(a: Mentioned, b: Mentioned, rarity: Rarity) -> Feature:
    apart = bool(a.numbers and b.numbers) and not a.numbers & b.numbers
    return Feature(float(apart), tuple(f"{number:,g}" for number in sorted(b.numbers) if apart))


def shared_years(a: Mentioned, b: Mentioned, rarity: Rarity) -> Feature:
    common = sorted(a.years & b.years)
    return Feature(float(bool(common)), tuple(map(str, common)))


def other_years(a: Mentioned, b: Mentioned, rarity: Rarity) -> Feature:
    apart = bool(a.years and b.years) and not a.years & b.years
    return Feature(float(apart), tuple(map(str, sorted(b.years))) if apart else ())


def shared_domains(a: Mentioned, b: Mentioned, rarity: Rarity) -> Feature:
    common = [domain for domain in a.domains if domain in b.domains]
    least = min(len(a.domains), len(b.domains))
    return Feature(len(common) / least if least else 0.0, tuple(common))


def shared_agreement(a: Mentioned, b: Mentioned, rarity: Rarity) -> Feature:
    common = a.instrument & b.instrument
    return Feature(rarity.cosine(a.instrument, b.instrument), rarity.rarest(common))


def other_agreement(a: Mentioned, b: Mentioned, rarity: Rarity) -> Feature:
    apart = bool(a.instrument and b.instrument) and not a.instrument & b.instrument
    return Feature(float(apart), (b.agreement,) if apart else ())


def steps_of_one_instrument(a: Mentioned, b: Mentioned, rarity: Rarity) -> Feature:
    """Both tell of an instrument as a whole (agreed on, signed, in force), of the same parties."""
    if not (a.is_act and b.is_act):
        return Feature(0.0)
    told = parties_in_the_other_article(a, b, rarity).value / 2
    return Feature(max(shared_parties(a, b, rarity).value, told))


def instruments_of_other_years(a: Mentioned, b: Mentioned, rarity: Rarity) -> Feature:
    both = a.is_act and b.is_act
    return other_years(a, b, rarity) if both else Feature(0.0)


def instrument_and_clause(a: Mentioned, b: Mentioned, rarity: Rarity) -> Feature:
    return Feature(float(a.is_act != b.is_act))


def what_became_of_it(a: Mentioned, b: Mentioned, rarity: Rarity) -> Feature:
    known = a.status in FOLLOW_UPS
    return Feature(float(known), (a.status,) if known else ())


def sounds_like_a_first_report(a: Mentioned, b: Mentioned, rarity: Rarity) -> Feature:
    first = a.status in BEGINNINGS and not a.is_act and not KNOWN_CUES.search(a.said)
    return Feature(float(first), (a.status,) if first else ())


def told_as_known(a: Mentioned, b: Mentioned, rarity: Rarity) -> Feature:
    found = KNOWN_CUES.search(a.said)
    return Feature(float(bool(found)), (found[0],) if found else ())


def told_as_another(a: Mentioned, b: Mentioned, rarity: Rarity) -> Feature:
    found = NEW_CUES.search(a.said) if a.status not in FOLLOW_UPS else None
    return Feature(float(bool(found)), (found[0],) if found else ())


FEATURES: dict[str, Callable[[Mentioned, Mentioned, Rarity], Feature]] = {
    feature.__name__: feature
    for feature in (
        shared_words,
        rarest_shared_word,
        same_story,
        shared_parties,
        related_parties,
        parties_in_the_other_article,
        strangers,
        shared_numbers,
        other_numbers,
        shared_years,
        other_years,
        shared_domains,
        shared_agreement,
        other_agreement,
        steps_of_one_instrument,
        instruments_of_other_years,
        instrument_and_clause,
        what_became_of_it,
        sounds_like_a_first_report,
        told_as_known,
        told_as_another,
    )
}
# These speak against; a fit may not turn them round, nor the others.
AGAINST = frozenset(
    """strangers other_numbers other_years other_agreement instruments_of_other_years
    instrument_and_clause sounds_like_a_first_report told_as_another""".split()
)
