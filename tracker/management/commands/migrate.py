"""Migrate, and let the database guard its data again even where a migration fails."""

from typing import Any

from django.core.management.commands import migrate

from tracker.models import triggers


class Command(migrate.Command):
    def handle(self, *args: Any, **options: Any) -> None:
        try:
            super().handle(*args, **options)
        except BaseException:
            # `post_migrate` is not sent then, and `pre_migrate` has taken the triggers away.
            triggers.install(options["database"])
            raise
