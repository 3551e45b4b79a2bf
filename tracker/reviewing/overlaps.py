"""What two commitments or agreements both have, told once when they are merged."""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from typing import Any

from django.contrib.auth.models import User
from django.db.models import Model, Q
from django.utils import timezone
from django.utils.translation import gettext as _

from tracker.models import (
    Agreement,
    Commitment,
    Measurement,
    Mention,
    ReviewState,
    StatusChange,
    StatusSuggestion,
    SuggestionState,
    Target,
)
from tracker.models.reshaping import Reshapable
from tracker.reviewing.gathering import doubles
from tracker.reviewing.ledger import Move

Says = tuple[int, int | None, int | None, str]


def twins(keep: Reshapable, gone: Reshapable) -> dict[int, int]:
    """Of quotes at the same place of one article the other's, with the kept one's."""
    return doubles(Mention._meta.get_field("commitment"), gone, keep)


def undecided(keep: Commitment, gone: Commitment) -> Iterator[str]:
    """A quote that is accepted for the one and waits for the other cannot be told once."""
    pairs = twins(keep, gone)
    rows = Mention.objects.in_bulk([*pairs, *pairs.values()])
    for theirs, ours in pairs.items():
        if rows[theirs].review_state == ReviewState.ACCEPTED != rows[ours].review_state:
            yield _("Decide first on the candidate “%(quote)s” of “%(keep)s”.") % {
                "quote": rows[ours],
                "keep": keep,
            }


def evidence(keep: Commitment, gone: Commitment) -> Iterator[Move]:
    """What rests on a quote, or measures a target, that both have comes to the kept one's."""
    pairs = twins(keep, gone)
    yield from _repoint(StatusChange, "evidence_id", pairs)
    yield from _repoint(Measurement, "evidence_id", pairs)
    targets = doubles(Target._meta.get_field("commitment"), gone, keep)
    yield from _repoint(Measurement, "target_id", targets)


def _repoint(model: type[Model], column: str, pairs: Mapping[int, int]) -> Iterator[Move]:
    rows = model._default_manager.filter(**{f"{column}__in": list(pairs)}).order_by("pk")
    return _together(
        model, ((key, {column: pairs[old]}) for key, old in rows.values_list("pk", column))
    )


def suggestions(
    keep: Commitment | Agreement, gone: Commitment | Agreement, user: User | None
) -> Iterator[Move]:
    """Those of the other and of its quotes; what the kept one has already is dismissed."""
    pairs = twins(keep, gone) if isinstance(keep, Commitment) else {}
    of = f"{keep._meta.model_name}_id"
    moving = StatusSuggestion.objects.filter(Q(**{of: gone.pk}) | Q(mention__in=list(pairs)))
    rows = list(moving.order_by("pk"))
    after = {row.pk: _after(row, of, keep, gone, pairs) for row in rows}
    told = _told_besides(rows, after)
    doubled = []
    for row in rows:
        says = _says(row, after[row.pk])
        if says in told:
            doubled.append(row)
            del after[row.pk]
        told.add(says)
    yield from _together(StatusSuggestion, after.items())
    waiting = [row.pk for row in doubled if row.state == SuggestionState.WAITING]
    dismissed = {"state": "dismissed", "decided_at": timezone.now(), "user_id": user and user.pk}
    yield Move(StatusSuggestion, waiting, dismissed)


def _after(
    row: StatusSuggestion, of: str, keep: Any, gone: Any, pairs: Mapping[int, int]
) -> dict[str, Any]:
    after = {of: keep.pk} if getattr(row, of) == gone.pk else {}
    return after | ({"mention_id": pairs[row.mention_id]} if row.mention_id in pairs else {})


def _says(row: StatusSuggestion, after: Mapping[str, Any] | None = None) -> Says:
    names = ("mention_id", "commitment_id", "agreement_id", "code")
    mention, commitment, agreement, code = (
        (after or {}).get(name, getattr(row, name)) for name in names
    )
    return mention, commitment, agreement, code


def _told_besides(
    rows: list[StatusSuggestion], after: Mapping[int, Mapping[str, Any]]
) -> set[Says]:
    """What other suggestions say of the same quotes."""
    quotes = {after[row.pk].get("mention_id", row.mention_id) for row in rows}
    others = StatusSuggestion.objects.filter(mention__in=quotes)
    return {_says(row) for row in others.exclude(pk__in=after)}


def _together(
    model: type[Model], changes: Iterable[tuple[int, Mapping[str, Any]]]
) -> Iterator[Move]:
    """One move for all rows that come to hold the same."""
    alike: dict[tuple[tuple[str, Any], ...], list[int]] = defaultdict(list)
    for key, after in changes:
        alike[tuple(after.items())].append(key)
    for values, keys in alike.items():
        yield Move(model, keys, dict(values))
