"""`train_ranker` tells what it learnt, takes up what is better, and goes back when asked."""

import pytest

from tests.commands.running import run
from tests.factories import make_article, make_mention
from tests.reviewing.decided import decide, many, many_links
from tracker.management.lesson import ROW
from tracker.models import Mention, Ranking

pytestmark = pytest.mark.django_db


def test_too_few_decisions_change_nothing_and_that_is_no_failure():
    decide(True)
    out, err = run("train_ranker")
    assert out.startswith("Nothing changes. 1 decisions (1 accepted, 0 rejected) are too few")
    assert err == ""
    assert not Ranking.objects.exists()


def test_what_is_better_is_told_and_taken_into_use():
    many()
    make_mention(confidence=0.9, article=make_article())
    out, _err = run("train_ranker")
    row = Ranking.objects.get()
    losses = (f"{row.figures[name]['log_loss']:.4f}" for name in ("old", "new"))
    for line in (
        "240 decisions: fitted to 180, measured on the newest 60.",
        ROW.format("  log loss", *losses),
        "Links stay: 0 accepted candidates with proposed links are too few",
        f"Taken into use: {row} ({row.digest}).",
    ):
        assert line in out
    assert "Weights (log odds)" in out
    assert f"{Mention.objects.pending().count()} waiting candidates ranked anew" in out
    again, _err = run("train_ranker")
    assert "Nothing changes: it is not better by more than chance." in again
    assert "0 waiting candidates ranked anew, 0 links changed." in again


def test_a_dry_run_only_tells():
    many()
    out, _err = run("train_ranker", "--dry-run")
    assert out.endswith("It would be taken into use.\n")
    assert not Ranking.objects.exists()
    assert not Mention.objects.exclude(ranked=None).exists()


def test_going_back_ranks_the_queue_as_before():
    many()
    run("train_ranker")
    out, _err = run("train_ranker", "--revert")
    assert out.startswith("In use: extraction's own confidence.\n")
    assert not Mention.objects.exclude(ranked=None).exists()
    assert "nothing to go back from" in run("train_ranker", "--revert")[1]


def test_links_are_told_with_precision_and_recall():
    many_links()
    out, _err = run("train_ranker")
    assert "links decided: fitted to" in out
    assert "  precision" in out
    assert "  sure from                     0.70" in out
