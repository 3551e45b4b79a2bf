"""What speaks for and against two reports being of one commitment."""

import pytest

from tests.linking.reports import said
from tracker.linking.features import AGAINST, FEATURES, telling
from tracker.linking.rarity import Rarity

RARITY = Rarity(100, {"ship": 20, "frigat": 1})


def value(feature: str, one: str, other: str, a: dict, b: dict) -> float:
    return FEATURES[feature](said(one, **a), said(other, **b), RARITY).value


@pytest.mark.parametrize(
    ("feature", "one", "other", "expected"),
    [
        ("shared_words", "It sells frigates", "It sells frigates", True),
        ("shared_words", "It sells frigates", "It pays nurses", False),
        ("rarest_shared_word", "It sells frigates", "It buys frigates", True),
        ("shared_numbers", "It sells 92.2 tonnes", "It has sold 92.2 tonnes", True),
        ("other_numbers", "It sells 12 ships", "It sells 24 ships", True),
        ("other_numbers", "It sells 12 ships", "It sells ships", False),
        ("other_numbers", "It sells 12 of 24 ships", "It sells 24 ships", False),
        ("shared_years", "It sells ships by 2030", "The ships of 2030 are sold", True),
        ("other_years", "It sells ships by 2030", "It sells ships by 2031", True),
        ("other_years", "It sells ships by 2030", "It sells ships", False),
        ("instrument_and_clause", "They signed a pact", "It sells ships", True),
        ("instrument_and_clause", "They signed a pact", "The pact was signed", False),
        ("steps_of_one_instrument", "They signed a pact", "The pact was signed", True),
        ("steps_of_one_instrument", "They signed a pact", "It sells ships", False),
        ("instruments_of_other_years", "They signed a pact of 2015", "A pact of 2025 was signed",
         True),
        ("instruments_of_other_years", "It sells ships by 2030", "It sells ships by 2031", False),
        ("sounds_like_a_first_report", "It will sell ships", "", True),
        ("sounds_like_a_first_report", "It will still sell ships", "", False),
        ("told_as_known", "It reaffirmed the sale", "", True),
        ("told_as_another", "It will sell another ship", "", True),
    ],
)  # fmt: skip
def test_words_speak_for_or_against(feature: str, one: str, other: str, expected: bool):
    assert bool(value(feature, one, other, {}, {})) is expected


@pytest.mark.parametrize(
    ("feature", "a", "b", "expected"),
    [
        ("shared_parties", {"parties": "Peru; Chile"}, {"parties": "Peru"}, 0.5),
        ("shared_parties", {"parties": "Peru"}, {"parties": "Kenya"}, 0.0),
        ("related_parties", {"parties": "Navy", "wider": "Peru"}, {"parties": "Peru"}, 1.0),
        ("related_parties", {"parties": "Peru"}, {"parties": "Peru"}, 0.0),
        ("strangers", {"parties": "Peru"}, {"parties": "Kenya"}, 1.0),
        ("strangers", {"parties": "Peru"}, {"parties": "Kenya", "beneficiaries": "Peru"}, 0.0),
        ("shared_domains", {"domains": ("health", "energy")}, {"domains": ("energy",)}, 1.0),
        ("shared_domains", {"domains": ("health",)}, {"domains": ()}, 0.0),
        ("shared_agreement", {"agreement": "Lima Treaty"}, {"agreement": "Treaty of Lima"}, 1.0),
        ("other_agreement", {"agreement": "Lima Treaty"}, {"agreement": "Green Roadmap"}, 1.0),
        ("other_agreement", {"agreement": "Lima Treaty"}, {}, 0.0),
        ("what_became_of_it", {"status": "delayed"}, {}, 1.0),
        ("what_became_of_it", {"status": "pledged"}, {}, 0.0),
        ("told_as_another", {"status": "delayed"}, {}, 0.0),
    ],
)
def test_fields_speak_for_or_against(feature: str, a: dict, b: dict, expected: float):
    assert value(feature, "It sells another ship", "It sold", a, b) == pytest.approx(expected)


@pytest.mark.parametrize("feature", FEATURES)
def test_a_feature_is_a_share_and_names_its_words(feature: str):
    a = said("They will sell 12 more frigates by 2030", agreement="Lima Treaty")
    b = said("The 12 frigates of 2030 were sold", agreement="Lima Treaty", status="fulfilled")
    found = FEATURES[feature](a, b, RARITY)
    assert 0 <= found.value <= 1.0001
    assert all(isinstance(word, str) for word in found.words)


@pytest.mark.parametrize(("more", "less"), [(92.2, 12), (12, 5), (1200, 120), (1234, 1200)])
def test_some_numbers_are_rarely_the_same_by_chance(more: float, less: float):
    assert telling(more) >= telling(less)


def test_what_speaks_against_is_a_feature():
    assert FEATURES.keys() > AGAINST
