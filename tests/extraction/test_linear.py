"""Linear models: sums of weights, and files that are equal for equal models."""

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tracker.extraction.linear import LinearModel, load_models, logistic, save_models

STATUS = LinearModel(
    labels=("pledged", "signed"),
    bias=(0.5, 0.0),
    weights={"w will": (2.0, -1.0), "w signed": (-1.0, 3.0), "w treaty": (0.0, 1.0)},
)
YES = LinearModel(labels=("commitment",), bias=(-1.0,), weights={"w will": (3.0,)})


def test_scores_are_weighted_sums_of_known_features():
    assert STATUS.scores({"w will": 1.0, "w unknown": 5.0}) == {"pledged": 2.5, "signed": -1.0}
    assert STATUS.scores({"w treaty": 2.0}) == {"pledged": 0.5, "signed": 2.0}


@pytest.mark.parametrize(
    ("features", "best"),
    [
        ({"w will": 1.0}, ["pledged", "signed"]),
        ({"w signed": 1.0}, ["signed", "pledged"]),
        ({"w treaty": 0.5}, ["pledged", "signed"]),
    ],
)
def test_the_best_label_comes_first_and_ties_by_the_alphabet(
    features: dict[str, float], best: list[str]
):
    assert STATUS.best(features) == best


def test_a_yes_or_no_model_gives_a_probability():
    assert YES.probability({}) == pytest.approx(0.269, abs=0.001)
    assert YES.probability({"w will": 1.0}) == pytest.approx(0.881, abs=0.001)


def test_the_telling_features_speak_for_the_label():
    features = {"w will": 1.0, "w signed": 1.0, "w treaty": 1.0, "w unknown": 1.0}
    assert STATUS.telling(features, "signed") == ["w signed", "w treaty"]
    assert STATUS.telling(features, "pledged", count=1) == ["w will"]
    assert STATUS.telling({}, "pledged") == []


@given(st.floats(allow_nan=False))
def test_a_probability_lies_between_nought_and_one(score: float):
    assert 0.0 <= logistic(score) <= 1.0


def test_models_come_back_from_their_file_and_equal_ones_give_equal_bytes(tmp_path: Path):
    first, second = tmp_path / "first.json.gz", tmp_path / "second.json.gz"
    save_models({"status": STATUS, "detector": YES}, {"thresholds": {"detector": 0.4}}, first)
    save_models({"detector": YES, "status": STATUS}, {"thresholds": {"detector": 0.4}}, second)
    assert first.read_bytes() == second.read_bytes()
    assert load_models(first) == (
        {"status": STATUS, "detector": YES},
        {"thresholds": {"detector": 0.4}},
    )
