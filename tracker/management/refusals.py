"""What was refused, on a terminal: the first items are named, the others counted."""

from collections.abc import Callable

from tracker.importing.raw import Refused

MOST = 100


class Refusals:
    """Writes each item with its file, line and reason, until there are too many to read."""

    def __init__(self, write: Callable[[str], object]) -> None:
        self.write = write
        self.count = 0

    def __call__(self, refused: Refused) -> None:
        self.count += 1
        if self.count <= MOST:
            self.write(str(refused))
        elif self.count == MOST + 1:
            self.write(f"More than {MOST} are refused; the others are only counted.")
