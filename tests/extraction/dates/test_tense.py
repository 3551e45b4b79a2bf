"""Whether the words around a time look back or ahead."""

import pytest

from tracker.extraction.dates.tense import had_by_then, is_late, is_owed, looks_back
from tracker.extraction.training.corpus import unmark


@pytest.mark.parametrize(
    ("marked", "back"),
    [
        ("They agreed [[a: in June]] to pay.", True),
        ("They will pay [[a: in June]].", False),
        ("They plan to pay [[a: in June]].", False),
        ("[[a: In June]] they paid.", True),
        ("[[a: In June]] they will pay.", False),
        ("They should have paid [[a: in June]].", True),
        ("The fee falls due [[a: in June]].", False),
        ("[[a: In June]].", False),
    ],
)
def test_the_nearest_verb_tells(marked: str, back: bool):
    text, ((_key, words),) = unmark(marked)
    start = text.index(words)
    assert looks_back(text, start, start + len(words)) is back


@pytest.mark.parametrize(
    ("marked", "had"),
    [
        ("[[a: By July]] the city had paid.", True),
        ("[[a: By July]] the city will pay.", False),
        ("The city had paid [[a: by July]].", False),
    ],
)
def test_what_had_happened_by_then_has_no_deadline(marked: str, had: bool):
    text, ((_key, words),) = unmark(marked)
    start = text.index(words)
    assert had_by_then(text, start, start + len(words)) is had


@pytest.mark.parametrize(
    ("before", "owed"),
    [
        ("The bridge should have opened ", True),
        ("The bridge was due ", True),
        ("The bridge was to open ", True),
        ("The bridge opened ", False),
        ("The bridge was due; it opened ", False),
    ],
)
def test_what_should_have_come_is_still_owed(before: str, owed: bool):
    text = f"{before}in June"
    assert is_owed(text, len(before)) is owed


@pytest.mark.parametrize(
    ("text", "late"),
    [
        ("The bridge has not opened.", True),
        ("The deadline was missed.", True),
        ("The bridge will open.", False),
    ],
)
def test_a_clause_says_that_something_is_late(text: str, late: bool):
    assert is_late(text) is late
