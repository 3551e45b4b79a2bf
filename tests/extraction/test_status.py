"""Cues, tense and mood, the event that is told, and the stage of what the article is about."""

import datetime as dt

import pytest
from spacy.tokens import Span

from tracker.extraction import models
from tracker.extraction.candidate import ArticleText
from tracker.extraction.components.status import StatusReader
from tracker.extraction.draft import GROUP, Draft, Obligors
from tracker.extraction.extractor import Extractor
from tracker.extraction.linear import LinearModel
from tracker.extraction.status import aspect
from tracker.extraction.status.cues import HINTS, PHRASES, VERBS, phrases
from tracker.extraction.status.features import event, flat, hints, mood, status_features
from tracker.extraction.status.pairing import pairing_features
from tracker.extraction.status.stage import stages
from tracker.extraction.training.corpus import parse_article
from tracker.extraction.training.dataset import examples
from tracker.extraction.training.heads.pairing import fit_pairing
from tracker.extraction.training.heads.status import fit_status

DAY = dt.date(2025, 2, 7)
STATUSES = {
    *("proposed", "pledged", "agreed", "signed", "in_force", "in_progress"),
    *("fulfilled", "partly_fulfilled", "delayed", "broken", "expired"),
}


def read(reader: Extractor, text: str, title: str = "") -> Span:
    (doc,) = reader.read([ArticleText(text=text, published=DAY, title=title)])
    return doc[:]


def test_cues_hint_at_statuses_that_exist():
    assert set(PHRASES) == STATUSES
    assert set(VERBS) == STATUSES - {"partly_fulfilled"}


@pytest.mark.parametrize(
    ("status", "text"),
    [
        ("proposed", "a [draft] of the text"),
        ("proposed", "the group is [ready to] pay"),
        ("agreed", "[both sides] withdrew"),
        ("agreed", "it [reached a preliminary deal] there"),
        ("signed", "[notes were exchanged] in lima"),
        ("in_force", "the pact [took effect] at dawn"),
        ("in_force", "the [2015 accord] caps it"),
        ("in_progress", "work is [under way]"),
        ("in_progress", "three have arrived [so far]"),
        ("fulfilled", "it paid [as promised]"),
        ("fulfilled", "he [kept his word]"),
        ("partly_fulfilled", "it built [3 of 12] schools"),
        ("delayed", "it was [put off] to may"),
        ("delayed", "the bridge is [behind schedule]"),
        ("delayed", "it has [yet to] pay"),
        ("delayed", "opening in 2030 [instead of 2025]"),
        ("broken", "the goal is [void]"),
        ("broken", "it will stay [after all]"),
        ("broken", "they [tore up] the deal"),
        ("broken", "it [had promised] more"),
        ("expired", "the mandate [ran out]"),
    ],
)
def test_phrases_hint_at_a_status(status: str, text: str):
    words = text[text.index("[") + 1 : text.index("]")]
    plain = text.replace("[", "").replace("]", "")
    assert words in {match[0] for hint, match in phrases(plain) if hint == status}


@pytest.mark.parametrize(
    "text", ["a signal to all", "the statue fell", "a contractual duty", "the gone-by years", ""]
)
def test_parts_of_other_words_are_no_cues_of_signing(text: str):
    assert "signed" not in {status for status, _match in phrases(text)}


@pytest.mark.parametrize(
    ("text", "verb", "expected"),
    [
        ("Norway will build a bridge.", "build", "future"),
        ("Norway will not build a bridge.", "build", "future!"),
        ("Norway would build a bridge.", "build", "conditional"),
        ("Norway has built a bridge.", "built", "perfect"),
        ("Norway has never built a bridge.", "built", "perfect!"),
        ("Norway had built a bridge.", "built", "pluperfect"),
        ("Norway is building a bridge.", "building", "progressive"),
        ("The bridge is being built by Norway.", "built", "progressive"),
        ("Norway built a bridge.", "built", "past"),
        ("The bridge was built by Norway.", "built", "past"),
        ("Norway did not build a bridge.", "build", "past!"),
        ("Norway builds bridges.", "builds", "present"),
        ("Norway is to build a bridge.", "build", "be to"),
        ("Norway agreed to build a bridge.", "build", "infinitive"),
        ("Norway will design and build a bridge.", "build", "future"),
    ],
)
def test_tense_and_mood_are_one_word(reader: Extractor, text: str, verb: str, expected: str):
    token = next(token for token in read(reader, text) if token.text == verb)
    assert aspect.marked(token) == expected


@pytest.mark.parametrize(
    ("text", "verb", "expected"),
    [
        ("Norway scrapped the plan.", "scrapped", "broken"),
        ("Norway put off the vote.", "put", "delayed"),
        ("Norway pulled out of the treaty.", "pulled", "broken"),
        ("Norway proposed a ban.", "proposed", "proposed"),
        ("Norway danced.", "danced", "other"),
    ],
)
def test_a_verb_hints_with_its_particle(reader: Extractor, text: str, verb: str, expected: str):
    token = next(token for token in read(reader, text) if token.text == verb)
    assert hints(token)[0] == expected
    assert set(hints(token)) <= {*STATUSES, "other"}


def test_a_verb_may_hint_at_several_statuses():
    assert set(HINTS["suspend"]) == {"in_force", "delayed"}


@pytest.mark.parametrize(
    ("text", "expected", "tense"),
    [
        ("Norway said it had paid the sum.", "paid", "pluperfect"),
        ("The minister said that Norway will pay the sum.", "pay", "ahead"),
        ("Norway is to pay the sum.", "pay", "ahead"),
        ("Norway agreed to pay the sum.", "agreed", "past"),
        ("Norway would pay the sum.", "pay", "conditional"),
        ("Three bridges by 2030.", "bridges", "none"),
    ],
)
def test_the_event_stands_below_the_verbs_of_speech(
    reader: Extractor, text: str, expected: str, tense: str
):
    found = event(read(reader, text))
    assert (found.text, mood(found)) == (expected, tense)


@pytest.mark.parametrize(
    ("text", "feature"),
    [
        ("Norway suspended the payments.", "cue delayed told"),
        ("Norway will withdraw its troops.", "cue broken ahead"),
        ("Norway withdrew its troops.", "cue broken told"),
        ("Norway has ratified the treaty.", "root in_force perfect"),
        ("Norway has not ratified the treaty.", "root in_force perfect!"),
        ("Norway and Sweden agreed to build it.", "subject parties 2"),
        ("Norway agreed to build it.", "subject parties 1"),
        ("Norway and Sweden agreed to build it.", "root by many agreed"),
        ("The leaders pledged to build it.", "root by many"),
        ("Three bridges by 2030.", "event none"),
        ("Norway agreed to build it.", "event agreed to past"),
        ("Norway signed the treaty and ratified it.", "event and in_force past"),
    ],
)
def test_features_tell_the_status(reader: Extractor, text: str, feature: str):
    assert status_features(read(reader, text))[feature] > 0


def test_a_clause_shares_the_stage_of_what_the_headline_tells(reader: Extractor):
    span = read(reader, "Norway will cut its duties.", "Norway, Chile sign trade deal")
    features = status_features(span)
    assert {"title first signed", "title signed ahead", "title both signed+agreed"} <= set(features)


@pytest.mark.parametrize(
    ("title", "expected"),
    [
        ("Norway and Chile sign trade pact", ["signed", "agreed"]),
        ("Trade pact takes effect", ["in_force", "agreed"]),
        ("Norway scraps ferry plan", ["judged", "proposed"]),
        ("Joint statement by Norway and Chile", ["agreed"]),
        ("Norway offers loan", ["proposed"]),
        ("Rain in Bergen", ["-"]),
        ("", ["-"]),
    ],
)
def test_headlines_tell_the_stage_of_the_instrument(title: str, expected: list[str]):
    assert stages(title) == expected


@pytest.mark.parametrize("text", ["İİİ signed it.", "ẞ agreed", "It’s\nsigned"])
def test_lower_case_keeps_every_offset(text: str):
    assert len(flat(text)) == len(text)
    assert "\n" not in flat(text)


@pytest.mark.parametrize(
    ("text", "status", "reason"),
    [
        ("Norway has dropped the plan.", "broken", ("dropped", "cue", 11)),
        ("Norway signed the treaty.", "signed", ("signed", "cue", 7)),
        ("Norway paid.", "signed", ("paid", "past", 7)),
    ],
)
def test_the_likeliest_status_is_written_with_its_words(
    reader: Extractor, text: str, status: str, reason: tuple[str, str, int]
):
    weights: dict[str, tuple[float, ...]] = {
        "cue broken told": (1.0, 0.0),
        "cue signed told": (0.0, 1.0),
    }
    trained = models.Models.__new__(models.Models)
    object.__setattr__(trained, "encoder", None)
    object.__setattr__(trained, "status", LinearModel(("broken", "signed"), (0.0, 0.1), weights))
    span = read(reader, text)
    span._.draft = Draft()
    span.doc.spans[GROUP] = [span]
    StatusReader(trained)(span.doc)
    assert span._.draft.status == status
    assert [(r.words, r.rule, r.start) for r in span._.draft.reasons] == [reason]


def obligors(log_probability: float, *parties: str) -> Obligors:
    return Obligors(parties, (), (), log_probability, ())


@pytest.mark.parametrize(
    ("alone", "together", "status", "parties"),
    [
        (-0.2, -1.7, "pledged", ("Norway",)),
        (-1.0, -0.5, "agreed", ("Norway", "Chile")),
        (-9.0, -0.1, "agreed", ("Norway", "Chile")),
    ],
)
def test_one_party_pledges_and_two_agree(
    reader: Extractor, alone: float, together: float, status: str, parties: tuple[str, ...]
):
    trained = models.Models.__new__(models.Models)
    object.__setattr__(trained, "encoder", None)
    object.__setattr__(trained, "status", LinearModel(("agreed", "pledged"), (0.0, 0.3), {}))
    weights: dict[str, tuple[float, ...]] = {"parties 1": (-1.0, 0.5), "parties 2": (1.0, -2.0)}
    object.__setattr__(trained, "pairing", LinearModel(("agreed", "pledged"), (0.0, 0.0), weights))
    span = read(reader, "They spoke of a bridge.")
    span._.draft = Draft(offered=(obligors(alone, "Norway"), obligors(together, "Norway", "Chile")))
    span.doc.spans[GROUP] = [span]
    StatusReader(trained)(span.doc)
    assert (span._.draft.status, span._.draft.parties) == (status, parties)


@pytest.mark.parametrize(
    ("parties", "due", "features"),
    [
        (1, None, {"parties 1", "due none"}),
        (2, "2025-02-06", {"parties 2", "due past"}),
        (9, "2025-02-07", {"parties 3", "due ahead"}),
    ],
)
def test_a_pairing_tells_how_many_and_whether_late(parties: int, due: str, features: set[str]):
    day = due and dt.date.fromisoformat(due)
    assert pairing_features(parties, day or None, dt.date(2025, 2, 7)).keys() == features


PAIRED = """id=a date=2025-02-07
Rain in Bergen
[[a: Norway will pay.]] [[b: Norway and Chile agreed on it.]] [[c: Chile will pay.]]
[[d: Chile and Norway agreed again.]] [[e: Norway values peace.]] [[f: It is late.]]
---
a | Norway | finance | pledged | firm
b | Norway, Chile | finance | agreed | firm
c | Chile | finance | pledged | firm
d | Norway, Chile | finance | agreed | firm
e | Norway, Chile | diplomacy | in_force | soft
f | Norway | finance | delayed | firm | due=2025-01-31
"""


def test_the_pairing_is_learnt_from_firm_commitments(reader: Extractor):
    model = fit_pairing(examples(reader, [parse_article(PAIRED)]))
    assert model.labels == ("agreed", "delayed", "pledged")
    weigh = {
        trait: dict(zip(model.labels, row, strict=True)) for trait, row in model.weights.items()
    }
    assert weigh["parties 2"]["agreed"] > 0 > weigh["parties 2"]["pledged"]
    assert weigh["parties 1"]["pledged"] > 0 > weigh["parties 1"]["agreed"]
    assert weigh["due past"]["delayed"] > weigh["due past"]["pledged"]


def test_cues_are_learnt_from_firm_commitments(reader: Extractor):
    block = """id=a date=2025-02-07
Rain in Bergen
[[a: Norway scrapped the bridge.]] [[b: Norway signed the treaty.]] [[e: Norway values peace.]]
[[c: Norway abandoned the road.]] [[d: Norway signed the contract.]] [[f: Norway will pay.]]
---
a | Norway | transport | broken | firm
b | Norway | trade | signed | firm
c | Norway | transport | broken | firm
d | Norway | trade | signed | firm
e | Norway | diplomacy | in_force | soft
f | Norway | finance | pledged | firm
"""
    model = fit_status(examples(reader, [parse_article(block)]))
    assert set(model.labels) == {"broken", "signed", "pledged"}
    assert model.best(status_features(read(reader, "Sweden dropped the tunnel.")))[0] == "broken"
    assert model.best(status_features(read(reader, "Sweden signed the accord.")))[0] == "signed"
