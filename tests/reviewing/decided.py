"""Decisions as rows, for tests of what is learnt from them."""

import datetime as dt
import random
from typing import Any

from tests.factories import make_article, make_commitment, make_mention, make_user
from tracker.models import Decision, ProposedLink

MORNING = dt.datetime(2026, 3, 2, 9, tzinfo=dt.UTC)


def decide(
    accepted: bool, *, confidence: float | None = 0.8, hours: int = 0, **fields: Any
) -> Decision:
    """A decision that an editor took singly; each on an article of its own."""
    defaults = {
        "mention": fields.pop("mention", None) or make_mention(article=make_article()),
        "verdict": "new" if accepted else "rejected",
        "made_at": MORNING + dt.timedelta(hours=hours),
        "extractor_version": "v1",
        "confidence": confidence,
    }
    if "reviewer" not in fields:
        fields["reviewer"] = make_user()
    return Decision.objects.create(**defaults | fields)


def many(count: int = 240, *, accepting: float = 0.3) -> None:
    """An installation whose editors reject most of what extraction is sure of."""
    dice, ann = random.Random(3), make_user()  # noqa: S311  no secret
    for n in range(count):
        decide(dice.random() < accepting, confidence=0.9, hours=n, reviewer=ann)


def many_links() -> None:
    """Every third sure link is wrong, and its score is lower; candidates are good as extracted."""
    ann, dice = make_user(), random.Random(5)  # noqa: S311  no secret
    known = make_commitment()
    for n in range(240):
        mention = make_mention(article=make_article())
        wrong = n % 3 == 0
        ProposedLink.objects.create(
            mention=mention, commitment=known, score=0.75 if wrong else 0.97, is_sure=True
        )
        accepted = dice.random() < 0.8
        verdict = ("new" if wrong else "evidence") if accepted else "rejected"
        taken = known if verdict == "evidence" else None
        fields: dict[str, Any] = {"verdict": verdict, "commitment": taken, "reviewer": ann}
        decide(accepted, mention=mention, hours=n, **fields)
