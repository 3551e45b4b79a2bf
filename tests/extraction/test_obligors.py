"""The chosen set of parties, in reading order, with kinds for new ones and reasons for all."""

import datetime as dt

from spacy.tokens import Doc

from tracker.extraction import clause
from tracker.extraction.candidate import ArticleText
from tracker.extraction.components.obligors import ObligorFinder
from tracker.extraction.draft import GROUP, Draft
from tracker.extraction.extractor import Extractor
from tracker.extraction.linear import LinearModel
from tracker.extraction.models import Models
from tracker.extraction.registry import Registry

DAY = dt.date(2024, 5, 6)


def model(label: str, **weights: float) -> LinearModel:
    return LinearModel((label,), (-1.0,), {name: (w,) for name, w in weights.items()})


def judged(reader: Extractor, registry: Registry, text: str, title: str = "") -> Draft:
    """The draft of a one-sentence text under models of known weights."""
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
        thresholds={},
    )
    finder = ObligorFinder(trained)
    finder.learn(registry)
    (doc,) = reader.read([ArticleText(text=text, published=DAY, title=title)])
    draft: Draft = finder(with_draft(doc)).spans[GROUP][0]._.draft
    return draft


def with_draft(doc: Doc) -> Doc:
    span = clause.trimmed(next(doc.sents))
    span._.draft = Draft()
    doc.spans[GROUP] = [span]
    return doc


def test_the_best_set_undertakes_and_the_recipient_receives(
    reader: Extractor, registry: Registry
) -> None:
    draft = judged(reader, registry, "Norway and Chile will give aid to Kenya.")
    assert draft.parties == ("Norway", "Chile")
    assert draft.beneficiaries == ("Kenya",)
    assert draft.new_parties == ()
    assert [reason.words for reason in draft.reasons] == ["Norway", "Chile"]


def test_a_new_party_is_given_a_kind(reader: Extractor, registry: Registry) -> None:
    draft = judged(reader, registry, "Skarholm will give aid to Kenya.")
    assert draft.new_parties == (("Skarholm", "association"),)


def test_an_article_without_names_has_no_parties(reader: Extractor, registry: Registry) -> None:
    assert judged(reader, registry, "It will give aid.").parties == ()


def test_a_party_of_the_title_alone_may_undertake(reader: Extractor, registry: Registry) -> None:
    draft = judged(reader, registry, "It will give aid.", title="Ecuador ends its strike")
    assert draft.parties == ("Ecuador",)
    assert draft.reasons == []
