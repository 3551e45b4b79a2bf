"""The site as a request reached it."""

from django.http import HttpRequest

from tracker.exporting.site import Site


def site_of(request: HttpRequest) -> Site:
    return Site(f"{request.scheme}://{request.get_host()}")
