"""What the database does by itself, whoever writes: it refuses, it indexes, it tells of changes.

The triggers are made anew after every migration: SQLite loses them whenever a table is rebuilt.
"""

from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from typing import Any

from django.db import connections, transaction
from django.db.backends.base.base import BaseDatabaseWrapper

from tracker.models.triggers import quotes, search, version

TABLES = {"tracker_article", "tracker_mention", "tracker_searchentry", "tracker_dataversion"}
OURS = "SELECT name FROM sqlite_master WHERE type = 'trigger' AND tbl_name GLOB 'tracker_*'"


def install(using: str, plan: Any = (), **kwargs: Any) -> None:
    """Make the triggers of one database; a receiver of `post_migrate`."""
    connection = connections[using]
    if not set(connection.introspection.table_names()) >= TABLES:
        return  # migrated back to before these tables
    kind = connection.vendor
    with transaction.atomic(using):  # nobody writes between the old ones and the new
        is_stale = is_new(plan) if kind == "postgresql" else not standing(connection)
        remove(connection)
        execute(connection, quotes.STATEMENTS[kind] + version.statements(kind))
        execute(connection, search.refill(kind) if is_stale else [])
        execute(connection, search.statements(kind))


def is_new(plan: Any) -> bool:
    return any(migration.name == "0008_search" for migration, _is_backwards in plan)


def make_way(using: str, plan: Any, **kwargs: Any) -> None:
    """Let tables be rebuilt; a receiver of `pre_migrate`.

    SQLite rebuilds none while a trigger of another table names it. What is written meanwhile is
    made up for by `install`.
    """
    if plan:
        remove(connections[using])


def remove(connection: BaseDatabaseWrapper) -> None:
    """Take SQLite's triggers away; PostgreSQL replaces its own where they stand."""
    execute(connection, [f'DROP TRIGGER "{name}"' for name in standing(connection)])


def standing(connection: BaseDatabaseWrapper) -> list[str]:
    if connection.vendor != "sqlite":
        return []
    with connection.cursor() as cursor:
        cursor.execute(OURS)
        return [name for (name,) in cursor.fetchall()]


@contextmanager
def indexed_afterwards(using: str) -> Iterator[None]:
    """Within, many rows are written without renewing an entry for each of them."""
    connection = connections[using]
    execute(connection, search.removal(connection.vendor))
    try:
        yield
    finally:
        for statements in (search.refill, search.statements):
            execute(connection, statements(connection.vendor))


def execute(connection: BaseDatabaseWrapper, statements: Iterable[str]) -> None:
    with connection.cursor() as cursor:
        for statement in statements:
            cursor.execute(statement)
