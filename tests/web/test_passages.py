"""An article's text, cut at the borders of its passages; `[1 … 1]` marks one."""

import pytest

from tracker.models import Mention
from tracker.web.passages import numbered, paragraphs


def mention(text: str, quote: str, pk: int) -> Mention:
    start = text.index(quote)
    return Mention(pk=pk, start=start, end=start + len(quote), quote=quote)


def marked(text: str, *quotes: str) -> list[str]:
    """The paragraphs as read, every passage between its numbers."""
    notes = numbered(mention(text, quote, pk) for pk, quote in enumerate(quotes))
    return [
        "".join(
            "".join(f"[{note.number} " for note in piece.begins)
            + piece.text
            + "".join(f" {note.number}]" for note in piece.ends)
            for piece in paragraph.pieces
        )
        for paragraph in paragraphs(text, notes)
    ]


@pytest.mark.parametrize(
    ("text", "quotes", "expected"),
    [
        ("One. Two.", [], ["One. Two."]),
        ("One. Two.", ["One."], ["[1 One. 1] Two."]),
        ("One. Two.", ["Two.", "One."], ["[1 One. 1] [2 Two. 2]"]),
        ("One.\n\nTwo.\n \n\nThree.", ["Two."], ["One.", "[1 Two. 1]", "Three."]),
        ("One\nline.", ["line."], ["One\n[1 line. 1]"]),
        (
            "We will go and stay.",
            ["will go", "We will go and"],
            ["[1 We [2 will go 2] and 1] stay."],
        ),
        ("We will go on.", ["We will", "will go"], ["[1 We [2 will 1] go 2] on."]),
        ("We go.", ["We go.", "We go."], ["[1 [2 We go. 1] 2]"]),
        ("One.\n\nTwo.", ["One.\n\nTwo."], ["[1 One.", "Two. 1]"]),
        ("\n\nOne.\n\n", ["One."], ["[1 One. 1]"]),
        ("", [], []),
    ],
)
def test_passages_are_marked_where_they_stand(text, quotes, expected):
    assert marked(text, *quotes) == expected


def test_a_note_stands_beside_the_paragraph_in_which_its_passage_begins():
    text = "One. Two.\n\nThree."
    notes = numbered(mention(text, quote, pk) for pk, quote in enumerate(["Three.", "Two."]))
    beside = [[note.mention.quote for note in part.notes] for part in paragraphs(text, notes)]
    assert beside == [["Two."], ["Three."]]


def test_only_covered_text_is_marked():
    text = "Before. Quote. After."
    pieces = paragraphs(text, numbered([mention(text, "Quote.", 1)]))[0].pieces
    assert [(piece.text, piece.is_marked) for piece in pieces] == [
        ("Before. ", False),
        ("Quote.", True),
        (" After.", False),
    ]
