"""The commitments that a candidate may report on: proposed by the program, or looked up."""

from collections.abc import Iterable, Mapping, Sequence
from contextlib import suppress
from dataclasses import dataclass
from typing import Any

from django.db import transaction
from django.utils.translation import gettext as _

from tracker.importing.links import propose
from tracker.models import Article, Commitment, Mention, ProposedLink

SHOWN_PROPOSALS, SHOWN_FOUND, SHOWN_REASONS = 4, 6, 4
STRONG, LIKELY, UNLIKELY = 0.8, 0.5, 0.02


@dataclass(frozen=True, slots=True)
class Pick:
    """One commitment to choose, and what speaks for it."""

    commitment: Commitment
    score: float | None = None
    reasons: Sequence[str] = ()
    is_sure: bool = False

    @property
    def key(self) -> str:
        return str(self.commitment.pk)

    @property
    def strength(self) -> str:
        score = self.score or 0
        if score >= STRONG:
            return _("Strong match")
        return _("Likely match") if score >= LIKELY else _("Weak match")


def offered(mention: Mention, *, find: str = "", chosen: str = "") -> list[Pick]:
    """What the program proposes, best first, then what the editor looked for or chose."""
    picks = [_pick(link) for link in proposed(mention)]
    there = {pick.commitment.pk for pick in picks}
    found = [row for row in _found(find, chosen) if row.pk not in there]
    return picks + [Pick(row) for row in found]


def proposed(mention: Mention) -> Iterable[ProposedLink]:
    likely = mention.proposed_links.filter(score__gte=UNLIKELY, commitment__merged_into=None)
    return likely.for_desk()[:SHOWN_PROPOSALS]


@transaction.atomic
def look_up(mention: Mention) -> Commitment | None:
    """Rank again, as others may have accepted something alike since; the one that is sure."""
    # Two editors may open candidates of one article at once, and its links are stored together.
    Article.objects.select_for_update().get(pk=mention.article_id)
    # A proposal that cannot be read is ranked by nobody, but an editor can mend it.
    with suppress(ValueError):
        propose(mention)
    return sure(mention)


def sure(mention: Mention) -> Commitment | None:
    """The one commitment that the program is sure of."""
    return next((link.commitment for link in proposed(mention) if link.is_sure), None)


def _pick(link: ProposedLink) -> Pick:
    reasons = tuple(map(told, link.reasons[:SHOWN_REASONS]))
    return Pick(link.commitment, link.score, reasons, link.is_sure)


def told(reason: Mapping[str, Any]) -> str:
    """A reason in words; what speaks against it says so."""
    words = f": {reason['words']}" if reason.get("words") else ""
    told = f"{reason['feature']}{words}"
    return _("against it, %(reason)s") % {"reason": told} if reason.get("weight", 0) < 0 else told


def _found(find: str, chosen: str) -> list[Commitment]:
    rows = Commitment.objects.filter(merged_into=None).select_related("agreement")
    picked = list(rows.filter(pk=chosen)) if chosen.isdecimal() else []
    if not find.strip():
        return picked
    number = find.strip().upper().removeprefix("PL-")
    if number.isdecimal():
        return picked + list(rows.filter(pk=number))
    newest = rows.saying(find).order_by("-last_heard_on", "-pk")[:SHOWN_FOUND]
    return picked + [row for row in newest if str(row.pk) != chosen]
