"""The place that an article is dated from: "ROTTERDAM, 3 March (Agency) - ..."."""

from spacy.tokens import Span

MARKS = frozenset("( , - – — : [".split())
SHORTEST = 4  # letters; a word in capitals that is shorter is an acronym


def place(span: Span) -> str:
    """The name without its capitals; "" where a name is no dateline."""
    if not (span.text.isupper() and len(span.text) >= SHORTEST and begins_line(span)):
        return ""
    after = span.doc[span.end : span.end + 1].text
    return span.text.title() if after in MARKS else ""


def begins_line(span: Span) -> bool:
    return span.start == 0 or span.doc[span.start - 1].text.endswith("\n")
