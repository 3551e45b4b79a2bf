"""Every quote is compared with the words at its place."""

import pytest
from django.db import connection

from tests.factories import make_mention
from tracker.importing.quotes import verify_quotes
from tracker.importing.raw import Refused
from tracker.models import Mention
from tracker.models.triggers import install

pytestmark = pytest.mark.django_db


def drop_trigger() -> None:
    names = {
        "sqlite": ["DROP TRIGGER mention_quote_UPDATE"],
        "postgresql": ["DROP TRIGGER mention_quote ON tracker_mention"],
    }
    with connection.cursor() as cursor:
        for statement in names[connection.vendor]:
            cursor.execute(statement)


def test_all_quotes_hold():
    make_mention()
    make_mention()
    assert str(verify_quotes()) == "2 of 2 quotes hold"


def test_a_quote_that_was_changed_behind_the_trigger_is_told():
    make_mention()
    mention = make_mention()
    drop_trigger()
    Mention.objects.filter(pk=mention.pk).update(quote="Something else.")
    told: list[Refused] = []
    assert str(verify_quotes(tell=told.append)) == "1 of 2 quotes hold"
    assert f"mention {mention.pk}: “Something else.” does not stand at 0" in str(told[0])
    install(connection.alias)
