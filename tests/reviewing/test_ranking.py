"""Learning from review: which decisions count, what is taken up, and the way back."""

import uuid

import pytest
from django.utils import timezone

from tests.factories import make_article, make_commitment, make_mention, make_ranking, make_user
from tests.reviewing.candidates import make_candidate
from tests.reviewing.decided import decide, many, many_links
from tracker.calibration.model import AS_EXTRACTED
from tracker.importing.choosing import choose_again
from tracker.linking.ranking import weights
from tracker.models import Mention, ProposedLink, Ranker, Ranking
from tracker.reviewing import ranking
from tracker.reviewing.decisions import accept_as_evidence, reject, reopen
from tracker.reviewing.errors import ReviewError
from tracker.reviewing.queue import take

pytestmark = pytest.mark.django_db


def test_only_single_standing_decisions_of_people_on_proposals_teach():
    undone = decide(True)
    decide(True, verdict="taken_back", undoes=undone)
    decide(True, batch=uuid.uuid4())
    decide(True, reviewer=None)
    decide(True, extractor_version="")
    decide(True, confidence=None)
    later, first = decide(False, hours=2), decide(True, verdict="evidence", hours=1)
    found = list(ranking.examples())
    assert [example.accepted for example in found] == [True, False]
    assert [e.article for e in found] == [first.mention.article_id, later.mention.article_id]


def test_links_are_judged_by_what_the_commitments_are_now():
    kept, gone, other = (make_commitment(published=False) for _ in range(3))
    mention, new = make_candidate(), make_candidate()
    for of, commitment, score in ((mention, gone, 0.6), (mention, other, 0.8), (new, other, 0.4)):
        ProposedLink.objects.create(mention=of, commitment=commitment, score=score)
    decide(True, mention=mention, verdict="evidence", commitment=gone)
    decide(True, mention=new)
    decide(False, mention=make_candidate())
    type(gone).objects.filter(pk=gone.pk).update(merged_into=kept)
    first, second = ranking.decided_links()
    assert first.right == {mention.pk: kept.pk}
    assert [(match.id, match.score) for match in first.ranked[mention.pk]] == [
        (other.pk, 0.8),
        (kept.pk, 0.6),
    ]
    assert second.right == {new.pk: None}


def test_what_editors_bear_out_is_taken_up_and_the_queue_follows():
    many()
    waiting = make_mention(confidence=0.9, article=make_article())
    lesson = ranking.learn()
    assert lesson.is_better
    row = ranking.take_up(lesson)
    assert ranking.rank_waiting() == Mention.objects.pending().count()
    waiting.refresh_from_db()
    assert waiting.confidence == 0.9
    assert waiting.ranked == pytest.approx(0.3, abs=0.1)
    assert waiting.chance == waiting.ranked
    assert (row.decisions, row.replaces, row.is_in_use) == (240, None, True)
    assert row.figures["new"]["log_loss"] < row.figures["old"]["log_loss"]
    assert str(row) == f"Ranking {row.pk} of {timezone.localdate()}"


def test_the_same_decisions_give_the_same_bytes():
    many()
    first = ranking.take_up(ranking.learn())
    ranking.revert()
    second = ranking.take_up(ranking.learn())
    assert (first.digest, first.figures) == (second.digest, second.figures)
    assert first.digest != make_ranking(is_in_use=False).digest


def test_training_once_more_changes_nothing():
    many()
    ranking.take_up(ranking.learn())
    assert not ranking.learn().is_better
    ranking.rank_waiting()
    assert ranking.rank_waiting() == 0


def test_one_goes_back_step_by_step_and_every_version_is_kept():
    first = make_ranking(bias=-1.0)
    waiting = make_mention(confidence=0.8)
    ranking.rank_waiting()
    low = Mention.objects.get(pk=waiting.pk).chance
    assert low is not None
    Ranking.objects.update(is_in_use=False)
    make_ranking(bias=1.0, replaces=first)
    ranking.rank_waiting()
    assert Mention.objects.filter(pk=waiting.pk, ranked__gt=low).exists()
    assert ranking.revert() == first
    ranking.rank_waiting()
    assert Mention.objects.get(pk=waiting.pk).ranked == low
    assert ranking.revert() is None
    ranking.rank_waiting()
    assert Mention.objects.get(pk=waiting.pk).ranked is None
    assert Ranking.objects.count() == 2
    with pytest.raises(ReviewError, match="nothing to go back from"):
        ranking.revert()


def test_the_queue_goes_by_the_ranking_in_use():
    make_ranking(weights={"reports agreed": -4.0})
    agreed = make_candidate(row={"confidence": 0.95}, status="agreed")
    signed = make_candidate(row={"confidence": 0.6}, status="signed")
    assert take(Mention.objects.all(), make_user()) == agreed
    ranking.rank_waiting()
    assert take(Mention.objects.all(), make_user()) == signed
    assert list(Mention.objects.all().as_sure_as(0.5)) == [signed]
    assert list(Mention.objects.all().as_sure_as(0.0, 0.5)) == [agreed]


def test_decided_candidates_stay_as_they_were_and_follow_when_they_wait_again():
    mention = make_candidate()
    reject(mention, user=None, reason="Only a wish.")
    make_ranking(bias=-1.0)
    assert ranking.rank_waiting() == 0
    reopen(mention, user=None)
    assert Mention.objects.get(ranked__lt=0.8).ranked == Ranker().of(mention)


def test_an_editors_own_find_is_ranked_by_nobody():
    make_ranking(bias=-9.0)
    make_mention(confidence=None)
    assert ranking.rank_waiting() == 0


def test_links_become_stricter_with_the_ranking_and_looser_again():
    known = make_commitment()
    mention = make_candidate()
    link = ProposedLink.objects.create(mention=mention, commitment=known, score=0.75, is_sure=True)
    assert Ranker().links == weights()
    assert choose_again() == 0
    row = make_ranking(link_shift=2.0)
    assert Ranker().links.sure > weights().sure
    assert choose_again() == 1
    assert not ProposedLink.objects.get(pk=link.pk).is_sure
    Ranking.objects.filter(pk=row.pk).update(is_in_use=False)
    assert choose_again() == 1
    assert ProposedLink.objects.get(pk=link.pk).is_sure


def test_a_sure_link_gives_way_to_a_better_one():
    mention = make_candidate()
    _worse, better = (
        ProposedLink.objects.create(
            mention=mention, commitment=make_commitment(), score=score, is_sure=score < 0.8
        )
        for score in (0.75, 0.97)
    )
    assert choose_again() == 2
    assert ProposedLink.objects.sure().get() == better


def test_strictness_alone_is_taken_up_and_the_confidence_stays():
    many_links()
    lesson = ranking.learn()
    assert lesson.moves_links
    assert not lesson.confidence.is_better
    row = ranking.take_up(lesson)
    assert (row.model, row.link_shift > 0) == (AS_EXTRACTED, True)
    assert row.figures["links"]["new"]["precision"] == 1


def test_decisions_by_the_desk_teach_as_they_are_taken():
    ann, known = make_user(), make_commitment()
    accept_as_evidence(make_candidate(), known, user=ann)
    reject(make_candidate(), user=ann, reason="Only a wish.")
    assert [example.accepted for example in ranking.examples()] == [True, False]
