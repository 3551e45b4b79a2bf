"""A card of one commitment that other sites may show in a frame."""

from csp.decorators import csp_replace
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.template.loader import render_to_string
from django.urls import reverse
from django.utils.html import format_html
from django.utils.safestring import SafeString
from django.views.decorators.clickjacking import xframe_options_exempt
from django.views.decorators.http import conditional_page, require_safe

from tracker.exporting.commitments import permalink
from tracker.exporting.site import Site
from tracker.models import Commitment, current_day
from tracker.web.exports.site import site_of
from tracker.web.records import current

THEMES = ("light", "dark")
WIDTH, HEIGHT = 600, 220


# Without the request the template knows neither session nor cookies, so a frame sets none.
@require_safe
@conditional_page
@xframe_options_exempt
@csp_replace({"frame-ancestors": ["*"]})  # type: ignore[arg-type]  # it passes arguments on
def embedded_commitment(request: HttpRequest, pk: int) -> HttpResponse:
    rows = Commitment.objects.published().with_parties()
    commitment = rows.filter(pk=pk).first()
    if commitment is None:
        return redirect("embedded_commitment", pk=current(pk).pk, permanent=True)
    theme = request.GET.get("theme", "")
    context = {
        "commitment": commitment,
        "permalink": permalink(commitment, site_of(request)),
        "theme": theme if theme in THEMES else "",
        "today": current_day(),
        "site_name": site_of(request).name,
    }
    return HttpResponse(render_to_string("tracker/embed.html", context))


def snippet(commitment: Commitment, site: Site, width: int = 0, height: int = HEIGHT) -> SafeString:
    """What an author pastes into a page; without a width it takes the page's own."""
    return format_html(
        '<iframe src="{}" title="{}" width="{}" height="{}" loading="lazy"'
        ' style="border:0"></iframe>',
        site.at(reverse("embedded_commitment", args=[commitment.pk])),
        commitment.statement,
        width or "100%",
        height,
    )


def embeddable(pk: int) -> Commitment:
    return get_object_or_404(Commitment.objects.published(), pk=pk)
