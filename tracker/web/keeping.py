"""Links, forms and redirects of a page of the past lead to the same past."""

import re
from collections.abc import Mapping
from html import escape
from urllib.parse import urlencode

from django.http import HttpResponse
from django.http.response import HttpResponseBase
from django.templatetags.static import static

# Templates escape what comes from outside, so these can only be the site's own tags.
LINK = re.compile(r'(<a\b[^>]*\bhref=")(/(?!/)[^"]*)(")')
FORM = re.compile(r'<form\b[^>]*\bmethod="get"[^>]*>')
STAYS = "data-present"  # on a link or form that has its own say about the day


def keep_in_links(
    response: HttpResponse, parameters: Mapping[str, str], but: tuple[str, ...]
) -> None:
    """Add the parameters to the links and forms of a page, but not to addresses that begin so."""
    if not response.get("Content-Type", "").startswith("text/html"):
        return
    query = escape(urlencode(parameters))
    inputs = "".join(
        f'<input type="hidden" name="{name}" value="{escape(value)}">'
        for name, value in parameters.items()
    )
    elsewhere = (*but, static("/"))

    def link(found: re.Match[str]) -> str:
        before, address, after = found.groups()
        if STAYS in before or "as_of=" in address or address.startswith(elsewhere):
            return found[0]
        return before + with_query(address, query, "&amp;") + after

    def form(found: re.Match[str]) -> str:
        return found[0] if STAYS in found[0] else found[0] + inputs

    page = FORM.sub(form, LINK.sub(link, response.text))
    response.content = page.encode(response.charset)


def keep_in_redirect(response: HttpResponseBase, parameters: Mapping[str, str]) -> None:
    address = response.get("Location", "")
    if address.startswith("/") and "as_of=" not in address:
        response["Location"] = with_query(address, urlencode(parameters))


def with_query(address: str, query: str, joint: str = "&") -> str:
    """The address with a query more, which stands before its fragment."""
    page, hash_sign, fragment = address.partition("#")
    return f"{page}{joint if '?' in page else '?'}{query}{hash_sign}{fragment}"
