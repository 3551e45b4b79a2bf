"""Which known commitment a report means, why, and when the program is not sure."""

import datetime as dt

import pytest

from tests.linking.reports import DAY, known, said
from tracker.linking.known import Known, Match
from tracker.linking.ranking import Weights, choose, is_sure, rank, weights
from tracker.linking.rarity import Rarity, in_news

FRAMEWORK = said(
    "India and the United States have agreed to draft a framework for defence from 2025 to 2035",
    agreement="10-year framework",
    context="India and the United States Hegseth Singh defence framework Pentagon interoperability",
)
PAIR = "Indian and American ministers signed a ten-year framework for their defence partnership"


def ranked(report, *others: Known) -> list[Match]:
    return rank(report, others, rarity=in_news())


def test_the_framework_of_three_dates_is_one():
    signed = said(
        PAIR,
        status="signed",
        on=dt.date(2025, 10, 31),
        context="Hegseth and Singh in Kuala Lumpur: framework, Pentagon, interoperability",
    )
    trade = known(2, "India and the United States will settle a trade agreement by autumn")
    best, other = ranked(signed, trade, Known(id=1, sayings=(FRAMEWORK,)))
    assert best.id == 1
    assert best.score > 0.7 > other.score
    assert {reason.feature for reason in best.reasons} >= {
        "steps of one instrument",
        "shared parties",
        "shared words",
    }


def test_the_framework_of_2015_is_another():
    old = said("The framework signed in 2015 has run its course", status="expired", on=DAY)
    [match] = ranked(old, Known(id=1, sayings=(FRAMEWORK,)))
    assert match.score < 0.2
    assert "instruments of other years" in {reason.feature for reason in match.reasons}


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ({"parties": "Kenya"}, {"parties": "Peru"}),
        ({"domains": ("health",)}, {"domains": ("defence",)}),
    ],
)
def test_less_in_common_scores_less(one, other):
    text = "They will plant 92,000 willows at Vadul"
    same = ranked(said(text, **one), known(1, text, **one))[0].score
    apart = ranked(said(text, **one), known(1, text, **other))[0].score
    assert apart < same


def test_a_ministry_is_near_its_state():
    text = "It will supply radars"
    ministry = said(text, parties="Ministry of Defence", wider="India")
    reasons = ranked(ministry, known(1, text, parties="India"))[0].reasons
    assert ("related parties", "India") in {(r.feature, r.words) for r in reasons}


def test_of_all_that_was_said_the_nearest_counts():
    first, second = "It will widen the road at Vadul", "Lorries use the broad road since May"
    alone = ranked(said(second), known(1, first))[0].score
    assert ranked(said(second), known(1, first, second))[0].score > alone


def test_equal_matches_come_in_the_order_of_their_ids():
    text = "It will supply radars"
    found = ranked(said(text), known(9, text), known(3, text))
    assert [match.id for match in found] == [3, 9]


def test_nothing_is_like_a_commitment_of_which_nothing_is_said():
    assert ranked(said("It will pay"), Known(id=1, sayings=()))[0].score == 0


def test_weights_are_those_of_features():
    model = weights()
    assert 0 < model.likely < model.sure < 1
    assert all(name.isidentifier() for name in model.features)


MODEL = Weights(features={}, bias=0, sure=0.7, likely=0.2, margin=1.5)


def found(key: int, score: float) -> Match:
    return Match(id=key, score=score)


@pytest.mark.parametrize(
    ("ranking", "expected"),
    [
        ({"a": [found(1, 0.9)]}, {"a": 1}),
        ({"a": [found(1, 0.1)]}, {}),
        ({"a": [found(1, 0.5), found(2, 0.1)]}, {"a": 1}),
        ({"a": [found(1, 0.5), found(2, 0.4)]}, {}),
        ({"a": [found(1, 0.5)], "b": [found(1, 0.4)]}, {}),
        ({"a": [found(1, 0.8)], "b": [found(1, 0.9)]}, {"b": 1}),
        ({"a": [found(1, 0.8), found(2, 0.75)], "b": [found(1, 0.9)]}, {"b": 1, "a": 2}),
        ({"a": []}, {}),
    ],
)
def test_each_commitment_gets_one_report_of_an_article_and_doubt_gets_none(ranking, expected):
    chosen = choose(ranking, using=MODEL)
    assert {key: match.id for key, match in chosen.items()} == expected


def test_a_high_score_needs_no_distance():
    assert is_sure(0.7, 0.69, MODEL)
    assert not is_sure(0.69, 0.68, MODEL)


def test_a_word_of_every_text_says_nothing_and_new_words_say_all():
    rarity = Rarity(10, {"framework": 10, "radar": 1})
    assert rarity.of("framework") == 0
    assert rarity.of("vadul") == 1
    assert rarity.rarest({"framework", "radar", "vadul"}, 2) == ("vadul", "radar")
    assert rarity.plus(90, {"radar": 9}).of("radar") == pytest.approx(0.48, abs=0.01)
    assert rarity.cosine(frozenset({"radar"}), frozenset({"vadul"})) == 0
