"""Pictures by their addresses; who has the newest is not sent it again."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404
from django.utils.cache import get_conditional_response, patch_cache_control
from django.views.decorators.http import require_safe

from tracker.models import Agreement, Commitment, Party
from tracker.web.exports.previews.content import Preview, of_agreement, of_commitment, of_party
from tracker.web.exports.previews.drawing import png

AN_HOUR = 3600


@require_safe
def commitment_preview(request: HttpRequest, pk: int) -> HttpResponse:
    rows = Commitment.objects.published().with_parties()
    return picture(request, of_commitment(get_object_or_404(rows, pk=pk)))


@require_safe
def agreement_preview(request: HttpRequest, slug: str) -> HttpResponse:
    rows = Agreement.objects.published().with_parties()
    return picture(request, of_agreement(get_object_or_404(rows, slug=slug)))


@require_safe
def party_preview(request: HttpRequest, slug: str) -> HttpResponse:
    return picture(request, of_party(get_object_or_404(Party.objects.public(), slug=slug)))


def picture(request: HttpRequest, preview: Preview) -> HttpResponse:
    """Drawn only for those who have not got it."""
    response = get_conditional_response(request, etag=preview.etag)
    if response is None:
        drawn = b"" if request.method == "HEAD" else png(preview)
        response = HttpResponse(drawn, content_type="image/png")
    response["ETag"] = preview.etag
    patch_cache_control(response, public=True, max_age=AN_HOUR)
    return response
