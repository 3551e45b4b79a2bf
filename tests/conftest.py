"""What holds for every test: none is left out on a machine that has to have all they need."""

import os
from collections.abc import Generator

import pytest
from django.utils import translation

NEEDED_FROM_THE_MACHINE = ("browser", "postgres")


@pytest.hookimpl(wrapper=True)
def pytest_runtest_makereport(
    item: pytest.Item, call: pytest.CallInfo[None]
) -> Generator[None, pytest.TestReport, pytest.TestReport]:
    """Let a test fail that lacks Chromium or PostgreSQL, where nobody would see it skipped."""
    report = yield
    needy = any(map(item.get_closest_marker, NEEDED_FROM_THE_MACHINE))
    if report.skipped and needy and os.environ.get("PLEDGELINE_REQUIRE_ALL") == "1":
        report.outcome = "failed"
        report.longrepr = f"PLEDGELINE_REQUIRE_ALL=1, but {call.excinfo and call.excinfo.value}"
    return report


@pytest.fixture(autouse=True)
def language() -> Generator[None, None, None]:
    """A request in French leaves its language to the thread: no test inherits another's."""
    yield
    translation.deactivate()
