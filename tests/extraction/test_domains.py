"""The lexicon's words are found as written, and each domain is scored by the same evidence."""

import datetime as dt

import pytest
from spacy.tokens import Span

from tracker.extraction import models
from tracker.extraction.candidate import ArticleText
from tracker.extraction.components.domains import DomainReader, likeliest
from tracker.extraction.domains import Lexicon, domain_features, lexicon, scopes, singular
from tracker.extraction.draft import GROUP, Draft
from tracker.extraction.extractor import Extractor
from tracker.extraction.linear import LinearModel
from tracker.extraction.registry import DomainEntry, Registry
from tracker.extraction.training.corpus import parse_article
from tracker.extraction.training.dataset import examples
from tracker.extraction.training.heads.domain import evidence, fit_domain, spread

DAY = dt.date(2025, 2, 7)
REGISTRY = Registry(
    domains=(
        DomainEntry("energy", "Energy", words=("power plant", "coal", "refiner*", "power")),
        DomainEntry("climate", "Climate", words=("coal", "decarboni*", "net-zero")),
        DomainEntry("health", "Health", words=("vaccine", "Clinics", "air quality")),
        DomainEntry("defence", "Defence", words=("air", "navy")),
        DomainEntry("defence-maritime", "Maritime", parent="defence", words=("vaccine",)),
    )
)
WORDS = lexicon(REGISTRY)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("A power plant", [("power plant", "energy")]),
        ("POWER PLANTS", [("power plant", "energy")]),
        ("power to the plant", [("power", "energy")]),
        ("a coal exit", [("coal", "climate"), ("coal", "energy")]),
        ("refineries, refiners", [("refinery", "energy"), ("refiner", "energy")]),
        ("decarbonising by 2030", [("decarbonising", "climate")]),
        ("the clinic’s vaccines", [("clinic", "health"), ("vaccine", "health")]),
        ("air quality", [("air quality", "health")]),
        ("a navy-led mission", [("navy-led", "defence")]),
        ("net-zero goals", [("net-zero", "climate")]),
        ("İstanbul’da 2030", []),
        ("", []),
    ],
)
def test_words_and_phrases_of_the_lexicon_are_found(text: str, expected: list[tuple[str, str]]):
    found = WORDS.hits(text)
    assert sorted((hit.words, hit.slug) for hit in found) == sorted(expected)


def test_a_phrase_weighs_more_than_a_word_and_a_shared_word_less():
    weights = {hit.words: hit.weight for hit in WORDS.hits("power plant, navy, coal")}
    assert weights["power plant"] > weights["navy"] > weights["coal"]


@pytest.mark.parametrize(
    ("word", "expected"),
    [
        ("ministries", "ministry"),
        ("taxes", "tax"),
        ("ports", "port"),
        ("crisis", "crisis"),
        ("gas", "gas"),
        ("business", "business"),
        ("virus", "virus"),
        ("bank's", "bank"),
    ],
)
def test_plural_and_possessive_endings_are_taken_off(word: str, expected: str):
    assert singular(word) == expected


@pytest.fixture
def span(reader: Extractor) -> Span:
    text = "The navy met.\n\nAll spoke of coal. Vaccines will be sent. It rained.\n\nCoal rose."
    article = ArticleText(text=text, published=DAY, title="Power for clinics")
    doc = next(reader.read([article]))
    found = doc.char_span(text.index("Vaccines"), text.index(" It rained"))
    assert found is not None
    return found


def test_hits_are_told_apart_by_how_near_they_stand(span: Span):
    found = {place: {hit.words for hit in hits} for place, hits in scopes(span, WORDS).items()}
    assert found == {
        "clause": {"vaccine"},
        "around": {"coal"},
        "title": {"power", "clinic"},
        "article": {"navy", "coal", "vaccine"},
    }


def test_features_share_out_the_hits_among_the_domains(span: Span):
    features = domain_features(span, WORDS)
    assert features["clause share health"] == 1
    assert features["title share health"] == features["title share energy"] == 0.5
    assert features["clause vaccine→health health"] > features["title clinic→health health"] > 0
    shares = [value for name, value in features.items() if name.startswith("article share")]
    assert sum(shares) == pytest.approx(1)


def test_an_empty_lexicon_gives_no_features(span: Span):
    assert domain_features(span, Lexicon()) == {}


def test_shared_weights_are_spread_over_the_domains():
    weights: dict[str, tuple[float, ...]] = {
        "clause share": (2.0,),
        "is health": (0.5,),
        "clause coal→energy": (1.0,),
    }
    model = spread(LinearModel(("domain",), (-1.0,), weights), ["energy", "health"])
    assert model.scores({"clause share energy": 1.0}) == {"energy": 1.0, "health": -0.5}
    assert model.scores({"clause coal→energy energy": 1.0}) == {"energy": 0.0, "health": -0.5}
    assert "clause coal→energy health" not in model.weights


def test_evidence_for_a_domain_drops_its_name_and_all_others():
    features = {"clause share energy": 0.4, "clause share health": 0.6}
    assert evidence(features, "health") == {"clause share": 0.6, "is health": 1.0}


@pytest.mark.parametrize(
    ("scores", "expected"),
    [
        ({"energy": 2.0, "health": -3.0}, ("energy",)),
        ({"energy": -4.0, "health": -3.0}, ("health",)),
        ({"a": 1.0, "c": 1.0, "b": 0.0, "d": 0.0}, ("a", "c", "b")),
        ({}, ()),
    ],
)
def test_the_best_domain_is_named_and_others_only_if_likely(
    scores: dict[str, float], expected: tuple[str, ...]
):
    assert likeliest(scores) == expected


def test_the_reader_ranks_domains_and_shows_the_nearest_words(span: Span):
    shared = LinearModel(("domain",), (-1.0,), {"clause share": (3.0,), "title share": (1.0,)})
    trained = models.Models.__new__(models.Models)
    object.__setattr__(trained, "encoder", None)
    object.__setattr__(trained, "domain", spread(shared, ["climate", "energy", "health"]))
    domains = DomainReader(trained)
    domains.learn(REGISTRY)
    span._.draft = Draft()
    span.doc.spans[GROUP] = [span]
    domains(span.doc)
    assert span._.draft.domains == ("health", "energy", "climate")
    reasons = [(reason.words, reason.rule) for reason in span._.draft.reasons]
    assert reasons == [("vaccine", "health: clause")]


def test_a_domain_never_seen_in_training_profits_from_the_others(reader: Extractor):
    block = """id=a date=2025-02-07
Rain in Bergen
[[a: Norway will send vaccines.]] It rained. [[b: Norway will build a power plant.]]

[[c: Norway will open clinics.]]
---
a | Norway | health | pledged | firm
b | Norway | energy | pledged | firm
c | Norway | health | pledged | firm
"""
    model = fit_domain(examples(reader, [parse_article(block)]), REGISTRY)
    assert set(model.labels) == {"climate", "defence", "energy", "health"}
    assert model.best({"clause share defence": 1.0, "clause amount defence": 1.0})[0] == "defence"
