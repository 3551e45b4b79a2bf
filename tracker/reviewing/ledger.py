"""Rows that change hands: what is moved is written down, so that it can be taken back."""

import datetime as dt
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from typing import Any

from django.apps import apps
from django.contrib.auth.models import User
from django.db import IntegrityError, OperationalError, transaction
from django.db.models import Model, QuerySet
from django.utils.translation import gettext as _
from simple_history.utils import bulk_update_with_history

from tracker.models import ProposedLink
from tracker.reviewing.errors import ReviewError

BATCH = 500
REASON = 100  # what the history of a row has room for
# Linking makes its proposals anew whenever it is asked: some may be gone when a move is taken back.
PASSING = (ProposedLink,)

Entry = dict[str, Any]
Entries = list[Entry]


@dataclass(frozen=True, slots=True)
class Move:
    """Rows of one model, and what their columns are to hold."""

    model: type[Model]
    keys: Sequence[int]
    after: Mapping[str, Any]


@dataclass(frozen=True, slots=True)
class Removal:
    """Links that would be told twice; taken back, they are what they were."""

    model: type[Model]
    keys: Sequence[int]


Step = Move | Removal


@contextmanager
def all_or_nothing() -> Iterator[None]:
    """Rows that somebody else holds or has made meanwhile are told in an editor's words."""
    try:
        with transaction.atomic():
            yield
    except OperationalError as error:
        raise ReviewError(_("Somebody else is changing the same rows: try once more.")) from error
    except IntegrityError as error:
        raise ReviewError(_("What was added meanwhile stands in the way.")) from error


def carry_out(steps: Iterable[Step], *, user: User | None, reason: str) -> Entries:
    """Do the steps in order; each entry tells of which rows what changed to what."""
    entries: Entries = []
    for step in steps:
        if isinstance(step, Removal):
            entries += _removed(step)
            continue
        entries += _before(step)
        for rows in _batches(step.model, step.keys):
            _write(rows, step.after, user, reason)
    return entries


def _removed(step: Removal) -> Entries:
    entries = []
    for rows in _batches(step.model, step.keys):
        values = [_plain(row) for row in rows.order_by("pk").values()]
        keys = [row["id"] for row in values]
        entries.append({"model": step.model._meta.label_lower, "rows": keys, "removed": values})
        rows.delete()
    return entries


def made(row: Model) -> Entry:
    """The entry of a row that is new: taken back, it goes."""
    return {"model": row._meta.label_lower, "rows": [row.pk], "made": True}


def take_back(entries: Entries, *, user: User | None, reason: str) -> None:
    """Undo what the entries tell, the last first; refused if a row has moved on since."""
    for entry in reversed(entries):
        model = apps.get_model(entry["model"])
        for rows in _batches(model, entry["rows"]):
            if "made" in entry:
                rows.delete()
            elif "before" in entry:
                _write(_unchanged(rows, entry), _read(model, entry["before"]), user, reason)
        lost = [model(**_read(model, values)) for values in entry.get("removed", ())]
        model._default_manager.bulk_create(lost)


def keys_of(entries: Entries, model: type[Model]) -> list[int]:
    """The rows of a model that the entries are about."""
    label = model._meta.label_lower
    found = (key for entry in entries if entry["model"] == label for key in entry["rows"])
    return list(dict.fromkeys(found))


def _before(move: Move) -> Iterator[Entry]:
    """One entry for all rows that hold the same."""
    names = list(move.after)
    alike: dict[tuple[Any, ...], list[int]] = defaultdict(list)
    for rows in _batches(move.model, move.keys):
        for key, *values in rows.order_by("pk").values_list("pk", *names):
            alike[tuple(values)].append(key)
    for values, keys in alike.items():
        yield {
            "model": move.model._meta.label_lower,
            "rows": keys,
            "before": _plain(dict(zip(names, values, strict=True))),
            "after": _plain(move.after),
        }


def _batches(model: type[Model], keys: Sequence[int]) -> Iterator[QuerySet[Any]]:
    # A database takes only so many numbers in one question.
    for start in range(0, len(keys), BATCH):
        yield model._default_manager.filter(pk__in=keys[start : start + BATCH])


def _write(rows: QuerySet[Any], after: Mapping[str, Any], user: User | None, reason: str) -> None:
    if not hasattr(rows.model, "history"):
        rows.update(**after)
        return
    changed = list(rows)
    for row in changed:
        for name, value in after.items():
            setattr(row, name, value)
    if changed:
        names = [rows.model._meta.get_field(name).name for name in after]
        details: Any = {"default_user": user, "default_change_reason": reason[:REASON]}
        bulk_update_with_history(changed, rows.model, names, **details)


def _unchanged(rows: QuerySet[Any], entry: Entry) -> QuerySet[Any]:
    """Those that still hold what was written; all of them must, or they have moved on."""
    still = rows.filter(**_read(rows.model, entry["after"]))
    if not issubclass(rows.model, PASSING):
        moved_on = rows.exclude(pk__in=still.values("pk")).first()
        if moved_on:
            raise ReviewError(
                _("The %(kind)s “%(row)s” has changed since then: take that back first.")
                % {"kind": rows.model._meta.verbose_name, "row": moved_on}
            )
    return still


def _plain(values: Mapping[str, Any]) -> dict[str, Any]:
    """Days and moments as text, to the microsecond; all else is JSON by itself."""
    return {
        name: value.isoformat() if isinstance(value, dt.date) else value
        for name, value in values.items()
    }


def _read(model: type[Model], values: Mapping[str, Any]) -> dict[str, Any]:
    fields = {name: model._meta.get_field(name) for name in values}
    return {name: fields[name].to_python(value) for name, value in values.items()}  # type: ignore[union-attr]
