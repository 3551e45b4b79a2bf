"""The chosen set of parties, in reading order, with kinds for new ones and reasons for all."""

import datetime as dt
import math

from spacy.tokens import Doc

from tests.extraction.encoder.tiny import encoder
from tracker.extraction import clause
from tracker.extraction.candidate import ArticleText
from tracker.extraction.components.obligors import ObligorFinder
from tracker.extraction.draft import GROUP, Draft, Obligors
from tracker.extraction.encoder.encoder import Encoder
from tracker.extraction.encoder.mixing import Mixing
from tracker.extraction.extractor import Extractor
from tracker.extraction.linear import LinearModel
from tracker.extraction.models import Models
from tracker.extraction.registry import Registry

DAY = dt.date(2024, 5, 6)


def model(label: str, **weights: float) -> LinearModel:
    return LinearModel((label,), (-1.0,), {name: (w,) for name, w in weights.items()})


def offers(
    reader: Extractor,
    registry: Registry,
    text: str,
    title: str = "",
    reader_two: Encoder | None = None,
    heard: dict[int, float] | None = None,
) -> tuple[Obligors, ...]:
    """Who may undertake a one-sentence text under models of known weights."""
    idle = model("idle")
    weights = {"True list acts": 5.0, "actor": 3.0}
    trained = Models(
        sieve=idle,
        detector=idle,
        splitter=idle,
        status=idle,
        firmness=idle,
        domain=idle,
        obligor=model("obligor", **weights),
        beneficiary=model("beneficiary", **{"to it": 3.0}),
        pairing=idle,
        thresholds={},
        encoder=reader_two,
    )
    finder = ObligorFinder(trained)
    finder.learn(registry)
    (doc,) = reader.read([ArticleText(text=text, published=DAY, title=title)])
    draft: Draft = with_draft(doc).spans[GROUP][0]._.draft
    draft.heard = heard or {}
    finder(doc)
    return draft.offered


def with_draft(doc: Doc) -> Doc:
    span = clause.trimmed(next(doc.sents))
    span._.draft = Draft()
    doc.spans[GROUP] = [span]
    return doc


def test_the_best_set_undertakes_and_the_recipient_receives(
    reader: Extractor, registry: Registry
) -> None:
    best = offers(reader, registry, "Norway and Chile will give aid to Kenya.")[0]
    assert best.parties == ("Norway", "Chile")
    assert best.beneficiaries == ("Kenya",)
    assert best.new_parties == ()
    assert [reason.words for reason in best.reasons] == ["Norway", "Chile"]


def test_the_likeliest_of_each_size_is_offered(reader: Extractor, registry: Registry) -> None:
    offered = offers(reader, registry, "Norway and Chile will give aid to Kenya.")
    assert [len(obligors.parties) for obligors in offered] == [2, 1, 3]
    chances = [math.exp(obligors.log_probability) for obligors in offered]
    assert chances == sorted(chances, reverse=True)
    assert sum(chances) <= 1


def test_the_second_reader_has_a_say(reader: Extractor, registry: Registry) -> None:
    text, heard = "Norway and Chile will give aid to Kenya.", {0: 1.0, 2: -9.0, 7: -9.0}
    trusted = encoder(party=Mixing(0.1, 1.0, -2.0))
    ignored = encoder(party=Mixing(1.0, 0.0))
    alone = offers(reader, registry, text)
    assert offers(reader, registry, text, reader_two=trusted, heard=heard)[0].parties == ("Norway",)
    assert offers(reader, registry, text, reader_two=ignored, heard=heard) == alone
    assert offers(reader, registry, text, reader_two=trusted) == alone  # it has read nothing


def test_a_new_party_is_given_a_kind(reader: Extractor, registry: Registry) -> None:
    best = offers(reader, registry, "Skarholm will give aid to Kenya.")[0]
    assert best.new_parties == (("Skarholm", "association"),)


def test_an_article_without_names_has_no_parties(reader: Extractor, registry: Registry) -> None:
    assert offers(reader, registry, "It will give aid.") == ()


def test_a_party_of_the_title_alone_may_undertake(reader: Extractor, registry: Registry) -> None:
    (only,) = offers(reader, registry, "It will give aid.", title="Ecuador ends its strike")
    assert only.parties == ("Ecuador",)
    assert only.reasons == ()
