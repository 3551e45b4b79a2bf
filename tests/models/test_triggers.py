"""The quote stands in the article, whatever writes to the database."""

from typing import Any

import pytest
from django.core.exceptions import ValidationError
from django.core.management import call_command
from django.core.management.commands import migrate
from django.core.management.sql import emit_post_migrate_signal, emit_pre_migrate_signal
from django.db import DatabaseError, IntegrityError, connection, transaction
from django.db.migrations import Migration
from django.test.utils import CaptureQueriesContext

from tests.factories import TEXT, make_article, make_commitment, make_mention
from tracker.models import Article, Commitment, Mention, triggers

pytestmark = pytest.mark.django_db


@pytest.mark.parametrize(
    "place",
    [{"quote": "China"}, {"start": 1}, {"end": 4}, {"quote": "india"}, {"end": 5000}],
    ids=str,
)
def test_a_quote_that_does_not_stand_there_is_refused(place):
    right: dict[str, Any] = {"quote": "India", "start": 0, "end": 5}
    with pytest.raises(IntegrityError, match="mention_quote_holds"), transaction.atomic():
        make_mention(**right | place)
    mention = make_mention(**right)
    with pytest.raises(IntegrityError, match="mention_quote_holds"), transaction.atomic():
        Mention.objects.filter(pk=mention.pk).update(**place)


@pytest.mark.parametrize("quote", ["“Pledge” – €3bn 🇮🇳", "🇮🇳 naïve", "line one\nline two"])
def test_places_are_counted_in_characters(quote):
    article = make_article(text=f"Zürich 🙂: {quote}.")
    assert make_mention(article=article, quote=quote).holds
    assert Mention.objects.holding().count() == 1


def test_a_mention_does_not_move_to_an_article_without_its_words():
    mention = make_mention()
    with pytest.raises(IntegrityError, match="mention_quote_holds"), transaction.atomic():
        Mention.objects.update(article=make_article(text="Nothing was said."))
    mention.refresh_from_db()
    assert mention.holds


def test_an_articles_text_stays():
    article = make_article()
    with pytest.raises(IntegrityError, match="article_text_stays"), transaction.atomic():
        Article.objects.update(text="Nobody promised anything.")
    article.text += " Really."
    with pytest.raises(ValidationError, match="never changes"):
        article.save()
    article.refresh_from_db()
    article.title = "A better title"
    article.save()
    Article.objects.update(text=article.text, byline="Staff")
    assert Article.objects.get().text.startswith(TEXT)


PLAN = [(Migration("0009_longer", "tracker"), False)]


def rebuild_mentions() -> None:
    field = Mention._meta.get_field("speaker")
    longer = field.clone()
    longer.max_length = 201
    longer.set_attributes_from_name("speaker")
    for old, new in ((field, longer), (longer, field)):
        with connection.schema_editor() as editor:
            editor.alter_field(Mention, old, new)


def hold_the_rules() -> bool:
    """Whether quotes are checked, texts stay, and what is written can be found."""
    with pytest.raises(IntegrityError, match="mention_quote_holds"):
        make_mention(quote="China", start=0, end=5)
    make_mention()
    with pytest.raises(IntegrityError, match="article_text_stays"):
        Article.objects.update(text="Nobody promised anything.")
    written = make_commitment(statement="Dig wells")
    return list(Commitment.objects.saying("wells")) == [written]


@pytest.mark.django_db(transaction=True)
def test_the_rules_hold_again_after_a_migration_that_rebuilt_a_table():
    """SQLite rebuilds a table to alter it: not under triggers that name it, and it forgets its own.

    The signals are those of `migrate`.
    """
    kept = make_commitment(statement="Plant trees")
    emit_pre_migrate_signal(0, False, "default", plan=PLAN)
    rebuild_mentions()
    Commitment.objects.update(statement="Plant forests")
    emit_post_migrate_signal(0, False, "default", plan=PLAN)
    assert list(Commitment.objects.saying("forests")) == [kept]
    assert hold_the_rules()


@pytest.mark.django_db(transaction=True)
def test_the_rules_hold_after_a_migration_that_failed(monkeypatch):
    def fail(command: object, **options: object) -> None:
        emit_pre_migrate_signal(0, False, "default", plan=PLAN)
        raise DatabaseError("no such column")

    monkeypatch.setattr(migrate.Command, "handle", fail)
    with pytest.raises(DatabaseError, match="no such column"):
        call_command("migrate")
    assert hold_the_rules()


def test_without_anything_to_migrate_the_triggers_stand_throughout():
    before = triggers.standing(connection)
    emit_pre_migrate_signal(0, False, "default", plan=[])
    assert triggers.standing(connection) == before
    with pytest.raises(IntegrityError, match="mention_quote_holds"), transaction.atomic():
        make_mention(quote="China", start=0, end=5)


def test_a_database_without_the_tables_is_left_alone(monkeypatch):
    """Migrated back to the start, there is nothing to guard."""
    monkeypatch.setattr(connection.introspection, "table_names", list)
    with CaptureQueriesContext(connection) as queries:
        triggers.install("default")
    assert not queries.captured_queries
