"""A commitment is firm where its wording is, or where something in it can be measured."""

import datetime as dt

import pytest

from tracker.extraction import models
from tracker.extraction.candidate import Amount, ArticleText, Deadline
from tracker.extraction.components.firmness import FirmnessReader, measurable
from tracker.extraction.draft import GROUP, Draft
from tracker.extraction.extractor import Extractor
from tracker.extraction.linear import LinearModel
from tracker.extraction.training.corpus import parse_article
from tracker.extraction.training.dataset import examples
from tracker.extraction.training.heads.firmness import fit_firmness

DAY = dt.date(2030, 12, 31)
DUE = Deadline(due=DAY, precision="year", words="by 2030")


@pytest.mark.parametrize(
    ("draft", "expected"),
    [
        (Draft(), set()),
        (Draft(deadline=DUE), {"has deadline"}),
        (Draft(amounts=(Amount(value=3e9, unit="USD"),)), {"has amount"}),
        (Draft(agreement="Paris Agreement"), {"has agreement"}),
    ],
)
def test_what_can_be_measured_is_a_feature(draft: Draft, expected: set[str]):
    assert {name for name, value in measurable(draft).items() if value} == expected


@pytest.mark.parametrize(
    ("text", "deadline", "expected"),
    [
        ("Both reaffirmed their friendship.", None, False),
        ("Both will build a bridge.", None, True),
        ("Both reaffirmed their friendship.", DUE, True),
    ],
)
def test_wording_and_measure_decide(
    reader: Extractor, text: str, deadline: Deadline | None, *, expected: bool
):
    weights: dict[str, tuple[float, ...]] = {"w reaffirm": (-2.0,), "has deadline": (3.0,)}
    trained = models.Models.__new__(models.Models)
    object.__setattr__(trained, "encoder", None)
    object.__setattr__(trained, "firmness", LinearModel(("firm",), (1.0,), weights))
    (doc,) = reader.read([ArticleText(text=text, published=DAY)])
    span = doc[:]
    span._.draft = Draft(deadline=deadline)
    doc.spans[GROUP] = [span]
    FirmnessReader(trained)(doc)
    assert span._.draft.firm is expected


def test_wording_is_learnt_from_annotated_articles(reader: Extractor):
    block = """id=a date=2025-02-07
Two neighbours
[[a: Norway will build a bridge by 2030.]] [[b: Norway values its friendship.]]
[[c: Norway will build a road by 2030.]] [[d: Norway values its partnership.]]
---
a | Norway | transport | pledged | firm | due=2030-12-31
b | Norway | diplomacy | pledged | soft
c | Norway | transport | pledged | firm | due=2030-12-31
d | Norway | diplomacy | pledged | soft
"""
    model = fit_firmness(examples(reader, [parse_article(block)]))
    assert model.probability({"has deadline": 1.0, "w build": 1.0}) > 0.5
    assert model.probability({"w value": 1.0}) < model.probability({"w build": 1.0})
