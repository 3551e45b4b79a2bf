"""Which row an editor means by a number, a name or a few words."""

from collections.abc import Callable
from dataclasses import dataclass, field
from typing import Any

from django.db.models import F, Q
from django.http import Http404
from django.utils.translation import gettext_lazy as _

from tracker.models import Agreement, Commitment, Party, ProposedLink, ReviewState
from tracker.models.reshaping import Reshapable

MODELS: dict[str, type[Reshapable]] = {
    "commitment": Commitment,
    "agreement": Agreement,
    "party": Party,
}
KINDS = {
    "commitment": _("Commitments"),
    "agreement": _("Agreements"),
    "party": _("Parties"),
}
SHOWN_FOUND, SHOWN_ALIKE = 8, 10
ALIKE = 0.5
WIDEST = 19  # digits of the largest number that a key can be


@dataclass(frozen=True)
class Side:
    """One of the two: what was typed, the row it means, or the rows it may mean."""

    name: str
    typed: str
    row: Any = None
    found: list[Any] = field(default_factory=list)


def model_of(kind: str) -> type[Reshapable]:
    if kind not in MODELS:
        raise Http404
    return MODELS[kind]


def side(kind: str, name: str, typed: str) -> Side:
    """By its number or its full name a row is meant at once; words have to be chosen from."""
    typed = typed.strip()
    rows = model_of(kind)._default_manager.all()
    if not typed:
        return Side(name, typed)
    number = typed.upper().removeprefix("PL-")
    if number.isdecimal() and len(number) < WIDEST:
        return Side(name, typed, row=rows.filter(pk=number).first())
    found = list(SEARCHES[kind](typed)[:SHOWN_FOUND])
    exact = [row for row in found if typed.lower() in (str(row).lower(), row.slug)]
    row = exact[0] if len(exact) == 1 else found[0] if len(found) == 1 else None
    return Side(name, typed, row=row, found=[] if row else found)


def _commitments(words: str) -> Any:
    rows = Commitment.objects.current().saying(words).select_related("agreement")
    return rows.order_by("-last_heard_on", "-pk")


def _agreements(words: str) -> Any:
    has = Q(title__icontains=words) | Q(short_title__icontains=words) | Q(slug=words)
    return Agreement.objects.standing_for(has).order_by("title")


def _parties(words: str) -> Any:
    has = Q(name__icontains=words) | Q(aliases__text__iexact=words) | Q(slug=words)
    return Party.objects.standing_for(has).order_by("name")


SEARCHES: dict[str, Callable[[str], Any]] = {
    "commitment": _commitments,
    "agreement": _agreements,
    "party": _parties,
}


def alike() -> list[ProposedLink]:
    """Commitments that an editor keeps apart though the program took them for one."""
    links = ProposedLink.objects.filter(
        score__gte=ALIKE,
        commitment__merged_into=None,
        mention__review_state=ReviewState.ACCEPTED,
        mention__commitment__merged_into=None,
    ).exclude(commitment=F("mention__commitment"))
    best = links.select_related("commitment", "mention__commitment").order_by("-score", "pk")
    pairs: dict[frozenset[int | None], ProposedLink] = {}
    for link in best[: SHOWN_ALIKE * 2]:
        pairs.setdefault(frozenset((link.commitment_id, link.mention.commitment_id)), link)
    return list(pairs.values())[:SHOWN_ALIKE]
