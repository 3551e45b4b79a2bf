"""`verify_quotes` says how many of how many quotes hold, and fails when one does not."""

import pytest

from tests.commands.running import run
from tests.factories import make_mention
from tests.importing.test_quotes import drop_trigger
from tracker.models import Mention

pytestmark = pytest.mark.django_db


def test_it_fails_as_soon_as_one_quote_does_not_hold():
    mention = make_mention()
    assert run("verify_quotes") == ("1 of 1 quotes hold.\n", "")
    drop_trigger()
    Mention.objects.filter(pk=mention.pk).update(quote="Something else.")
    out, err = run("verify_quotes")
    assert out == "0 of 1 quotes hold.\n"
    assert f"mention {mention.pk}: “Something else.”" in err
    assert err.endswith("CommandError: 1 quotes do not hold.")
