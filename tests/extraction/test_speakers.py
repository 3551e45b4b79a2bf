"""Who is reported as saying a commitment."""

import datetime as dt

import pytest

from tracker.extraction.candidate import ArticleText
from tracker.extraction.components.speakers import named_persons, speaker_name, speaking
from tracker.extraction.extractor import Extractor

DAY = dt.date(2024, 5, 6)


@pytest.mark.parametrize(
    ("text", "speaker"),
    [
        ("The ministry said it would pay.", "ministry"),
        ("Finance Minister Per Lund said he would pay.", "Per Lund"),
        ("Finance Minister Per Lund came. He said Norway would pay.", "Per Lund"),
        ("Finance Minister Per Lund came. Lund told them Norway would pay.", "Per Lund"),
        ("Norway will pay, according to the health ministry.", "health ministry"),
        ("It said Norway would pay.", None),
        ("Norway will pay.", None),
    ],
)
def test_the_speaker_is_the_subject_of_saying(
    reader: Extractor, text: str, speaker: str | None
) -> None:
    (doc,) = reader.read([ArticleText(text=text, published=DAY)])
    head = speaking(list(doc.sents)[-1])
    found = speaker_name(head, named_persons(doc)) if head is not None else None
    assert found == speaker
