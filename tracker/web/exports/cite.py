"""Downloads of a commitment's reference."""

from django.http import HttpRequest, HttpResponse, JsonResponse
from django.shortcuts import get_object_or_404
from django.utils import timezone
from django.views.decorators.http import require_safe

from tracker.exporting.citations import bibtex, csl
from tracker.models import Commitment
from tracker.web.exports.site import site_of


@require_safe
def cite_bib(request: HttpRequest, pk: int) -> HttpResponse:
    row = cited(pk)
    text = bibtex(row, site_of(request), timezone.localdate())
    return named(HttpResponse(text, content_type="application/x-bibtex; charset=utf-8"), row, "bib")


@require_safe
def cite_json(request: HttpRequest, pk: int) -> HttpResponse:
    row = cited(pk)
    items = csl(row, site_of(request), timezone.localdate())
    response = JsonResponse(
        items,
        safe=False,
        json_dumps_params={"ensure_ascii": False, "indent": 2},
        content_type="application/vnd.citationstyles.csl+json",
    )
    return named(response, row, "json")


def cited(pk: int) -> Commitment:
    return get_object_or_404(Commitment.objects.published(), pk=pk)


def named(response: HttpResponse, row: Commitment, ending: str) -> HttpResponse:
    response["Content-Disposition"] = f'attachment; filename="{row.public_id}.{ending}"'
    return response
