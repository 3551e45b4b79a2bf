"""One row that is two: some of what hangs on it moves to a new one, made after it."""

from collections.abc import Collection, Iterator, Mapping
from typing import Any

from django.contrib.auth.models import User
from django.db import transaction
from django.db.models import Model, Q
from django.utils import timezone
from django.utils.text import slugify
from django.utils.translation import gettext as _

from tracker.models import (
    Agreement,
    AgreementParty,
    Commitment,
    CommitmentParty,
    Party,
    Reshaping,
    ReshapingKind,
    StatusChange,
    StatusSuggestion,
)
from tracker.models.reshaping import Reshapable
from tracker.reviewing.errors import ReviewError
from tracker.reviewing.ledger import Entries, Move, carry_out, made
from tracker.reviewing.merging import is_public, lock, needed, refresh, write_down
from tracker.reviewing.resolving import free_slug

# What an editor may choose from; the first is what the new row must not take all of.
PARTS: dict[type[Model], tuple[str, ...]] = {
    Commitment: ("mentions", "status_changes"),
    Agreement: ("commitments", "status_changes"),
    Party: ("roles", "agreement_roles", "aliases", "children"),
}
Chosen = Mapping[str, Collection[int]]


@transaction.atomic
def split(
    row: Reshapable, chosen: Chosen, name: str, *, user: User | None, reason: str
) -> Reshaping:
    """Move what was chosen of the row's parts, and what rests on it, to a new row of that name."""
    reason, name = needed(reason), " ".join(name.split())
    (row,) = lock(row)
    parts = {part: _keys(row, part, chosen.get(part, ())) for part in PARTS[type(row)]}
    for objection in _objections(row, parts, name):
        raise ReviewError(objection)
    new, entries = _made_after(row, name, parts)
    moves = [*_of_parts(row, parts, new), *_resting_on(row, parts, new)]
    entries += carry_out(filter(None, moves), user=user, reason=reason)
    refresh(row, new)
    return write_down(*(ReshapingKind.SPLIT, row, new), entries=entries, user=user, reason=reason)


def _keys(row: Reshapable, part: str, chosen: Collection[int]) -> list[int]:
    rows = getattr(row, part).filter(pk__in=list(chosen)).order_by("pk")
    return list(rows.values_list("pk", flat=True))


def _objections(row: Reshapable, parts: Chosen, name: str) -> Iterator[str]:
    model = type(row)
    if row.is_merged:
        yield _("“%(row)s” was merged into “%(into)s”.") % {"row": row, "into": row.merged_into}
    if not any(parts.values()):
        yield _("Choose what moves to the new one.")
    first = PARTS[model][0]
    if isinstance(row, Commitment) and row.mentions.count() <= len(parts[first]):
        yield _("Leave it at least one quote: it rests on them.")
    longest = longest_name(model)
    if not 0 < len(name) <= longest:
        yield _("Give the new one a name of at most %(longest)s characters.") % {"longest": longest}
    if model is not Commitment and model._default_manager.filter(**{NAMES[model]: name}).exists():
        yield _("“%(name)s” is there already: choose another name.") % {"name": name}


def longest_name(model: type[Model]) -> int:
    column: Any = model._meta.get_field(NAMES[model])
    return int(column.max_length)


NAMES: dict[type[Model], str] = {Commitment: "statement", Agreement: "title", Party: "name"}


def _made_after(row: Reshapable, name: str, parts: Chosen) -> tuple[Reshapable, Entries]:
    """The new row, as public as the other, and the entries of what was copied to it."""
    if isinstance(row, Commitment):
        return _commitment(row, name, parts["mentions"])
    if isinstance(row, Agreement):
        return _agreement(row, name)
    slug = free_slug(Party, name)
    return Party.objects.create(name=name, slug=slug, kind=row.kind, parent=row.parent), []


def _commitment(
    row: Commitment, statement: str, mentions: Collection[int]
) -> tuple[Commitment, Entries]:
    dates = row.mentions.filter(pk__in=mentions).order_by("article__published_on")
    new = Commitment.objects.create(
        statement=statement,
        slug=slugify(statement)[:120].strip("-") or "commitment",
        agreement=row.agreement,
        firm=row.firm,
        made_on=dates.values_list("article__published_on", flat=True).first() or row.made_on,
        published_at=timezone.now() if is_public(row) else None,
    )
    copies: list[Model] = [
        CommitmentParty.objects.create(commitment=new, party_id=role.party_id, role=role.role)
        for role in row.party_roles.all()
    ]
    through = Commitment.domains.through.objects
    copies += [through.create(commitment=new, domain=domain) for domain in row.domains.all()]
    return new, [made(copy) for copy in copies]


def _agreement(row: Agreement, title: str) -> tuple[Agreement, Entries]:
    new = Agreement.objects.create(
        title=title,
        slug=free_slug(Agreement, title),
        instrument=row.instrument,
        published_at=timezone.now() if is_public(row) else None,
    )
    copies = [
        AgreementParty.objects.create(agreement=new, party_id=role.party_id, role=role.role)
        for role in row.party_roles.all()
    ]
    return new, [made(copy) for copy in copies]


def _of_parts(row: Reshapable, parts: Chosen, new: Reshapable) -> Iterator[Move]:
    for part, keys in parts.items():
        column = getattr(row, part).field
        yield Move(column.model, list(keys), {column.attname: new.pk})


def _resting_on(row: Reshapable, parts: Chosen, new: Reshapable) -> Iterator[Move]:
    """Status changes, suggestions and decisions that the moved quotes are the evidence of."""
    if isinstance(row, Party):
        return
    quotes = _quotes(row, parts)
    changes = row.status_changes.filter(Q(evidence__in=quotes) | Q(pk__in=parts["status_changes"]))
    # A change and what takes it back stay together.
    family = Q(pk__in=changes) | Q(retracts__in=changes) | Q(retracted_by__in=changes)
    moving = row.status_changes.filter(family).exclude(pk__in=parts["status_changes"])
    of = f"{row._meta.model_name}_id"
    yield _all(StatusChange, moving, {of: new.pk})
    yield _all(StatusSuggestion, row.suggestions.filter(mention__in=quotes), {of: new.pk})
    if isinstance(row, Commitment):
        decisions = row.decisions.filter(mention__in=quotes)
        yield _all(decisions.model, decisions, {of: new.pk})


def _quotes(row: Commitment | Agreement, parts: Chosen) -> list[int]:
    if isinstance(row, Commitment):
        return list(parts["mentions"])
    under = row.commitments.filter(pk__in=parts["commitments"])
    return list(under.exclude(mentions=None).values_list("mentions", flat=True))


def _all(model: type[Model], rows: Any, after: Mapping[str, Any]) -> Move:
    keys = rows.order_by("pk").values_list("pk", flat=True)
    return Move(model, list(dict.fromkeys(keys)), after)
