"""Which instrument a commitment belongs to, by its fullest name in the text."""

import pytest

from tests.extraction.parsing import parse
from tracker.extraction.components.agreements import AgreementFinder
from tracker.extraction.draft import GROUP, Draft
from tracker.extraction.extractor import Extractor
from tracker.extraction.instruments.mention import mentions
from tracker.extraction.training.corpus import unmark


def agreement_of(reader: Extractor, marked: str) -> str | None:
    """What is found for the commitment marked `[[a: …]]` in the text."""
    text, ((_key, quote),) = unmark(marked)
    doc = parse(reader, text)
    start = text.index(quote)
    span = doc.char_span(start, start + len(quote), alignment_mode="expand")
    assert span is not None
    span._.draft = Draft()
    doc.spans[GROUP] = [span]
    draft: Draft = AgreementFinder()(doc).spans[GROUP][0]._.draft
    assert [reason.field for reason in draft.reasons] == ["agreement"] * bool(draft.agreement)
    return draft.agreement


@pytest.mark.parametrize(
    ("marked", "name"),
    [
        ("[[a: Chile will leave the Lima Fisheries Treaty by May.]]", "Lima Fisheries Treaty"),
        ("[[a: Chile ratified the Convention on Cluster Munitions.]]",
         "Convention on Cluster Munitions"),
        ("[[a: They signed a new 10-year defence pact.]]", "10-year defence pact"),
        ("[[a: They will renew a framework signed in 2015.]]", "2015 framework"),
        ("[[a: Chile signed an agreement with Peru on Friday.]]", "agreement with Peru"),
        ("[[a: Chile will build a bridge.]]", None),
        ("[[a: Chile will sell its gas contracts.]]", None),
        ("[[a: Chile will adopt a water law.]]", None),
        ("[[a: Under the deal, Chile is to pay.]]", None),
    ],
)  # fmt: skip
def test_a_name_stands_in_the_clause(reader: Extractor, marked: str, name: str | None):
    assert agreement_of(reader, marked) == name


@pytest.mark.parametrize(
    ("marked", "name"),
    [
        ("They signed the Lima Fisheries Treaty. [[a: Under the treaty, Chile will pay.]]",
         "Lima Fisheries Treaty"),
        ("Both signed the Lima Fisheries Treaty. [[a: The deal obliges Chile to pay.]]",
         "Lima Fisheries Treaty"),
        ("A trade accord lapsed. The Lima Fisheries Treaty did not. [[a: The accord bound Chile.]]",
         "trade accord"),
        ("[[a: Under the truce, Chile will pay.]] Both signed the Lima Fisheries Treaty.", None),
        ("Under the Lima Fisheries Treaty, Peru will fish less, and [[a: Chile will pay.]]",
         "Lima Fisheries Treaty"),
        ("The Lima Fisheries Treaty took effect. The treaty is short. The treaty binds both.\n\n"
         "[[a: Chile will pay $3 million.]]", "Lima Fisheries Treaty"),
        ("The Lima Fisheries Treaty took effect.\n\n[[a: Chile will pay $3 million.]]", None),
    ],
)  # fmt: skip
def test_a_name_stands_elsewhere_in_the_text(reader: Extractor, marked: str, name: str | None):
    assert agreement_of(reader, marked) == name


def test_a_mention_in_passing_has_no_name(reader: Extractor):
    found = mentions(parse(reader, "The deal is done. The Paris Agreement holds. AGREEMENT"))
    assert [(mention.noun, mention.name) for mention in found] == [
        ("deal", ""),
        ("agreement", "Paris Agreement"),
        ("agreement", ""),
    ]
