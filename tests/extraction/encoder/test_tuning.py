"""Tuning on a handful of articles, from weights at random: what is taught is learnt."""

from collections.abc import Sequence
from pathlib import Path

import numpy as np
import pytest

from tests.commands.running import run
from tests.extraction.encoder.tiny import LABELS, PIECES, encoder_of, passage, weights
from tests.extraction.test_training import SMALL
from tracker.extraction.encoder.encoder import BEGIN, INSIDE, PARTY, WORDS, load
from tracker.extraction.encoder.mixing import Mixing
from tracker.extraction.encoder.texts import block, numbered
from tracker.extraction.encoder.wordpiece import WordPiece
from tracker.extraction.extractor import Extractor
from tracker.extraction.registry import Registry
from tracker.extraction.training import dataset
from tracker.extraction.training.corpus import parse_article
from tracker.extraction.training.dataset import Example, examples
from tracker.extraction.training.encoder import base, fit, tuning
from tracker.extraction.training.encoder.lessons import (
    Lesson,
    lessons,
    nothing_told,
    truths,
)
from tracker.extraction.training.encoder.mixing import EVEN, choice, weighed
from tracker.extraction.training.encoder.network import encode
from tracker.extraction.training.encoder.readings import Options

PIECE = WordPiece(PIECES)
YES, NO = "norway pledges a road", "it rained all day long"


@pytest.fixture(scope="module")
def read(reader: Extractor) -> list[Example]:
    return examples(reader, [parse_article(block) for block in SMALL.split("=== ")[1:]])


def silent(text: str) -> None:
    """Progress is for people."""


def sentence(text: str, *, firm: bool) -> Lesson:
    return Lesson(numbered(passage(text), PIECE), {"commitment": [float(firm)]})


def chances(tree: dict[str, object], texts: Sequence[str]) -> list[float]:
    said = encoder_of(tree).judge([passage(text) for text in texts], ["commitment"])
    return [one["commitment"]["commitment"] for one in said]


def test_what_is_taught_is_learnt(monkeypatch: pytest.MonkeyPatch):
    monkeypatch.setattr(tuning, "LENGTHS", (128,))
    monkeypatch.setattr(tuning, "RATE", 0.01)
    monkeypatch.setattr(tuning, "ROUNDS", 4)
    taught = [sentence(YES, firm=True), sentence(NO, firm=False)] * 16
    start = {**weights(), "heads": dict(base.heads(24, LABELS, WORDS))}
    tree = tuning.tuned(start, taught, LABELS, silent)
    likely, unlikely = chances(tree, [YES, NO])
    assert likely > 1
    assert unlikely < -1
    assert not np.array_equal(tree["pieces"], start["pieces"])
    again = tuning.tuned(start, taught, LABELS, silent)
    assert chances(again, [YES, NO]) == pytest.approx([likely, unlikely], abs=1e-4)


def test_jax_and_numpy_agree():
    import jax.numpy as jnp

    batch = block([numbered(passage(YES), PIECE), numbered(passage("a"), PIECE)])
    own, other = encode(weights(), batch), encode(weights(), batch, xp=jnp)
    for one, two in zip(own, other, strict=True):
        assert np.allclose(one, two, atol=1e-4)


def test_every_lesson_is_in_one_batch_of_a_known_length():
    taught = [sentence("a " * (n % 60), firm=True) for n in range(700)]
    groups = list(tuning.shuffled(taught, np.random.default_rng(0)))
    assert sum(map(len, groups)) == 700
    for group in groups:
        batch, told = tuning.prepared(group, LABELS)
        rows, length = batch["ids"].shape
        assert length in tuning.LENGTHS
        assert len(group) <= rows == tuning.PIECES // length
        assert told["commitment weight"].sum() == len(group)


def test_lessons_are_every_sentence_and_every_commitment(read: list[Example], registry: Registry):
    article = read[0]
    found = lessons([article], PIECE, LABELS, registry)
    kinds = [sorted(lesson.truth) for lesson in found]
    assert kinds.count(["commitment"]) == len(list(article.sentences()))
    assert kinds.count(["domain", "firm", "status"]) == 2 * len(article.row["commitments"])
    assert found[0].truth == {"commitment": [1.0]}


def test_the_names_of_those_who_undertake_are_taught(read: list[Example], registry: Registry):
    article = read[0]
    first = next(one for one in lessons([article], PIECE, LABELS, registry) if PARTY in one.words)
    span, _gold = next(article.commitments())
    named = {span[n].text: yes for n, yes in first.words[PARTY].items()}
    assert named == {"Norway": True, "Kenya": False}


def test_where_commitments_begin_is_taught(read: list[Example], registry: Registry):
    article = read[0]
    first = lessons([article], PIECE, LABELS, registry)[0]
    span, _gold = next(article.commitments())
    sentence, _label = next(article.sentences())
    begun = {sentence[n].i for n, yes in first.words[BEGIN].items() if yes}
    held = {sentence[n].i for n, yes in first.words[INSIDE].items() if yes}
    assert begun == {span.start}
    assert held == set(range(span.start, span.end))


def test_words_that_are_cut_off_are_not_taught():
    row = numbered(passage("a " * 200), PIECE)
    told = truths([Lesson(row, {}, {PARTY: {0: True, 199: True}})], LABELS, (1, 128))
    assert told[f"{PARTY} weight"].sum() == 1
    assert told[PARTY][0, 1] == 1


def test_a_lesson_teaches_its_own_heads_alone():
    told = truths([sentence(YES, firm=True)], LABELS, (3, 16))
    assert told["commitment"].tolist() == [[1.0], [0.0], [0.0]]
    assert told["commitment weight"].tolist() == [1.0, 0.0, 0.0]
    assert told["status"].shape == (3, 2)
    assert not told["status weight"].any()
    assert told[PARTY].shape == told[f"{PARTY} weight"].shape == (3, 16)
    assert set(told) == set(nothing_told(LABELS, (1, 1)))


def test_the_better_reader_weighs_more():
    rows = [(float(n % 2), float(n % 5 > 1), n % 5 > 1) for n in range(100)]
    mixing = weighed(rows)
    assert mixing.encoder > 5 * abs(mixing.linear)
    right = np.array([False, True])
    told = [Options(np.array([0.0, 0.1 * n]), np.array([-1.0, -0.2]), right) for n in (-1, 1, -2)]
    assert choice(told).encoder > 0


def test_one_sided_texts_decide_nothing():
    assert weighed([]) == weighed([(1.0, 1.0, True)]) == EVEN


def test_the_labels_are_those_of_the_articles(read: list[Example]):
    labels = fit.labels_of(read)
    assert set(labels["status"]) == {"delayed", "pledged", "signed"}
    assert labels["firm"] == ("firm",)


def test_an_encoder_is_tuned_and_measured(
    reader: Extractor,
    registry: Registry,
    read: list[Example],
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
):
    monkeypatch.setattr(fit, "base", lambda: (weights(), list(PIECES)))
    monkeypatch.setattr(tuning, "LENGTHS", (128,))
    monkeypatch.setattr(tuning, "ROUNDS", 1)
    path = tmp_path / "encoder.npz"
    result = fit.fit_encoder(reader, registry, read, path, silent)
    assert 0 < result.figures()["articles"] < len(read)
    own = load(str(path))
    assert set(own.mixing) == {*LABELS, PARTY}
    assert all(isinstance(one, Mixing) for one in own.mixing.values())
    assert 0 < own.threshold < 1


def test_the_pieces_kept_are_english():
    kept = [
        piece
        for piece in ("[CLS]", "the", "##ing", "£", "д", "[unused3]")
        if base.is_english(piece)
    ]
    assert kept == ["[CLS]", "the", "##ing", "£"]


def test_a_missing_base_model_is_told(monkeypatch: pytest.MonkeyPatch):
    monkeypatch.setattr(base, "PACKAGE", "no_such_model")
    with pytest.raises(FileNotFoundError, match="make encoder"):
        base.folder()


def test_the_command_says_so_too(monkeypatch: pytest.MonkeyPatch, tmp_path: Path):
    monkeypatch.setattr(base, "PACKAGE", "no_such_model")
    corpus = tmp_path / "corpus"
    corpus.mkdir()
    (corpus / "small.txt").write_text(SMALL, encoding="utf-8")
    monkeypatch.setattr(dataset, "CORPUS", corpus)
    _out, err = run("train_encoder", "--output", tmp_path / "encoder.npz")
    assert "CommandError: The base model is missing: run `make encoder`" in err
    assert not (tmp_path / "encoder.npz").exists()


def test_a_folder_that_is_not_there_is_told_before_the_work(tmp_path: Path):
    _out, err = run("train_encoder", "--output", tmp_path / "none" / "encoder.npz")
    assert err == f"CommandError: No such folder: {tmp_path / 'none'}"
