"""A list as a file: the rows and the order of its page, without the pages."""

import hashlib
from collections.abc import Callable
from typing import Any

from django.core.exceptions import ValidationError
from django.db.models import QuerySet
from django.http import (
    HttpRequest,
    HttpResponse,
    HttpResponseBadRequest,
    QueryDict,
    StreamingHttpResponse,
)
from django.http.response import HttpResponseBase
from django.urls import URLPattern, path
from django.utils.translation import get_language
from django.views.decorators.http import condition, require_safe

from tracker.exporting.chunks import in_blocks
from tracker.exporting.formats import FORMATS, Format
from tracker.exporting.kind import Kind
from tracker.exporting.kinds import KINDS
from tracker.models import current_day, data_version
from tracker.web import lists
from tracker.web.exports.site import site_of

ROWS: dict[str, Callable[[QueryDict], QuerySet[Any]]] = {
    "commitments": lists.commitments,
    "agreements": lists.agreements,
    "parties": lists.parties,
    "domains": lists.domains,
    "articles": lists.articles,
    "outlets": lists.outlets,
}


# What changes these without renewing the token stands in other fields than theirs.
LIGHT = {"commitments", "agreements", "domains"}


def tag(request: HttpRequest, kind: Kind, form: Format) -> str | None:
    """The same only for the same file: calendars and feed readers ask again and again."""
    if kind.name not in LIGHT or form.has_details:
        return None
    file = (request.build_absolute_uri(), get_language(), current_day(), data_version())
    return f'W/"{hashlib.sha256(repr(file).encode()).hexdigest()}"'


@require_safe
@condition(etag_func=tag)
def list_file(request: HttpRequest, kind: Kind, form: Format) -> HttpResponseBase:
    try:
        rows = ROWS[kind.name](request.GET)
    except ValidationError as error:
        return HttpResponseBadRequest("\n".join(error.messages), content_type="text/plain")
    response: HttpResponseBase
    if request.method == "HEAD":
        response = HttpResponse(content_type=form.media_type)
    else:
        parts = form.write(kind, rows, site_of(request), request.get_full_path())
        response = StreamingHttpResponse(in_blocks(parts), content_type=form.media_type)
    return labelled(response, kind, form)


def labelled(response: HttpResponseBase, kind: Kind, form: Format) -> HttpResponseBase:
    """Under a name of its own, and open to the scripts of other sites: it is the same for all."""
    if form.is_file:
        name = f"pledgeline-{kind.name}-{current_day()}.{form.ending}"
        response["Content-Disposition"] = f'attachment; filename="{name}"'
    response["Access-Control-Allow-Origin"] = "*"
    return response


urlpatterns: list[URLPattern] = [
    path(
        f"{kind.name}.{form.ending}",
        list_file,
        {"kind": kind, "form": form},
        name=f"{kind.name}.{form.ending}",
    )
    for kind in KINDS.values()
    for form in FORMATS.values()
    if form.suits(kind)
]
