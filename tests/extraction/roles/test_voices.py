"""The second reader's word on single names becomes one on sets of parties."""

import pytest

from tests.extraction.test_roles import staged
from tracker.extraction.extractor import Extractor
from tracker.extraction.registry import Registry
from tracker.extraction.roles import total, voices


def test_a_party_is_heard_at_its_best_mention(reader: Extractor, registry: Registry):
    cast, _scene = staged(reader, registry, "Norway met Chile. Norway will pay Peru.")
    words = {token.text: token.i for token in cast.doc}  # of "Norway" the second place
    heard = {0: -2.0, words["Norway"]: 1.5, words["Chile"]: -1.0}
    assert voices(cast, heard) == {"Norway": 1.5, "Chile": -1.0}


def test_a_name_of_several_words_is_their_mean(reader: Extractor, registry: Registry):
    cast, _scene = staged(reader, registry, "The European Union will pay.")
    heard = {token.i: score for token, score in zip(cast.doc, (9.0, 1.0, 3.0, 9.0), strict=False)}
    assert voices(cast, heard)["European Union"] == pytest.approx(2.0)


def test_a_set_is_told_by_those_of_it_that_were_read():
    told = {"Norway": 1.5, "Chile": -1.0}
    assert total({"Norway", "Chile"}, told) == (0.5, 0)
    assert total({"Norway", "Peru"}, told) == (1.5, 1)
