"""oEmbed: an address of a commitment in, what to show for it out (https://oembed.com)."""

from typing import Any
from urllib.parse import urlsplit

from django.http import Http404, HttpRequest, HttpResponse, JsonResponse
from django.urls import Resolver404, resolve
from django.utils.xmlutils import SimplerXMLGenerator
from django.views.decorators.http import require_safe

from tracker.exporting.text import printable
from tracker.models import Commitment
from tracker.web.exports.embed import HEIGHT, WIDTH, embeddable, snippet
from tracker.web.exports.site import site_of

PAGES = {"commitment_detail", "commitment_permalink", "embedded_commitment"}
AN_HOUR = 3600


@require_safe
def oembed(request: HttpRequest) -> HttpResponse:
    commitment = commitment_at(request.GET.get("url", ""), request)
    answer = answered(request, commitment)
    match request.GET.get("format", "json"):
        case "json":
            response: HttpResponse = JsonResponse(answer)
        case "xml":
            response = HttpResponse(content_type="text/xml; charset=utf-8")
            write_xml(response, answer)
        case _:
            return HttpResponse("Ask for json or xml.", status=501, content_type="text/plain")
    response["Access-Control-Allow-Origin"] = "*"
    return response


def commitment_at(address: str, request: HttpRequest) -> Commitment:
    """The published commitment whose page has this address; not found if it is not one of ours."""
    try:
        parts = urlsplit(address)
        match = resolve(parts.path)
    except (ValueError, Resolver404) as error:
        raise Http404 from error
    is_ours = parts.scheme in ("http", "https") and parts.netloc == request.get_host()
    if not is_ours or match.url_name not in PAGES:
        raise Http404
    return embeddable(match.kwargs["pk"])


def answered(request: HttpRequest, commitment: Commitment) -> dict[str, Any]:
    site = site_of(request)
    width = at_most(request.GET.get("maxwidth", ""), WIDTH)
    height = at_most(request.GET.get("maxheight", ""), HEIGHT)
    return {
        "version": "1.0",
        "type": "rich",
        "title": commitment.statement,
        "provider_name": site.name,
        "provider_url": site.at("/"),
        "cache_age": AN_HOUR,
        "html": snippet(commitment, site, width, height),
        "width": width,
        "height": height,
    }


def at_most(limit: str, size: int) -> int:
    return min(int(limit), size) if limit.isdecimal() and limit != "0" else size


def write_xml(response: HttpResponse, answer: dict[str, Any]) -> None:
    xml = SimplerXMLGenerator(response, "utf-8")
    xml.startDocument()
    xml.startElement("oembed", {})  # type: ignore[arg-type]
    for name, value in answer.items():
        xml.addQuickElement(name, printable(str(value)))
    xml.endElement("oembed")
