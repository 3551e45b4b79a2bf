"""What pages tell other sites and programs: titles, addresses, feeds, files, structured data."""

import html
import json
from collections.abc import Iterable
from typing import Any

from django import template
from django.http import QueryDict
from django.template.context import Context
from django.urls import reverse
from django.utils.html import format_html
from django.utils.safestring import SafeString, mark_safe
from django.utils.text import Truncator

from tracker.exporting.formats import FORMATS
from tracker.exporting.kinds import KINDS
from tracker.exporting.site import NAME, Site
from tracker.exporting.structured import claim
from tracker.models import Commitment, Mention
from tracker.web.exports import canonical as addresses
from tracker.web.exports.embed import snippet
from tracker.web.exports.site import site_of

register = template.Library()
LONGEST_DESCRIPTION = 200
# Pages about one record, which has a picture.
OF_ONE = {
    "commitment_detail": "commitment",
    "commitment_history": "commitment",
    "agreement_detail": "agreement",
    "party_detail": "party",
}
# What could end a script block, in the form that JSON reads as the same character.
ESCAPES = {ord(char): f"\\u{ord(char):04X}" for char in "<>&"}


@register.simple_block_tag
def page_title(content: str) -> SafeString:
    """For the tab and for whoever shares the page."""
    words = plain(content)
    return format_html(
        '<title>{} · {}</title>\n    <meta property="og:title" content="{}">', words, NAME, words
    )


@register.simple_block_tag
def page_description(content: str) -> SafeString:
    words = Truncator(plain(content)).chars(LONGEST_DESCRIPTION)
    return format_html(
        '<meta name="description" content="{}">\n    <meta property="og:description" content="{}">',
        words,
        words,
    )


def plain(content: str) -> str:
    """The words of a block, on one line; they are escaped again where they go."""
    return " ".join(html.unescape(content).split())


@register.simple_tag(takes_context=True)
def canonical(context: Context) -> str:
    request = context.get("request")
    return addresses.canonical(request) if request else ""


@register.simple_tag(takes_context=True)
def site_address(context: Context) -> Site:
    """The site as the reader reached it: `{{ site.base }}`."""
    request = context.get("request")
    return site_of(request) if request else Site("")


@register.simple_tag(takes_context=True)
def preview(context: Context) -> dict[str, str]:
    """The picture of the record that a page is about, if it is about one."""
    match = getattr(context.get("request"), "resolver_match", None)
    kind = OF_ONE.get(match.view_name if match else "", "")
    row = context.get(kind)
    if row is None:
        return {}
    key = "pk" if kind == "commitment" else "slug"
    address = reverse(f"{kind}_preview", kwargs={key: getattr(row, key)})
    return {"address": address, "words": str(row)}


@register.inclusion_tag("tracker/_export.html", takes_context=True)
def take_data(context: Context, kind_name: str, **filters: str) -> dict[str, Any]:
    """Files of a list: as its page is filtered and sorted, or by the filters that are given."""
    kind = KINDS[kind_name]
    query = QueryDict(mutable=True)
    query.update(filters)
    if not filters:
        query = context["request"].GET.copy()
        query.pop("page", None)
    asked = f"?{query.urlencode()}" if query else ""
    forms = [form for form in FORMATS.values() if form.suits(kind)]
    return {"files": [(f, reverse(f"{kind.name}.{f.ending}") + asked) for f in forms]}


@register.simple_tag(takes_context=True)
def json_ld(context: Context, commitment: Commitment, mentions: Iterable[Mention]) -> SafeString:
    """A data block: nothing in it can end the script or begin another."""
    site = site_of(context["request"])
    address = site.at(reverse("commitment_permalink", args=[commitment.pk]))
    data = json.dumps(claim(commitment, address, mentions, site), ensure_ascii=False)
    escaped = mark_safe(data.translate(ESCAPES))  # noqa: S308
    return format_html('<script type="application/ld+json">{}</script>', escaped)


@register.simple_tag(takes_context=True)
def embed_snippet(context: Context, commitment: Commitment) -> SafeString:
    return snippet(commitment, site_of(context["request"]))
