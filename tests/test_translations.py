"""Every word of pages and programs has its French, and nothing stands in for gettext's tools."""

import gettext
import re
from string import Formatter

import pytest
from babel.messages.catalog import Catalog, Message
from django.conf import settings

from tracker.management import messages
from tracker.management.commands.messages import Command
from tracker.management.messages import as_python, gathered, is_translated, po_file, read, texts

TRANSLATED = [code for code, _name in settings.LANGUAGES if not code.startswith("en")]
PLACEHOLDER = re.compile(r"%\(\w+\)[sd]|%[sd%]")
TAG = re.compile(r"</?[a-z]+")
each_language = pytest.mark.parametrize("language", TRANSLATED)
# What stands before these in French is a space that does not break; after « likewise.
LOOSE = re.compile(r" [:;?!»](?:\s|$)|« | %(?:\s|$)|\w'\w")


def entries(catalog: Catalog) -> list[Message]:
    return [message for message in catalog if message.id]


def key(message: Message) -> tuple[object, str | None]:
    return message.id, message.context


def placeholders(words: str) -> list[str]:
    braces = [f"{{{name}}}" for _text, name, _spec, _conv in Formatter().parse(words) if name]
    return sorted(PLACEHOLDER.findall(words) + braces)


@each_language
def test_the_file_has_the_words_of_the_site_and_no_others(language):
    known, found = (set(map(key, entries(c))) for c in (read(language), gathered()))
    assert known == found, f"run: manage.py messages {language}"


@each_language
def test_nothing_is_left_or_unsure(language):
    assert [row.id for row in entries(read(language)) if not is_translated(row)] == []


@each_language
def test_a_translation_has_the_placeholders_and_tags_of_its_original(language):
    for message in entries(read(language)):
        for original, words in zip(texts(message.id), texts(message.string), strict=True):
            assert placeholders(words) == placeholders(original), original
            assert sorted(TAG.findall(words)) == sorted(TAG.findall(original)), original


@each_language
def test_a_translation_ends_as_its_original_where_sentences_are_joined(language):
    for message in entries(read(language)):
        for original, words in zip(texts(message.id), texts(message.string), strict=True):
            assert words == words.strip(), original
            assert words.endswith(".") == original.endswith("."), original


@each_language
def test_what_django_reads_is_what_the_file_says(language):
    with po_file(language).with_suffix(".mo").open("rb") as file:
        compiled = gettext.GNUTranslations(file)
    for message in entries(read(language)):
        if not message.pluralizable and not message.context:
            assert compiled.gettext(str(message.id)) == message.string
    assert compiled.ngettext("%(days)s day", "%(days)s days", 2) != "%(days)s days"


def test_french_has_its_own_spaces_quotes_and_apostrophes():
    told = [words for message in entries(read("fr")) for words in texts(message.string)]
    assert [words for words in told if LOOSE.search(words)] == []
    assert [words for words in told if "“" in words or "”" in words] == []


def test_every_translation_offered_has_a_file():
    assert "fr" in TRANSLATED
    assert all(po_file(language).exists() for language in TRANSLATED)


def test_words_of_templates_are_found_with_their_plurals_and_contexts(tmp_path, settings):
    (tmp_path / "templates").mkdir()
    (tmp_path / "templates/a.html").write_text(
        '{% load i18n %}\n  <p>{% translate "Due" %}</p>\n<b>{% translate "to" context "year" %}'
        "{% blocktranslate count n=rows|length %}{{ n }} row{% plural %}{{ n }} rows"
        "{% endblocktranslate %}\n{{ x|default:_('none') }}"
    )
    settings.BASE_DIR = tmp_path
    found = {key(message) for message in entries(gathered())}
    rows = ("%(n)s row", "%(n)s rows")
    assert found == {("Due", None), ("to", "year"), (rows, None), ("none", None)}


def test_a_template_is_one_line_of_code_whatever_its_indentation():
    assert "\n" not in as_python('<p>\n      {% translate "Due" %}\n  </p>')


def test_renewing_keeps_what_is_translated_and_drops_what_is_gone(tmp_path, settings):
    settings.BASE_DIR, settings.LOCALE_PATHS = tmp_path, [tmp_path / "locale"]
    template = tmp_path / "templates/a.html"
    template.parent.mkdir()
    template.write_text('{% translate "Due" %}{% translate "Open" %}')
    assert "2 messages, 2 not translated" in Command().handle(language="fr")
    path = po_file("fr")
    path.write_text(path.read_text().replace('msgid "Due"\nmsgstr ""', 'msgid "Due"\nmsgstr "Dû"'))
    template.write_text('{% translate "Due" %}')
    assert "1 messages, 0 not translated" in Command().handle(language="fr")
    assert {row.id: row.string for row in entries(read("fr"))} == {"Due": "Dû"}
    assert path.with_suffix(".mo").read_bytes() == messages.compiled(read("fr"))
