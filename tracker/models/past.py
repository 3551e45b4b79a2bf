"""The tables as they stood at a moment: while looking back, every query reads these instead.

Each is an ordinary queryset, and its SQL goes before each query as a common table expression of
the table's own name. So lists, facets, charts, searches and exports agree about a past day, without
any of them knowing of it; and the present pays nothing for it.
"""

import re
from collections.abc import Callable, Iterator, Sequence
from contextlib import ExitStack, contextmanager
from functools import lru_cache
from typing import Any

from django.db import connection
from django.db.models import (
    Case,
    Count,
    Exists,
    Expression,
    F,
    Max,
    Model,
    OuterRef,
    Q,
    QuerySet,
    Subquery,
    Value,
    When,
)
from django.db.models.functions import Coalesce

from tracker.models.agreement import Agreement
from tracker.models.article import Article
from tracker.models.commitment import Commitment, Measurement
from tracker.models.correction import Correction
from tracker.models.decision import Decision
from tracker.models.mention import Mention
from tracker.models.moment import Moment, at_moment, current_moment
from tracker.models.party import Party
from tracker.models.reshaping import Reshaping
from tracker.models.status import Fulfilment, Stage, StatusChange, StatusChangeQuerySet

Table = tuple[QuerySet[Any], dict[str, str]]
Columns = dict[str, Expression | Subquery]
# Addresses, publication and merges are never of the past: what is hidden today stays hidden.
OF_TODAY = {"id", "slug", "published_at", "merged_into"}


@contextmanager
def looking_back(moment: Moment) -> Iterator[None]:
    """Within, queries and computed states are as of the moment; for reading only."""
    is_within = current_moment() is not None
    with at_moment(moment), ExitStack() as stack:
        if not is_within:
            stack.enter_context(connection.execute_wrapper(_read_the_past))
            stack.enter_context(_as_postgresql_needs())
        yield


def tables(moment: Moment) -> list[Table]:
    """What each model's rows were, and which columns are computed; each builds on those before."""
    return [
        (_status_changes(moment), {}),
        (_mentions(moment), {}),
        (Measurement.objects.filter(measured_on__lte=moment.on), {}),
        _with(Party.objects.all(), _recorded(Party, moment)),
        _agreements(moment),
        _commitments(moment),
        *((rows, {}) for rows in _log(moment)),
    ]


def _log(moment: Moment) -> Iterator[QuerySet[Any]]:
    """Records of what was done with the record: they have no other time than their own."""
    if moment.is_known:
        yield Decision.objects.filter(made_at__lt=moment.end)
        yield Correction.objects.exclude(answered_at__gte=moment.end)
        yield Reshaping.objects.filter(made_at__lt=moment.end)
        for model in (Party, Agreement, Commitment):
            yield model.history.model.objects.filter(history_date__lt=moment.end)


def _status_changes(moment: Moment) -> QuerySet[StatusChange]:
    changes = StatusChange.objects.all()
    if moment.is_known:
        return changes.filter(recorded_at__lt=moment.end)
    # What was taken back later had never been true.
    return _standing(changes).filter(effective_on__lte=moment.on)


def _standing(changes: StatusChangeQuerySet) -> StatusChangeQuerySet:
    """The same as `standing()`, in words by which SQLite finds its way without statistics.

    It looks through a table expression of one table only; and a unique column that is null it takes
    for a single row, and reads all of them.
    """
    told = changes.alias(back=Coalesce("retracts_id", Value(0))).filter(back=0)
    return told.filter(~Exists(changes.filter(retracts=OuterRef("pk"))))


def _mentions(moment: Moment) -> QuerySet[Mention]:
    mentions = Mention.objects.accepted()
    if moment.is_known:
        return mentions.filter(reviewed_at__lt=moment.end)
    printed = Article.objects.filter(pk=OuterRef("article"), published_on__lte=moment.on)
    return mentions.filter(Exists(printed))


def _agreements(moment: Moment) -> Table:
    if moment.is_known:
        there = Q(published_at__lt=moment.end)
        return _with(
            _existing(Agreement, there), _recorded(Agreement, moment) | _status("agreement")
        )
    # An agreement has no day on which it was made: any trace of it will do.
    traces = (
        StatusChange.objects.filter(agreement=OuterRef("pk")),
        Commitment.objects.filter(agreement=OuterRef("pk"), made_on__lte=moment.on),
    )
    days = ("signed_on", "in_force_on", "period_start")
    there = Q(*map(Exists, traces), *((f"{day}__lte", moment.on) for day in days), _connector="OR")
    reached = {day: Case(When(**{f"{day}__lte": moment.on}, then=F(day))) for day in days[:2]}
    return _with(_existing(Agreement, there), reached | _status("agreement"))


def _commitments(moment: Moment) -> Table:
    there = Q(published_at__lt=moment.end) if moment.is_known else Q(made_on__lte=moment.on)
    columns = _recorded(Commitment, moment) | _status("commitment")
    mentions = Mention.objects.filter(commitment=OuterRef("pk")).order_by().values("commitment")
    count, last = Count("pk"), Max("article__published_on")
    columns["mention_count"] = Coalesce(Subquery(mentions.annotate(n=count).values("n")), Value(0))
    columns["last_heard_on"] = Subquery(mentions.annotate(day=last).values("day"))
    return _with(_existing(Commitment, there), columns)


def _existing(model: type[Model], there: Q) -> QuerySet[Any]:
    """Rows that no reader sees stay as they are: a merged one leads to its target."""
    return model._default_manager.filter(Q(published_at=None) | there)


def _status(kind: str) -> Columns:
    """Stage and fulfilment by the changes that stood; the same rule as `refresh_status`."""
    changes = _standing(StatusChange.objects.all())
    newest = changes.filter(**{kind: OuterRef("pk")}).newest_first()
    return {
        name: Coalesce(
            Subquery(newest.filter(code__in=codes.values).values("code")[:1]), Value(none)
        )
        for name, codes, none in (
            ("stage", Stage, Stage.PROPOSED),
            ("fulfilment", Fulfilment, Fulfilment.NOT_ASSESSED),
        )
    }


def _recorded(model: Any, moment: Moment) -> Columns:
    """Fields as the newest version of that day has them; a row without one is as it is now."""
    if not moment.is_known:
        return {}
    past = model.history.model
    versions = past.objects.filter(id=OuterRef("pk"), history_date__lt=moment.end)
    newest = versions.order_by("-history_date", "-history_id")
    return {
        field.attname: Case(
            When(Exists(versions), then=Subquery(newest.values(field.attname)[:1])),
            default=F(field.attname),
            output_field=getattr(field, "target_field", field),
        )
        for field in past.tracked_fields
        if field.name not in OF_TODAY
    }


def _with(rows: QuerySet[Any], columns: Columns) -> Table:
    """A model's own names are taken: what replaces a column is annotated beside it."""
    names = {column: f"{column}_then" for column in columns}
    return rows.annotate(**{names[column]: columns[column] for column in columns}), names


@lru_cache(maxsize=64)
def _expressions(moment: Moment, vendor: str) -> tuple[str, tuple[Any, ...]]:
    """The tables in SQL, each under its own name."""
    waiting = tables(moment)
    parts: list[str] = []
    values: list[Any] = []
    later = [rows.model._meta.db_table for rows, _names in waiting]
    for rows, names in waiting:
        fields = rows.model._meta.concrete_fields
        told = rows.order_by().values_list(*(names.get(f.attname, f.attname) for f in fields))
        sql, params = told.query.sql_with_params()
        # In PostgreSQL a name means the table until it is defined anew; SQLite has to be told.
        real = _on_real(sql, later) if vendor == "sqlite" else sql
        columns = ", ".join(f'"{field.column}"' for field in fields)
        table = rows.model._meta.db_table
        parts.append(f'"{table}" ({columns}) AS NOT MATERIALIZED ({real})')
        values += params
        later.remove(table)
    return f"WITH {', '.join(parts)} ", tuple(values)


def _on_real(sql: str, names: Sequence[str]) -> str:
    return re.sub(rf'\b(FROM|JOIN) ("(?:{"|".join(names)})")', r'\1 "main".\2', sql)


def _read_the_past(
    execute: Callable[..., Any], sql: str, params: Any, many: bool, context: dict[str, Any]
) -> Any:
    moment = current_moment()
    if moment and sql.startswith(("SELECT", "(SELECT")) and '"tracker_' in sql:
        before, values = _expressions(moment, connection.vendor)
        sql, params = before + sql, (*values, *(params or ()))
    return execute(sql, params, many, context)


@contextmanager
def _as_postgresql_needs() -> Iterator[None]:
    """A key stands for its row in GROUP BY only of a real table; and compiling takes seconds."""
    features = connection.features
    before = features.allows_group_by_selected_pks
    features.allows_group_by_selected_pks = False
    if connection.vendor == "postgresql":
        with connection.cursor() as cursor:
            cursor.execute("SET jit = off")  # for good: the pages of today gain nothing by it
    try:
        yield
    finally:
        features.allows_group_by_selected_pks = before
