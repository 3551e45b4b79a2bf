"""Weights fitted to a few stories: their signs, their figures, their file."""

import json

import pytest

from tracker.linking import training
from tracker.linking.features import AGAINST
from tracker.linking.ranking import Weights

STORIES = """# a comment
=== mill
@ 2020-01-01 A mill for Orre
Norway | energy | pledged | mill | Norway will build a watermill at Orre by 2022 | due=2022-12-31
Sweden, Norway | trade | signed | pact | Sweden and Norway signed a grain pact | agreement=Orre pact
@ 2022-02-02 Orre grinds
Norway | energy | fulfilled | mill | The watermill at Orre has been built
Norway | energy | pledged | - | Norway will pay Orre 3 million | for=Orre
=== bridge
@ 2020-05-01 A bridge for Lom
Peru | transport | pledged | bridge | Peru will throw a bridge over the Lom
@ 2021-05-01 No bridge
Peru | transport | broken | bridge | The bridge over the Lom has been dropped
Peru | health | pledged | clinic | A clinic comes to Lom
"""


@pytest.fixture
def reports(tmp_path) -> list[training.Report]:
    path = tmp_path / "stories.txt"
    path.write_text(STORIES, encoding="utf-8")
    return list(training.read_stories(path, lambda names: frozenset({"Nordic Council"})))


RARITY = training.count_words(STORIES.splitlines(), at_least=1)


def test_stories_are_read_with_their_chains_and_options(reports):
    assert [report.chain for report in reports[:4]] == [
        "mill/mill",
        "mill/pact",
        "mill/mill",
        "mill 2022-02-02#1",
    ]
    assert reports[1].mentioned.parties == {"Sweden", "Norway"}
    assert reports[1].mentioned.agreement == "Orre pact"
    assert reports[3].mentioned.beneficiaries == {"Orre"}
    assert reports[0].mentioned.wider == {"Nordic Council"}
    assert reports[0].mentioned.due


def test_no_weight_is_turned_round(reports):
    features = training.fit(training.pairs_of(reports, RARITY)).features
    assert features
    assert all((weight < 0) == (name in AGAINST) for name, weight in features.items())


def test_the_same_stories_give_the_same_weights(reports):
    one, two = (training.fit(training.pairs_of(reports, RARITY)) for _again in range(2))
    assert one == two


def test_stories_are_followed_and_measured(reports):
    model = training.fit(training.pairs_of(reports, RARITY))
    bold = Weights(features=model.features, bias=model.bias, sure=0.5, likely=0.1, margin=0)
    figures = training.measure(reports, training.follow(reports, RARITY, bold))
    assert figures.recall == 1
    assert "pair precision" in str(figures)


def test_what_is_never_followed_has_no_recall(reports):
    apart = {n: n for n in range(len(reports))}
    assert training.measure(reports, apart) == training.Figures(0, 0)


def test_each_fold_is_followed_without_having_been_seen(reports):
    pairs = training.pairs_of(reports, RARITY)
    assert len(pairs.without({"mill"}).same) < len(pairs.same)
    figures = training.cross_validate(reports, pairs, RARITY, 2)
    assert 0 <= figures.recall <= 1


def test_weights_and_counts_are_written(tmp_path):
    model = Weights(features={"shared_words": 1.0}, bias=-2, sure=0.6, likely=0.2, margin=1)
    training.save(model, RARITY, tmp_path)
    assert Weights(**json.loads((tmp_path / "weights.json").read_text())) == model
    assert json.loads((tmp_path / "frequencies.json").read_text())["texts"] == RARITY.texts
