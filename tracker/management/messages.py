"""The words of pages and programs, gathered for translators and compiled, without gettext."""

from collections.abc import Iterator, Sequence
from io import BytesIO
from pathlib import Path
from typing import Any

from babel.messages.catalog import Catalog, Message
from babel.messages.extract import DEFAULT_KEYWORDS, extract
from babel.messages.mofile import write_mo
from babel.messages.pofile import read_po, write_po
from django.conf import settings
from django.utils.translation.template import templatize

LAZY = {f"{name}_lazy": spec for name, spec in DEFAULT_KEYWORDS.items()}
KEYWORDS: Any = DEFAULT_KEYWORDS | LAZY | {"gettext_noop": None}


def po_file(language: str) -> Path:
    return Path(settings.LOCALE_PATHS[0]) / language / "LC_MESSAGES" / "django.po"


def read(language: str) -> Catalog:
    with po_file(language).open("rb") as file:
        return read_po(file, locale=language)


def renew(language: str) -> Catalog:
    """Bring the language's file up to date: new words are empty, lost ones are dropped."""
    path = po_file(language)
    path.parent.mkdir(parents=True, exist_ok=True)
    catalog = read(language) if path.exists() else Catalog(locale=language, fuzzy=False)
    head(catalog, language)
    catalog.update(gathered(), no_fuzzy_matching=True, update_creation_date=False)
    catalog.obsolete.clear()
    with path.open("wb") as file:
        write_po(file, catalog, width=0, include_lineno=False, sort_output=True)
    path.with_suffix(".mo").write_bytes(compiled(catalog))
    return catalog


def head(catalog: Catalog, language: str) -> None:
    catalog.header_comment = f"# `manage.py messages {language}` renews this file."
    catalog.project, catalog.version = "Pledgeline", ""
    catalog.last_translator = catalog.language_team = catalog.msgid_bugs_address = ""


def compiled(catalog: Catalog) -> bytes:
    buffer = BytesIO()
    write_mo(buffer, catalog)
    return buffer.getvalue()


def gathered() -> Catalog:
    catalog = Catalog(charset="utf-8")
    for place, message, context in messages():
        catalog.add(message, locations=[(place, 0)], context=context)
    return catalog


def messages() -> Iterator[tuple[str, Any, str | None]]:
    """Every message of the templates and of the code: where it stands, the words, the context."""
    base = Path(settings.BASE_DIR)
    for path in sorted([*base.glob("templates/**/*.html"), *base.glob("tracker/**/*.py")]):
        source = path.read_text()
        if path.suffix == ".html":
            source = as_python(source)
        for _line, message, _comments, context in extract("python", lines(source), KEYWORDS):
            yield str(path.relative_to(base)), message, context


def as_python(template: str) -> str:
    """The template's calls of gettext on one line: between them there is nothing that matters."""
    return " ".join(templatize(template).split())


def texts(string: str | Sequence[str] | None) -> tuple[str, ...]:
    """The words, or all their plural forms."""
    return (string or "",) if isinstance(string, str | None) else tuple(string)


def is_translated(message: Message) -> bool:
    return all(texts(message.string)) and not message.fuzzy


def lines(source: str) -> BytesIO:
    return BytesIO(source.encode())
