"""Fitted to the older decisions, measured on the newest, and only better is better."""

import random

import pytest

from tracker.calibration.model import AS_EXTRACTED, Model
from tracker.calibration.trial import (
    LEAST,
    Example,
    TooFewError,
    newest,
    try_links,
    try_out,
)
from tracker.linking.known import Match
from tracker.linking.ranking import Weights
from tracker.linking.strictness import SHIFTS, Decided, Tally, fit_shift, judged, shifted, tally

SHIPPED = Weights(features={}, bias=0.0, sure=0.7, likely=0.3, margin=1.5)


@pytest.mark.parametrize(
    ("articles", "held"),
    [
        ([1, 2, 3, 4], {4}),
        ([1, 1, 1, 2, 2, 2, 3, 3, 4, 4, 4, 4], {4}),
        ([1, 2, 3, 4, 5, 6, 7, 1], {6, 7}),
        ([1, 1, 1, 1], set()),
    ],
)
def test_the_newest_articles_are_held_out_whole(articles, held):
    assert newest(articles) == held


def examples(count: int, truth: Model) -> list[Example]:
    dice = random.Random(7)  # noqa: S311  no secret
    made = []
    for n in range(count):
        features = {"confidence": dice.gauss(0, 1.5)}
        made.append(Example(n // 2, features, dice.random() < truth.chance(features)))
    return made


def test_a_fit_that_editors_bear_out_is_better():
    trial = try_out(examples(600, Model(-2.0, {"confidence": 0.4})), AS_EXTRACTED)
    assert trial.is_better
    assert (trial.fitted, trial.held_out) == (450, 150)
    assert trial.new.log_loss < trial.old.log_loss
    assert trial.new.brier < trial.old.brier
    again = try_out(examples(600, Model(-2.0, {"confidence": 0.4})), AS_EXTRACTED)
    assert again == trial


def test_once_taken_up_the_same_decisions_teach_nothing_new():
    decided = examples(600, Model(-2.0, {"confidence": 0.4}))
    first = try_out(decided, AS_EXTRACTED)
    assert not try_out(decided, first.model).is_better


def test_what_extraction_says_rightly_stays():
    assert not try_out(examples(600, AS_EXTRACTED), AS_EXTRACTED).is_better


def test_editors_who_changed_their_minds_are_not_followed_blindly():
    older = examples(450, Model(-3.0, {"confidence": 0.2}))
    newer = [Example(1000 + e.article, e.features, e.accepted) for e in examples(150, AS_EXTRACTED)]
    assert not try_out([*older, *newer], AS_EXTRACTED).is_better


@pytest.mark.parametrize(
    ("decided", "words"),
    [
        ([], "0 decisions (0 accepted, 0 rejected) are too few"),
        ([Example(n, {}, True) for n in range(LEAST)], "(200 accepted, 0 rejected) are too few"),
        ([Example(n, {}, n % 2 > 0) for n in range(LEAST - 1)], "200 are needed"),
        ([Example(n % 3, {}, n % 2 > 0) for n in range(LEAST)], "fewer than 25 articles"),
    ],
)
def test_too_few_decisions_teach_nothing_and_say_so(decided, words):
    with pytest.raises(TooFewError) as error:
        try_out(decided, AS_EXTRACTED)
    assert words in str(error.value)


@pytest.mark.parametrize(
    ("proposed", "truth", "expected"),
    [
        (None, None, Tally()),
        (None, 1, Tally(missed=1)),
        (1, 1, Tally(right=1)),
        (1, None, Tally(wrong=1)),
        (1, 2, Tally(wrong=1, missed=1)),
    ],
)
def test_a_link_is_right_wrong_or_missed(proposed, truth, expected):
    assert judged(proposed, truth) == expected


def test_both_thresholds_move_together():
    assert shifted(SHIPPED, 0) == SHIPPED
    strict, loose = shifted(SHIPPED, 1), shifted(SHIPPED, -1)
    assert strict.sure > SHIPPED.sure > loose.sure
    assert strict.likely > SHIPPED.likely > loose.likely
    assert SHIFTS[0] == 0


def decided(article: int, score: float, *, right: bool) -> Decided:
    return Decided(article, {article: [Match(id=5, score=score)]}, {article: 5 if right else None})


def test_a_rule_is_judged_as_it_would_have_proposed():
    two = Decided(
        1,
        {1: [Match(id=5, score=0.9), Match(id=6, score=0.8)], 2: [Match(id=5, score=0.75)], 3: []},
        {1: 5, 2: 6, 3: 7},
    )
    # The second report's only match is taken by the first, and of the third nothing is alike.
    assert tally(two, SHIPPED) == Tally(right=1, missed=2)
    assert (tally(two, SHIPPED).precision, tally(two, SHIPPED).recall) == (1, 0.3333)
    assert Tally().precision is None


def test_many_wrong_links_make_strict_and_many_missed_ones_loose():
    wrong = [decided(n, 0.75, right=False) for n in range(20)]
    missed = [decided(n, 0.25, right=True) for n in range(20)]
    good = [decided(n, 0.95, right=True) for n in range(20)]
    assert fit_shift([*wrong, *good], SHIPPED) > 0
    assert fit_shift([*missed, *good], SHIPPED) < 0
    assert fit_shift(good, SHIPPED) == 0


def test_stricter_links_are_taken_up_when_the_newest_decisions_bear_it_out():
    articles = [decided(n, 0.75 if n % 2 else 0.97, right=n % 2 == 0) for n in range(80)]
    trial = try_links(articles, SHIPPED, in_use=0.0)
    assert trial.is_better
    assert (trial.old.precision, trial.new.precision, trial.new.recall) == (0.5, 1, 1)
    assert not try_links(articles, SHIPPED, in_use=trial.shift).is_better


def test_too_few_links_teach_nothing():
    with pytest.raises(TooFewError, match="2 accepted candidates with proposed links"):
        try_links([decided(n, 0.9, right=True) for n in range(2)], SHIPPED, in_use=0.0)
