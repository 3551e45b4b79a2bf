"""Processes of their own on a database of their own, to be killed in the middle of their work."""

import os
import signal
import sqlite3
import subprocess
import sys
import time
from collections.abc import Sequence
from contextlib import closing
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from django.conf import settings
from django.db import connection

PATIENCE = 60  # seconds; a busy machine is slow


@dataclass(frozen=True, slots=True)
class Site:
    """A database that other processes work on; on SQLite a file, else the one of the tests."""

    url: str
    file: Path | None = None

    def start(self, *arguments: object) -> subprocess.Popen[bytes]:
        return subprocess.Popen(
            [sys.executable, *map(str, arguments)],
            cwd=settings.BASE_DIR,
            env=os.environ | {"PLEDGELINE_DATABASE_URL": self.url},
            stdout=subprocess.DEVNULL,
        )

    def run(self, *arguments: object) -> None:
        with self.start(*arguments) as process:
            assert process.wait(PATIENCE) == 0, arguments

    def kill_when(self, question: str, count: int, *arguments: object) -> None:
        """Start the work, and end it like a failing machine once so many rows can be seen."""
        with self.start(*arguments) as process:
            deadline = time.monotonic() + PATIENCE
            while self.ask(question)[0][0] < count:
                assert process.poll() is None, "it ended before it could be killed"
                assert time.monotonic() < deadline, "the rows never came"
            process.send_signal(signal.SIGKILL)
            assert process.wait() == -signal.SIGKILL

    def ask(self, question: str) -> Sequence[Any]:
        """What another process sees: committed rows and nothing else."""
        if self.file is None:
            with connection.cursor() as cursor:
                cursor.execute(question)
                return list(cursor.fetchall())
        with closing(sqlite3.connect(self.file, timeout=PATIENCE)) as other:
            return other.execute(question).fetchall()


def site_of_the_tests() -> Site:
    """For tests on a database server, with transactions of their own."""
    made = connection.settings_dict
    user = f"{made['USER']}:{made['PASSWORD']}" if made["PASSWORD"] else made["USER"]
    return Site(f"postgres://{user}@{made['HOST']}:{made['PORT'] or 5432}/{made['NAME']}")
