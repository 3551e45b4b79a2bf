"""Work that several editors or processes begin in the same moment, on a database that can."""

import threading
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from typing import TypeVar

import pytest
from django.db import connection, connections

Result = TypeVar("Result")
needs_postgres = pytest.mark.skipif(connection.vendor != "postgresql", reason="needs PostgreSQL")


def at_once(count: int, work: Callable[[int], Result]) -> list[Result]:
    """What each of so many threads returns of work(number)."""
    barrier = threading.Barrier(count)

    def run(number: int) -> Result:
        barrier.wait()
        try:
            return work(number)
        finally:
            connections.close_all()

    with ThreadPoolExecutor(count) as pool:
        return list(pool.map(run, range(count)))
