"""What hangs on a row: every column that points at it, whichever table it stands in."""

from collections.abc import Collection, Iterator
from typing import Any

from django.db.models import ForeignKey, Model, Q, UniqueConstraint

from tracker.models import CommitmentWord, Reshaping, SearchEntry
from tracker.models.reshaping import Reshapable
from tracker.reviewing.ledger import Move

Column = ForeignKey[Any, Any]
# Indexes are made anew; what was done to a row stays told of that row.
LEFT: tuple[type[Model], ...] = (CommitmentWord, SearchEntry, Reshaping)


def columns(model: type[Model]) -> list[Column]:
    """The columns that point at rows of this kind, in its own table and many-to-many ones, too."""
    relations: Any = (
        field
        for field in model._meta.get_fields(include_hidden=True)
        if field.auto_created and not field.concrete and (field.one_to_many or field.one_to_one)
    )
    found: list[Column] = [relation.field for relation in relations]
    return [column for column in found if not _is_apart(column.model)]


def _is_apart(model: type[Model]) -> bool:
    is_history = hasattr(model, "instance_type")
    return is_history or issubclass(model, LEFT)


def gather(
    gone: Reshapable, keep: Reshapable, *, without: Collection[type[Model]] = ()
) -> Iterator[tuple[Move, list[int]]]:
    """For each column the move to the kept row, and the keys of what cannot come along."""
    for column in columns(type(gone)):
        if column.model not in without:
            staying = {*doubles(column, gone, keep), *_circular(column, gone, keep)}
            rows = column.model._default_manager.filter(**{column.name: gone}).order_by("pk")
            keys = [key for key in rows.values_list("pk", flat=True) if key not in staying]
            yield Move(column.model, keys, {column.attname: keep.pk}), sorted(staying)


def doubles(column: Column, gone: Reshapable, keep: Reshapable) -> dict[int, int]:
    """Rows of the one that say what a row of the other says already, with that row."""
    found: dict[int, int] = {}
    for names, condition in _unique_with(column):
        rows = column.model._default_manager.filter(condition)
        there = {tuple(said): key for key, *said in _of(rows, column, keep, names)}
        for key, *said in _of(rows, column, gone, names):
            if tuple(said) in there:
                found[key] = there[tuple(said)]
    return found


def _of(rows: Any, column: Column, row: Reshapable, names: list[str]) -> Any:
    return rows.filter(**{column.name: row}).order_by("pk").values_list("pk", *names)


def _unique_with(column: Column) -> Iterator[tuple[list[str], Q]]:
    """The unique keys that the column is a part of: the other columns, and when they hold."""
    for names, condition in _unique_keys(column):
        if column.name in names:
            yield [name for name in names if name != column.name], condition


def _unique_keys(column: Column) -> Iterator[tuple[list[str], Q]]:
    """Those of its table, and the column's own."""
    for names in column.model._meta.unique_together:
        yield list(names), Q()
    if column.unique:
        yield [column.name], Q()
    for rule in column.model._meta.constraints:
        if isinstance(rule, UniqueConstraint):
            yield list(rule.fields), rule.condition or Q()


def _circular(column: Column, gone: Reshapable, keep: Reshapable) -> list[int]:
    """Rows that would come to point from the kept row to itself: it as its own parent or member."""
    rows = column.model._default_manager.filter(**{column.name: gone})
    if column.model is type(keep):
        return list(rows.filter(pk=keep.pk).values_list("pk", flat=True))
    return [
        key
        for other in column.model._meta.get_fields()
        if other.concrete and other.related_model is type(keep) and other != column
        for key in rows.filter(**{other.name: keep}).values_list("pk", flat=True)
    ]
