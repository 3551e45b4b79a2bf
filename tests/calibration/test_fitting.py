"""The chance that editors accept: features, fit, figures, and what counts as better."""

import math
import random

import pytest

from tracker.calibration.fitting import SEEN, fit
from tracker.calibration.measuring import figures, gain
from tracker.calibration.model import AS_EXTRACTED, Model, features_of


def test_features_name_what_is_known_of_a_candidate():
    proposed = {
        "statement": "Norway will pay",
        "parties": ["Norway", "Sweden"],
        "firm": True,
        "due": None,
        "status": "pledged",
    }
    found = features_of(0.5, proposed)
    assert found["confidence"] == 0
    assert (found["firm"], found["a deadline"], found["several parties"]) == (1, 0, 1)
    assert found["words"] == math.log1p(3)
    assert found["reports pledged"] == 1
    assert features_of(1.0, {})["reports no status"] == 1


@pytest.mark.parametrize("confidence", [0.001, 0.2, 0.5, 0.93, 0.999])
def test_without_a_fit_the_chance_is_what_extraction_said(confidence):
    assert AS_EXTRACTED.chance(features_of(confidence, {})) == pytest.approx(confidence)


@pytest.mark.parametrize("confidence", [0.0, 1.0])
def test_nothing_is_certain(confidence):
    chance = AS_EXTRACTED.chance(features_of(confidence, {}))
    assert 0 < chance < 1


def cases(count: int, truth: Model, seed: int = 1) -> tuple[list[dict[str, float]], list[bool]]:
    """Candidates whose editors follow a known model."""
    dice = random.Random(seed)  # noqa: S311  no secret
    rows = [
        {"confidence": dice.gauss(0, 2), "firm": float(dice.random() < 0.5)} for _ in range(count)
    ]
    return rows, [dice.random() < truth.chance(row) for row in rows]


def test_a_fit_finds_what_editors_go_by():
    truth = Model(-1.0, {"confidence": 0.5, "firm": 2.0})
    found = fit(*cases(4000, truth))
    assert found.bias == pytest.approx(truth.bias, abs=0.2)
    assert dict(found.weights) == pytest.approx(dict(truth.weights), abs=0.2)


def test_few_decisions_move_little():
    truth = Model(-3.0, {"confidence": 0.0})
    few, many = (fit(*cases(count, truth)) for count in (8, 800))
    assert abs(few.weights["confidence"] - 1) < abs(many.weights["confidence"] - 1)
    assert abs(few.bias) < abs(many.bias)


def test_the_same_decisions_give_the_same_weights_in_any_order():
    rows, accepted = cases(300, Model(0.5, {"confidence": 0.7}))
    pairs = sorted(zip(rows, accepted, strict=True), key=lambda pair: pair[0]["confidence"])
    assert fit(rows, accepted) == fit([row for row, _ in pairs], [came for _, came in pairs])


def test_what_hardly_any_candidate_has_gets_no_weight():
    rows, accepted = cases(100, AS_EXTRACTED)
    for row in rows[: SEEN - 1]:
        row["reports expired"] = 1.0
    assert "reports expired" not in fit(rows, accepted).weights
    rows[SEEN - 1]["reports expired"] = 1.0
    assert "reports expired" in fit(rows, accepted).weights


def test_decisions_that_features_tell_apart_exactly_still_fit():
    rows = [{"confidence": float(sign), "firm": 1.0} for sign in (-5, 5) * 50]
    found = fit(rows, [row["confidence"] > 0 for row in rows])
    assert found.chance({"confidence": 5.0}) > 0.99
    assert all(math.isfinite(weight) for weight in found.weights.values())


def test_figures_are_log_loss_brier_and_reliability():
    found = figures([0.1, 0.15, 0.9, 0.9], [False, True, True, True])
    assert found.brier == pytest.approx((0.01 + 0.85**2 + 0.01 + 0.01) / 4, abs=1e-4)
    expected = -(math.log(0.9) + math.log(0.15) + 2 * math.log(0.9)) / 4
    assert found.log_loss == pytest.approx(expected, abs=1e-4)
    assert [(band.low, band.high, band.count) for band in found.bands] == [(0, 0.2, 2), (0.8, 1, 2)]
    assert [(band.expected, band.accepted) for band in found.bands] == [(0.125, 0.5), (0.9, 1)]


def test_a_chance_of_one_that_is_wrong_costs_much_but_not_everything():
    assert figures([1.0], [False]).log_loss < 10
    assert figures([1.0], [True]).bands[0].low == 0.8


def test_a_gain_is_real_when_it_is_more_than_chance():
    costs = [1.0, 2.0, 1.5, 1.0] * 10
    lower = [cost - 0.5 for cost in costs]
    mixed = [cost + (0.5 if n % 2 else -0.5) for n, cost in enumerate(costs)]
    assert gain(costs, lower, range(40)).is_real
    assert gain(costs, lower, range(40)).mean == 0.5
    assert not gain(costs, mixed, range(40)).is_real
    assert not gain(lower, costs, range(40)).is_real


def test_cases_of_one_article_are_no_separate_evidence():
    costs, lower = [1.0] * 40, [1.0] * 30 + [0.0] * 10
    assert gain(costs, lower, range(40)).is_real
    assert not gain(costs, lower, [0] * 40).is_real
    assert not gain(costs, lower, [min(n // 10, 3) for n in range(40)]).is_real
