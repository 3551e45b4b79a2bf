"""A database for one purpose: a file that is gone afterwards, never the user's."""

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from tempfile import TemporaryDirectory

from django.contrib.contenttypes.models import ContentType
from django.core.management import call_command
from django.db import DEFAULT_DB_ALIAS, connections
from django.db.utils import load_backend

SQLITE = "django.db.backends.sqlite3"
FAST = "PRAGMA journal_mode=MEMORY; PRAGMA synchronous=OFF;"  # nothing in it is to last


@contextmanager
def temporary_database() -> Iterator[None]:
    """All queries go to an empty SQLite file with every table made."""
    kept = connections[DEFAULT_DB_ALIAS]
    with TemporaryDirectory() as folder:
        settings = kept.settings_dict | {
            "ENGINE": SQLITE,
            "NAME": str(Path(folder) / "scratch.sqlite3"),
            "OPTIONS": {"init_command": FAST},
        }
        scratch = load_backend(SQLITE).DatabaseWrapper(settings, DEFAULT_DB_ALIAS)
        connections[DEFAULT_DB_ALIAS] = scratch
        ContentType.objects.clear_cache()  # the keys of another database
        try:
            call_command("migrate", verbosity=0)
            yield
        finally:
            scratch.close()
            connections[DEFAULT_DB_ALIAS] = kept
            ContentType.objects.clear_cache()
