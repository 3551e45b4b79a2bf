"""Actors without a name, as the text writes them."""

import pytest

from tests.extraction.parsing import parse
from tracker.extraction.extractor import Extractor
from tracker.extraction.roles.collectives import collectives


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("Vaccine makers will pay.", [("vaccine makers", "company")]),
        ("Makers will pay.", [("makers", "company")]),
        ("A union came. The union left.", [("union", "association")] * 2),
        ("Shipping firms met. The firms left.", [("shipping firms", "company")] * 2),
        ("A country will pay.", [("country", "state")]),
        ("Countries will pay.", [("countries", "state")]),
        ("The country will pay.", []),
        ("The union will pay.", []),
        ("Norway will pay the teachers.", []),
    ],
)
def test_a_bare_noun_takes_up_the_phrase_before(
    reader: Extractor, text: str, found: list[tuple[str, str]]
):
    assert [(name, kind) for name, _span, kind in collectives(parse(reader, text))] == found
