"""Run a command as a shell would, and read what it says."""

import io
from typing import Any

from django.core.management import call_command
from django.core.management.base import CommandError


def run(*arguments: object, **options: Any) -> tuple[str, str]:
    """What the command writes to its two streams; a failure stands at the end of the second."""
    out, err = io.StringIO(), io.StringIO()
    try:
        call_command(*map(str, arguments), stdout=out, stderr=err, **options)
    except CommandError as error:
        err.write(f"CommandError: {error}")
        if error.returncode != 1:
            raise
    return out.getvalue(), err.getvalue()
