"""The second reader: what it says, how it is kept, and how its word is weighed."""

import datetime as dt
import math
from pathlib import Path

import numpy as np
import pytest

from tests.extraction.encoder.tiny import LABELS, PIECES, encoder, file_of, heads, passage, weights
from tracker.extraction import models
from tracker.extraction.candidate import ArticleText
from tracker.extraction.components.detector import Detector
from tracker.extraction.draft import GROUP
from tracker.extraction.encoder import stored
from tracker.extraction.encoder.encoder import FIELDS, Encoder, load
from tracker.extraction.encoder.mixing import Mixing
from tracker.extraction.extractor import Extractor, version_of
from tracker.extraction.linear import LinearModel
from tracker.extraction.passages import commitment_passage, sentence_passage

DAY = dt.date(2025, 2, 7)
TEXT = "It rained. Norway pledged a road and Sweden a bridge. Nobody came."


def trained(encoder: Encoder | None, **parts: object) -> models.Models:
    """The models that a test is about, and no others."""
    bare = models.Models.__new__(models.Models)
    for name, value in {"encoder": encoder, **parts}.items():
        object.__setattr__(bare, name, value)
    return bare


def saved(path: Path, **mixing: Mixing) -> Path:
    stored.write(*file_of({**weights(), "heads": heads()}, **mixing), path)
    return path


def test_each_head_answers_for_its_labels():
    (said,) = encoder().judge([passage("Pledged.")], tuple(LABELS))
    assert {head: tuple(answers) for head, answers in said.items()} == LABELS
    assert sum(math.exp(log) for log in said["status"].values()) == pytest.approx(1, abs=0.02)


def test_what_it_says_does_not_hang_on_what_else_it_is_asked():
    own, asked = encoder(), [passage("a b"), passage("c d e f g h i j k l m n o p q")]
    together = own.judge(asked, FIELDS)
    for one, said in zip(asked, together, strict=True):
        (alone,) = own.judge([one], FIELDS)
        assert alone["status"] == pytest.approx(said["status"], abs=0.011)


def test_a_file_gives_the_encoder_back_nearly(tmp_path: Path):
    own = encoder(status=Mixing(1.0, 2.0, 3.0))
    again = load(str(saved(tmp_path / "encoder.npz", status=own.mixing["status"])))
    assert (again.labels, again.threshold) == (LABELS, 0.5)
    assert again.mixing == {"status": Mixing(1.0, 2.0, 3.0)}
    assert again.pieces.pieces == PIECES
    passages = [passage("Norway pledged."), passage("It rained.")]
    assert np.allclose(own.read(passages).vectors, again.read(passages).vectors, atol=0.15)


def test_equal_encoders_give_equal_bytes(tmp_path: Path):
    first, second = (saved(tmp_path / name).read_bytes() for name in ("a", "b"))
    assert first == second


def test_the_shipped_encoder_is_small_enough_for_a_repository():
    assert models.encoder_beside(models.WEIGHTS).stat().st_size < 20_000_000


def test_the_shipped_encoder_knows_what_the_linear_models_know():
    shipped = models.load()
    assert shipped.encoder is not None
    assert set(shipped.encoder.labels["status"]) >= set(shipped.status.labels)
    assert set(shipped.encoder.labels["domain"]) <= set(shipped.domain.labels)


def test_without_an_encoder_the_linear_model_decides_alone():
    assert trained(None).mixed("firm", {"firm": 0.7}, {}) == {"firm": 0.7}


def test_both_words_are_weighed():
    both = trained(encoder(status=Mixing(1.0, 2.0, 0.5)))
    mixed = both.mixed("status", {"pledged": -1.0, "new": 0.0}, {"status": {"pledged": -2.0}})
    assert mixed == {"pledged": -4.5, "new": 2 * models.UNHEARD + 0.5}


def test_a_commitment_is_read_in_its_sentence_with_the_words_around(reader: Extractor):
    article = ArticleText(text=TEXT, published=DAY, title="Roads")
    (doc,) = reader.read([article])
    start = TEXT.index("Norway")
    span = doc.char_span(start, start + len("Norway pledged a road"))
    assert span is not None
    read = commitment_passage(span, around=24)
    assert " ".join(read.before) == "It rained ."
    assert " ".join(read.after) == "Nobody came ."
    assert " ".join(read.words) == "Norway pledged a road and Sweden a bridge ."
    assert (read.asked, read.title) == ((0, 4), "Roads")
    assert sentence_passage(span.sent).words == read.words
    assert commitment_passage(span, around=1).before == ["."]
    bare = commitment_passage(span, around=0)
    assert bare.before == bare.after == []
    assert commitment_passage(span) == read


@pytest.mark.parametrize(("offset", "found"), [(20.0, True), (-20.0, False)])
def test_the_encoder_has_a_say_on_what_is_found(reader: Extractor, offset: float, *, found: bool):
    said = encoder(commitment=Mixing(0.0, 0.0, offset))
    never = LinearModel(("split",), (-9.0,), {})
    likely = LinearModel(("commitment",), (0.0,), {})
    (doc,) = reader.read([ArticleText(text=TEXT, published=DAY)])
    detector = Detector(
        trained(said, detector=likely, splitter=never, thresholds={"detector": 0.4})
    )
    assert bool(detector(doc).spans[GROUP]) is found


def test_what_it_says_of_the_fields_goes_with_the_find(reader: Extractor):
    said = encoder(commitment=Mixing(0.0, 0.0, 20.0))
    parts = {"detector": LinearModel(("commitment",), (0.0,), {}), "thresholds": {"detector": 0.4}}
    never = LinearModel(("split",), (-9.0,), {})
    (doc,) = reader.read([ArticleText(text=TEXT, published=DAY)])
    first, *_more = Detector(trained(said, splitter=never, **parts))(doc).spans[GROUP]
    assert set(first._.draft.said) == {"status", "domain", "firm"}
    alone, *_more = Detector(trained(None, splitter=never, **parts))(doc).spans[GROUP]
    assert alone._.draft.said == {}


def test_unlikely_sentences_are_never_shown_to_it(reader: Extractor):
    said = encoder(commitment=Mixing(0.0, 0.0, 20.0))
    unlikely = LinearModel(("commitment",), (-9.0,), {})
    (doc,) = reader.read([ArticleText(text=TEXT, published=DAY)])
    detector = Detector(trained(said, detector=unlikely, thresholds={"detector": 0.4}))
    assert not detector(doc).spans[GROUP]


def test_the_version_names_both_files(tmp_path: Path):
    weights = tmp_path / "weights.json.gz"
    weights.write_bytes(b"w")
    alone = version_of("model", str(weights))
    models.encoder_beside(str(weights)).write_bytes(b"e")
    assert version_of("model", str(weights)) != alone


def test_articles_read_together_are_read_alike(reader: Extractor):
    said = encoder(commitment=Mixing(0.0, 0.0, 20.0))
    never = LinearModel(("split",), (-9.0,), {})
    even = LinearModel(("commitment",), (0.0,), {})
    detector = Detector(trained(said, detector=even, splitter=never, thresholds={"detector": 0.4}))
    articles = [ArticleText(text=text, published=DAY) for text in (TEXT, "It rained all day.", "")]
    together = list(detector.pipe(reader.read(articles)))
    assert [len(doc.spans[GROUP]) for doc in together] == [3, 1, 0]
    for doc, alone in zip(together, map(detector, reader.read(articles)), strict=True):
        assert [s.text for s in doc.spans[GROUP]] == [s.text for s in alone.spans[GROUP]]
