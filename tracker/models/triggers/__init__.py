"""What the database does by itself, whoever writes: it refuses, it indexes, it tells of changes.

The triggers are made anew after every migration: SQLite loses them whenever a table is rebuilt.
"""

from typing import Any

from django.db import connections
from django.db.backends.base.base import BaseDatabaseWrapper

from tracker.models.triggers import quotes, search, version

TABLES = {"tracker_article", "tracker_mention", "tracker_searchentry", "tracker_dataversion"}


def install(using: str, plan: Any = (), **kwargs: Any) -> None:
    """Make the triggers of one database; a receiver of `post_migrate`."""
    connection = connections[using]
    if not set(connection.introspection.table_names()) >= TABLES:
        return  # migrated back to before these tables
    kind = connection.vendor
    remove(using)
    execute(connection, quotes.STATEMENTS[kind] + version.statements(kind))
    if plan:
        execute(connection, search.refill(kind))
    execute(connection, search.statements(kind))


def remove(using: str, **kwargs: Any) -> None:
    """Take SQLite's triggers away; a receiver of `pre_migrate`.

    No table can be rebuilt while a trigger of another one names it.
    """
    connection = connections[using]
    if connection.vendor == "sqlite":
        with connection.cursor() as cursor:
            cursor.execute(
                "SELECT name FROM sqlite_master WHERE type = 'trigger' AND tbl_name LIKE 'tracker_%'"
            )
            names = [name for (name,) in cursor.fetchall()]
        execute(connection, [f'DROP TRIGGER "{name}"' for name in names])


def execute(connection: BaseDatabaseWrapper, statements: list[str]) -> None:
    with connection.cursor() as cursor:
        for statement in statements:
            cursor.execute(statement)
