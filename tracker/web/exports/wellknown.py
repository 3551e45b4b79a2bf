"""Files that programs look for without being told: robots.txt, favicon.ico."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.templatetags.static import static
from django.urls import reverse
from django.views.decorators.http import require_safe

from tracker.web.exports.site import site_of

# Facets multiply addresses without end; the records themselves are in the sitemap.
NOT_FOR_ROBOTS = (
    *("/admin/", "/review/", "/login/", "/logout/", "/appearance/", "/language/"),
    *("/oembed", "/embed/"),
    *("/*?*sort=", "/*?*as_of=", "/*/correct/"),
)


@require_safe
def robots(request: HttpRequest) -> HttpResponse:
    lines = [
        "User-agent: *",
        *(f"Disallow: {path}" for path in NOT_FOR_ROBOTS),
        "",
        f"Sitemap: {site_of(request).at(reverse('sitemap'))}",
    ]
    return HttpResponse("\n".join(lines) + "\n", content_type="text/plain; charset=utf-8")


@require_safe
def favicon(request: HttpRequest) -> HttpResponse:
    return redirect(static("tracker/icon.svg"))
