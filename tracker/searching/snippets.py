"""The words that were looked for, marked where they stand in a statement and in a quote."""

import json
import re
from collections.abc import Iterable
from dataclasses import dataclass

from django.db import connection
from django.utils.html import escape
from django.utils.safestring import SafeString, mark_safe

from tracker.models import current_moment
from tracker.models.search import QUERIES, terms
from tracker.models.triggers.search import SEPARATOR

BEGIN, END = "\x02", "\x03"  # no text has them, and escaping leaves them alone
BETWEEN = re.compile(rf"{END}([^\w{BEGIN}]+){BEGIN}")
LONGEST, BEFORE = 260, 90

# Of each commitment: its statement and its quotes, each as it is and as the marks lie in it.
SQL = {
    "sqlite": """
      SELECT s.commitment_id,
        s.statement, highlight(tracker_search, 0, %(begin)s, %(end)s),
        s.quotes, highlight(tracker_search, 2, %(begin)s, %(end)s)
      FROM tracker_searchentry s CROSS JOIN tracker_search ON tracker_search.rowid = s.commitment_id
      WHERE s.commitment_id IN (SELECT value FROM json_each(%(keys)s))
        AND tracker_search MATCH %(query)s""",
    "postgresql": """
      SELECT commitment_id,
        statement, ts_headline('pledgeline', tracker_folded(statement), query, marks),
        shown, ts_headline('pledgeline', tracker_folded(shown), query, marks)
      FROM (
        SELECT *, left(quotes, 20000) AS shown, to_tsquery('pledgeline', %(query)s) AS query,
          'HighlightAll=true, StartSel=' || %(begin)s || ', StopSel=' || %(end)s AS marks
        FROM tracker_searchentry
        WHERE commitment_id IN (SELECT value::bigint FROM json_array_elements_text(%(keys)s::json))
      ) AS entry""",
}


@dataclass(frozen=True)
class Said:
    statement: SafeString
    quote: SafeString | None


def where_said(keys: Iterable[int], words: str) -> dict[int, Said]:
    """Of each commitment that has the words: its statement, and the quote that has most of them."""
    asked, among = terms(words), list(keys)
    if not asked or not among or current_moment():
        return {}  # of a past day, not all that is quoted now was known
    parameters = {
        "keys": json.dumps(among),
        "query": QUERIES[connection.vendor](asked),
        "begin": BEGIN,
        "end": END,
    }
    with connection.cursor() as cursor:
        cursor.execute(SQL[connection.vendor], parameters)
        return {key: _said(*texts) for key, *texts in cursor.fetchall()}


def _said(statement: str, marked_statement: str, quotes: str, marked_quotes: str) -> Said:
    found = transferred(marked_quotes, quotes).split(chr(SEPARATOR))
    best = max(found, key=lambda quote: quote.count(BEGIN))
    is_news = BEGIN in best and bare(best).strip(" .") != statement.strip(" .")
    return Said(
        statement=as_html(transferred(marked_statement, statement)),
        quote=as_html(shortened(best)) if is_news else None,
    )


def bare(marked: str) -> str:
    return marked.replace(BEGIN, "").replace(END, "")


def transferred(marked: str, text: str) -> str:
    """The text with the marks of its copy, in which other characters may stand at their places."""
    plain = bare(marked)
    if plain == text or len(plain) != len(text):
        return marked if plain == text else text
    rest = iter(text)
    return "".join(char if char in (BEGIN, END) else next(rest) for char in marked)


def shortened(quote: str) -> str:
    """The part around the first mark, cut between words."""
    quote = BETWEEN.sub(r"\1", quote)
    start = quote.index(BEGIN)
    if start > BEFORE:
        quote = "…" + quote[quote.find(" ", start - BEFORE, start) + 1 or start :]
    if len(quote) > LONGEST:
        quote = quote[: max(quote.rfind(" ", 0, LONGEST), quote.index(END) + 1)] + "…"
    return quote


def as_html(marked: str) -> SafeString:
    """Escaped whole, and only then marked."""
    inner = escape(BETWEEN.sub(r"\1", marked))
    closed = inner + END * (inner.count(BEGIN) - inner.count(END))
    return mark_safe(closed.replace(BEGIN, "<mark>").replace(END, "</mark>"))  # noqa: S308
