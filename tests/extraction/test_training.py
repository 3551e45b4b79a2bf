"""Training on a handful of articles: quick, repeatable, and with stories kept together."""

from collections.abc import Sequence
from pathlib import Path
from typing import Any

import pytest

from tests.commands.running import run
from tracker.extraction.extractor import Extractor
from tracker.extraction.registry import Registry
from tracker.extraction.training import dataset
from tracker.extraction.training.corpus import CorpusError, parse_article, read_corpus
from tracker.extraction.training.dataset import Example, examples
from tracker.extraction.training.fit import train
from tracker.extraction.training.fitting import fit, fit_choice, side_by_side
from tracker.extraction.training.gold import read_rows
from tracker.extraction.training.splits import folds
from tracker.extraction.training.validation import cross_validate

ARTICLE = """=== id={id} date=2024-03-05 genre=news story={story}
{maker} plans ahead
[[a: {maker} will {act} for {friend} by 2030.]] [[!: Will it rain, asked a farmer in the market?]]

[[b: {maker} signed a treaty with {friend} on roads, and will pay $3 million.]]

[[d: {maker} will lend {friend} trucks]] [[e: and {friend} has delayed its rice.]]

The weather was fine on Tuesday. {friend} has long had many farms.

[[c: {maker} reaffirmed its friendship with {friend}.]]

[[a+: {maker}, the minister said, will {act} soon.]]
---
a | {maker} | infrastructure, transport | pledged | firm | due=2030-12-31 | for={friend}
b | {maker}, {friend} | transport | signed | firm | amount=3000000 USD | agreement=treaty on roads
c | {maker} | diplomacy | pledged | soft
d | {maker} | transport | pledged | firm
e | {friend} | trade | delayed | firm
"""
STORIES = [
    ("t1", "roads", "Norway", "Kenya", "build a bridge"),
    ("t2", "roads", "Norway", "Kenya", "repair a bridge"),
    ("t3", "-", "Japan", "Ghana", "build a hospital"),
    ("t4", "-", "France", "Chile", "plant a forest"),
    ("t5", "-", "Canada", "Peru", "build a school"),
    ("t6", "-", "India", "Nepal", "open a railway"),
    ("t7", "-", "Spain", "Mali", "fund a clinic"),
    ("t8", "-", "Brazil", "Angola", "train nurses"),
]
SMALL = "".join(
    ARTICLE.format(id=name, story=story, maker=maker, friend=friend, act=act)
    for name, story, maker, friend, act in STORIES
)


@pytest.fixture(scope="module")
def corpus(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("corpus")
    (folder / "small.txt").write_text(SMALL, encoding="utf-8")
    (folder / "README.md").write_text("no articles", encoding="utf-8")
    return folder


@pytest.fixture(scope="module")
def read(reader: Extractor, corpus: Path) -> list[Example]:
    return examples(reader, read_rows(corpus / "small.txt"))


def test_a_marked_article_is_read_as_an_annotated_one():
    _, block = ARTICLE.format(
        id="t1", story="-", maker="Norway", friend="Kenya", act="build a bridge"
    ).split("=== ")
    article = parse_article(block)
    assert (article["id"], article["published"], article["story"]) == ("t1", "2024-03-05", None)
    assert "[[" not in article["text"]
    first, second, third, *_more = article["commitments"]
    assert first["quote"] == "Norway will build a bridge for Kenya by 2030."
    assert first["also"] == ["Norway, the minister said, will build a bridge soon."]
    assert (first["due"], first["beneficiaries"]) == ("2030-12-31", ["Kenya"])
    assert second["amounts"] == [{"value": 3e6, "unit": "USD"}]
    assert (second["parties"], second["agreement"]) == (["Norway", "Kenya"], "treaty on roads")
    assert [one["firm"] for one in (first, second, third)] == [True, True, False]
    assert [trap["quote"] for trap in article["traps"]] == [
        "Will it rain, asked a farmer in the market?"
    ]


@pytest.mark.parametrize(
    ("body", "notes", "reason"),
    [
        ("[[a: He pays.]]", "a | X", "not a commitment line: a | X"),
        ("[[a: He pays.]]", "a | X | trade | pledged | maybe", "not a commitment line"),
        ("[[a: He pays.]]", "b | X | trade | pledged | firm", "0 spans marked b"),
        ("[[a: He pays.]] [[b: She too.]]", "a | X | trade | pledged | firm", "lines differ"),
        ("[[a: He pays.]] He pays.", "a | X | trade | pledged | firm", "not exactly once"),
    ],
)
def test_marks_and_lines_must_agree(tmp_path: Path, body: str, notes: str, reason: str):
    path = tmp_path / "bad.txt"
    head = "=== id=x1 date=2024-03-05\nTitle\n"
    path.write_text(f"{SMALL}{head}{body}\n---\n{notes}\n", encoding="utf-8")
    with pytest.raises(CorpusError, match=reason) as error:
        list(read_corpus(path))
    assert f"{path}, article at line {SMALL.count(chr(10)) + 1}: " in str(error.value)


def test_a_period_and_a_chain_are_read():
    block = (
        "id=x1 date=2024-03-05\nT\n[[a: He pays.]]\n---\n"
        "a | X | trade | pledged | firm | period=2025-01-01.. | chain=c1 | summary=X pays"
    )
    (commitment,) = parse_article(block)["commitments"]
    assert commitment["period"] == ["2025-01-01", None]
    assert (commitment["chain"], commitment["summary"]) == ("c1", "X pays")


def test_sentences_are_labelled_by_what_is_marked_in_them(read: list[Example]):
    labels = [(label, sentence.text[:12]) for sentence, label in read[0].sentences()]
    assert [text for label, text in labels if label == "firm"] == [
        "Norway will ",
        "Norway signe",
        "Norway will ",
    ]
    assert [text for label, text in labels if label == "soft"] == ["Norway reaff", "Norway, the "]
    assert "The weather " in [text for label, text in labels if label == "none"]
    assert [gold["quote"] for _span, gold in read[0].commitments()] == [
        gold["quote"] for gold in read[0].row["commitments"]
    ]


def test_a_story_is_never_split(read: list[Example]):
    seen: list[str] = []
    for learned, held in folds(read, 3):
        assert not {e.group for e in learned} & {e.group for e in held}
        assert len(learned) + len(held) == len(read)
        seen += [example.row["id"] for example in held]
    assert sorted(seen) == [name for name, *_rest in STORIES]


def test_the_same_articles_give_the_same_file(
    read: Sequence[Example], registry: Registry, tmp_path: Path
):
    first, second = tmp_path / "first.json.gz", tmp_path / "second.json.gz"
    train(read, registry, first)
    train(read, registry, second)
    assert first.read_bytes() == second.read_bytes()


def test_what_was_learnt_finds_the_like_in_other_stories(
    reader: Extractor, read: Sequence[Example], registry: Registry
):
    figures = cross_validate(reader, registry, read, 4).figures()
    assert figures["articles"] == len(STORIES)
    assert figures["recall"] >= 0.9
    assert figures["parties_f1"] >= 0.5


def test_the_command_trains_and_prints_what_to_expect(
    monkeypatch: pytest.MonkeyPatch, corpus: Path, tmp_path: Path
):
    monkeypatch.setattr(dataset, "CORPUS", corpus)
    out, err = run("train_extraction", "--output", tmp_path / "w.json.gz", "--folds", 2)
    assert err == ""
    assert "detection_f1" in out.splitlines()[0]
    assert out.splitlines()[-1].startswith("8 articles → w.json.gz, ")
    quiet, _err = run("train_extraction", "--output", tmp_path / "w.json.gz")
    assert len(quiet.splitlines()) == 1


def rows_of(*words: str) -> list[dict[str, float]]:
    return [{f"w {word}": 1.0} for word in words]


def test_a_feature_seen_once_is_not_learnt():
    model = fit(rows_of("will", "will", "was", "was", "once"), [True, True, False, False, True],
                "commitment", strength=1.0)  # fmt: skip
    assert set(model.weights) == {"w will", "w was"}
    assert model.probability({"w will": 1.0}) > 0.5 > model.probability({"w was": 1.0})


def test_a_choice_has_a_column_for_each_label():
    words = ["will", "will", "signed", "signed", "late", "late"]
    labels = ["pledged", "pledged", "signed", "signed", "delayed", "delayed"]
    model = fit_choice(rows_of(*words), labels, strength=1.0)
    assert model.labels == ("delayed", "pledged", "signed")
    assert model.best({"w late": 1.0})[0] == "delayed"


def test_models_side_by_side_keep_their_own_weights():
    rows: list[dict[str, Any]] = rows_of("road", "road", "clinic", "clinic")
    columns = [
        fit(rows, [True, True, False, False], "transport", strength=1.0),
        fit(rows, [False, False, True, True], "health", strength=1.0),
    ]
    both = side_by_side(columns)
    assert both.labels == ("transport", "health")
    assert both.best({"w clinic": 1.0}) == ["health", "transport"]
