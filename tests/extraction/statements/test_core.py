"""Which verbs lead from what is said to what is done."""

import pytest

from tests.extraction.parsing import parse, word
from tracker.extraction.extractor import Extractor
from tracker.extraction.statements import core


@pytest.mark.parametrize(
    ("text", "anchor", "chain"),
    [
        ("Norway has pledged to build a bridge.", "pledged", "pledged build"),
        ("Norway has pledged to build a bridge.", "build", "pledged build"),
        ("Norway said it had agreed to build a bridge.", "said", "said agreed build"),
        ("Norway agreed that it will build a bridge.", "agreed", "agreed build"),
        ("The bridge will open, the minister said.", "said", "said open"),
        ("Norway made a pledge to build a bridge.", "made", "made build"),
        ("Norway is ready to build a bridge.", "is", "is build"),
        ("Norway is set to build a bridge.", "set", "set build"),
        ("Norway has to build a bridge.", "has", "has build"),
        ("Norway is committed to building a bridge.", "committed", "committed building"),
        ("A bridge that Norway pledged to build will open.", "pledged", "open"),
    ],
)
def test_a_verb_is_followed_to_what_completes_it(
    reader: Extractor, text: str, anchor: str, chain: str
):
    doc = parse(reader, text)
    assert [verb.text for verb in core.chain(word(doc, anchor), doc[:])] == chain.split()


@pytest.mark.parametrize(
    ("text", "anchor"),
    [
        ("Norway ordered troops to leave.", "ordered"),
        ("Norway did not agree to build a bridge.", "agree"),
        ("Norway gave up plans to build a bridge.", "gave"),
        ("Norway wants the bridge built.", "wants"),
        ("Norway decided that the bridge was old.", "decided"),
    ],
)
def test_what_undertakes_nothing_is_told_itself(reader: Extractor, text: str, anchor: str):
    doc = parse(reader, text)
    assert [verb.text for verb in core.chain(word(doc, anchor), doc[:])] == [anchor]


def test_what_lies_outside_the_quote_is_not_told(reader: Extractor):
    doc = parse(reader, "Norway has pledged to build a bridge.")
    assert [verb.text for verb in core.chain(word(doc, "pledged"), doc[:3])] == ["pledged"]
