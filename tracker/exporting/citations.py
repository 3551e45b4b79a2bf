"""A commitment as a reference: BibTeX and CSL-JSON."""

import datetime as dt
import re
from typing import Any

from tracker.exporting.commitments import permalink
from tracker.exporting.site import Site
from tracker.models import Commitment

SPECIAL = {
    "\\": r"\textbackslash{}",
    "{": r"\{",
    "}": r"\}",
    "$": r"\$",
    "&": r"\&",
    "#": r"\#",
    "%": r"\%",
    "_": r"\_",
    "~": r"\textasciitilde{}",
    "^": r"\textasciicircum{}",
}
SPECIALS = re.compile("|".join(map(re.escape, SPECIAL)))


def bibtex(row: Commitment, site: Site, seen_on: dt.date) -> str:
    """Double braces keep the title's capitals and the site's name whole."""
    published = published_on(row)
    fields = {
        "author": f"{{{escaped(site.name)}}}",
        "title": f"{{{escaped(row.statement)}}}",
        "year": str(published.year),
        "month": str(published.month),
        "howpublished": escaped(site.name),
        "note": escaped(f"{row.public_id}, as of {seen_on}"),
        "url": permalink(row, site),
        "urldate": str(seen_on),
    }
    lines = "".join(f"  {name} = {{{value}}},\n" for name, value in fields.items())
    return f"@misc{{{site.name.lower()}-{row.pk},\n{lines}}}\n"


def escaped(text: str) -> str:
    """One line, in which no character is a command."""
    return SPECIALS.sub(lambda found: SPECIAL[found[0]], " ".join(text.split()))


def csl(row: Commitment, site: Site, seen_on: dt.date) -> list[dict[str, Any]]:
    return [
        {
            "id": f"{site.name.lower()}-{row.pk}",
            "type": "webpage",
            "title": row.statement,
            "author": [{"literal": site.name}],
            "container-title": site.name,
            "number": row.public_id,
            "URL": permalink(row, site),
            "issued": {"date-parts": [parts(published_on(row))]},
            "accessed": {"date-parts": [parts(seen_on)]},
        }
    ]


def published_on(row: Commitment) -> dt.date:
    """The day from which readers have seen it."""
    assert row.published_at  # noqa: S101  nobody cites what no reader sees
    return row.published_at.date()


def parts(day: dt.date) -> list[int]:
    return [day.year, day.month, day.day]
