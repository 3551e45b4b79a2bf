"""The word for who acts in a clause."""

import pytest

from tests.extraction.parsing import parse, word
from tracker.extraction.extractor import Extractor
from tracker.extraction.roles.scene import Scene, actor, controller, counted, sentences_before


@pytest.mark.parametrize(
    ("text", "verb", "acting", "above"),
    [
        ("Norway will build it.", "build", "Norway", "Norway"),
        ("It will be built by Norway.", "built", "Norway", "It"),
        ("It will be built.", "built", None, "It"),
        ("Norway's plan will cut fees.", "cut", "Norway", "plan"),
        ("The plan by Norway will cut fees.", "cut", "Norway", "plan"),
        ("The plan will cut fees.", "cut", "plan", "plan"),
        ("Norway, which left, will pay.", "left", "Norway", "Norway"),
        ("Leaving early, Norway will pay.", "Leaving", "Norway", "Norway"),
        ("Norway bought ships that leak.", "leak", "ships", "ships"),
    ],
)
def test_who_acts_may_stand_elsewhere(
    reader: Extractor, text: str, verb: str, acting: str | None, above: str
):
    found = word(parse(reader, text), verb)
    who = actor(found)
    assert (who.text if who is not None else None) == acting
    assert str(controller(found)) == above


@pytest.mark.parametrize(
    ("text", "noun", "count"),
    [
        ("The two sides will pay.", "sides", 2),
        ("All three will pay.", "three", 3),
        ("Both countries will pay.", "countries", 2),
        ("The sides will pay two crowns.", "sides", 0),
    ],
)
def test_those_who_act_are_counted(reader: Extractor, text: str, noun: str, count: int):
    assert counted(word(parse(reader, text), noun)) == count


def test_a_pronoun_looks_back_three_sentences(reader: Extractor):
    doc = parse(reader, "One came. Two came. Three came. Four came. It will pay.")
    *_, last = doc.sents
    before = [sentence.text for sentence in sentences_before(last)]
    assert before == ["Four came.", "Three came.", "Two came."]


def test_the_words_for_those_who_act_have_roles(reader: Extractor):
    scene = Scene.of(parse(reader, "Norway will pay, the minister said.")[:])
    roles = {role: token.text for role, token in scene.roles()}
    assert roles == {
        "subject": "Norway",
        "actor": "Norway",
        "top": "minister",
        "speaker": "minister",
    }
