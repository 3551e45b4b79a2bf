"""What kind of party an unknown name is: by its last noun, by apposition, by its shape."""

import pytest

from tests.extraction.parsing import parse
from tracker.extraction.extractor import Extractor
from tracker.extraction.naming.kinds import descriptions, guessed_kind
from tracker.extraction.training.corpus import unmark


@pytest.mark.parametrize(
    ("marked", "nouns", "kind"),
    [
        ("The airline [[a: Skarholm]] agreed.", ["airline"], "company"),
        ("[[a: Skarholm]], a rail operator, agreed.", ["operator"], "company"),
        ("[[a: Skarholm]] is a union.", ["union"], "association"),
        ("[[a: Harbour Authority of Zambia]] agreed.", [], "body"),
        ("Mr [[a: Fennimore]] agreed.", [], "person"),
        ("[[a: Fennimore]] who left agreed.", [], "person"),
        ("[[a: Orla Fennimore]] agreed.", [], "person"),
        ("[[a: Skarholm]], who left, agreed.", [], "unsure"),
        ("[[a: Skarholm]]", [], "unsure"),
    ],
)
def test_a_name_is_of_a_kind(reader: Extractor, marked: str, nouns: list[str], kind: str):
    text, ((_key, name),) = unmark(marked)
    start = text.index(name)
    span = parse(reader, text).char_span(start, start + len(name))
    assert span is not None
    assert (descriptions(span), guessed_kind(span)) == (nouns, kind)
