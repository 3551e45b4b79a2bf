"""Learning from review: the program's confidence, fitted to this installation's decisions."""

from collections import defaultdict
from collections.abc import Iterator
from dataclasses import asdict, dataclass
from typing import Any

from django.db import transaction
from django.db.models import QuerySet
from django.db.models.functions import Coalesce

from tracker.calibration.model import AS_EXTRACTED, Model, features_of
from tracker.calibration.trial import Example, LinkTrial, TooFewError, Trial, try_links, try_out
from tracker.linking.known import Match
from tracker.linking.ranking import weights
from tracker.linking.strictness import Decided
from tracker.models import Decision, Mention, ProposedLink, Ranker, Ranking, Verdict
from tracker.reviewing.errors import ReviewError

STEP = 1000
ACCEPTED = (Verdict.NEW, Verdict.EVIDENCE)
# What was merged since is one commitment.
SURVIVOR = Coalesce("commitment__merged_into", "commitment")


@dataclass(frozen=True, slots=True, kw_only=True)
class Lesson:
    """What decisions teach of confidence and of links, beside the ranking in use."""

    in_use: Ranking | None
    confidence: Trial
    links: LinkTrial | None
    no_links: str = ""

    @property
    def moves_links(self) -> bool:
        return bool(self.links and self.links.is_better)

    @property
    def is_better(self) -> bool:
        return self.confidence.is_better or self.moves_links


def learn() -> Lesson:
    """Try a new fit on decisions held out. Too few decisions are a TooFewError."""
    in_use = Ranking.objects.in_use().first()
    confidence = try_out(list(examples()), in_use.model if in_use else AS_EXTRACTED)
    shift = in_use.link_shift if in_use else 0.0
    try:
        links = try_links(list(decided_links()), weights(), shift)
    except TooFewError as error:
        return Lesson(in_use=in_use, confidence=confidence, links=None, no_links=str(error))
    return Lesson(in_use=in_use, confidence=confidence, links=links)


def decisions() -> QuerySet[Decision]:
    """Those on the program's proposals that somebody took singly and that stand, oldest first."""
    proposed = Decision.objects.standing().one_by_one().exclude(extractor_version="")
    return proposed.filter(confidence__isnull=False).order_by("made_at", "pk")


def examples() -> Iterator[Example]:
    columns = ("mention__article", "confidence", "mention__proposed", "verdict")
    for article, confidence, proposed, verdict in decisions().values_list(*columns).iterator(STEP):
        yield Example(article, features_of(confidence, proposed), verdict in ACCEPTED)


def decided_links() -> Iterator[Decided]:
    """The accepted candidates by article, with the links that were proposed of each."""
    taken = decisions().filter(verdict__in=ACCEPTED)
    columns = ("mention__article", "mention", "verdict", SURVIVOR)
    truth: dict[int, dict[int, int | None]] = defaultdict(dict)
    for article, mention, verdict, commitment in taken.values_list(*columns):
        truth[article][mention] = commitment if verdict == Verdict.EVIDENCE else None
    ranked = stored_links()
    for article, right in truth.items():
        matches = {mention: ranked.get(mention, []) for mention in sorted(right)}
        if any(matches.values()):
            yield Decided(article, matches, right)


def stored_links() -> dict[int, list[Match]]:
    """By mention, best first, as they were when it was decided."""
    rows = ProposedLink.objects.filter(mention__in=decisions().values("mention"))
    found: dict[int, list[Match]] = defaultdict(list)
    order = rows.order_by("mention", "-score", "commitment")
    for mention, commitment, score in order.values_list("mention", SURVIVOR, "score"):
        found[mention].append(Match(id=commitment, score=score))
    return found


@transaction.atomic
def take_up(lesson: Lesson) -> Ranking:
    """Use what is better from now on; what is not better stays as it is in use."""
    before = in_use_locked()
    model, shift = _better(lesson, before)
    Ranking.objects.in_use().update(is_in_use=False)
    return Ranking.objects.create(
        decisions=lesson.confidence.fitted + lesson.confidence.held_out,
        bias=model.bias,
        weights=dict(model.weights),
        link_shift=shift,
        figures=figures_of(lesson),
        is_in_use=True,
        replaces=before,
    )


def _better(lesson: Lesson, before: Ranking | None) -> tuple[Model, float]:
    model = before.model if before else AS_EXTRACTED
    shift = before.link_shift if before else 0.0
    if lesson.confidence.is_better:
        model = lesson.confidence.model
    if lesson.links and lesson.links.is_better:
        shift = lesson.links.shift
    return model, shift


def figures_of(lesson: Lesson) -> dict[str, Any]:
    """What was measured, to be read on pages."""
    confidence, links = lesson.confidence, lesson.links
    found: dict[str, Any] = {
        "held_out": confidence.held_out,
        "is_better": confidence.is_better,
        "old": asdict(confidence.old),
        "new": asdict(confidence.new),
    }
    if links:
        shares = {
            name: {"precision": one.precision, "recall": one.recall}
            for name, one in (("old", links.old), ("new", links.new))
        }
        found["links"] = shares | {"held_out": links.held_out, "is_better": links.is_better}
    return found


@transaction.atomic
def revert() -> Ranking | None:
    """Go back to what was in use before, or to extraction's own confidence; the rows stay."""
    ranking = in_use_locked()
    if ranking is None:
        raise ReviewError("No ranking is in use: there is nothing to go back from.")
    Ranking.objects.in_use().update(is_in_use=False)
    if ranking.replaces:
        Ranking.objects.filter(pk=ranking.replaces.pk).update(is_in_use=True)
    return ranking.replaces


def in_use_locked() -> Ranking | None:
    return Ranking.objects.in_use().select_for_update(of=("self",)).first()


def rank_waiting() -> int:
    """Bring the waiting candidates up to the ranking in use; how many changed.

    It can be cut off and run again: only rows that differ are written.
    """
    ranker = Ranker()
    last = changed = 0
    rows = Mention.objects.pending().order_by("pk").only("confidence", "proposed", "ranked")
    while step := list(rows.filter(pk__gt=last)[:STEP]):
        last = step[-1].pk
        differing = []
        for mention in step:
            if mention.ranked != (chance := ranker.of(mention)):
                mention.ranked = chance
                differing.append(mention)
        Mention.objects.bulk_update(differing, ["ranked"])
        changed += len(differing)
    return changed
