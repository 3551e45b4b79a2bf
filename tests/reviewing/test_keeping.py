"""How a decision judges the link that the program was sure of."""

import pytest

from tracker.models import LinkOutcome
from tracker.reviewing.keeping import outcome


@pytest.mark.parametrize(
    ("sure", "taken", "expected"),
    [
        (None, None, LinkOutcome.NONE),
        (None, 7, LinkOutcome.MISSED),
        (7, 7, LinkOutcome.RIGHT),
        (7, 8, LinkOutcome.WRONG),
        (7, None, LinkOutcome.WRONG),
    ],
)
def test_a_link_is_right_where_the_editor_took_it(sure, taken, expected):
    assert outcome(sure, taken) == expected
