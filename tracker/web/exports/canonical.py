"""The one address of a page, whatever else was asked along with it."""

from django.http import HttpRequest, QueryDict

from tracker.web.exports.site import site_of

# The order and the page of a list, a look back, and what other sites hang on links.
NOISE = {"page", "sort", "as_of", "time", "theme", "fbclid", "gclid", "mc_cid", "mc_eid"}


def canonical(request: HttpRequest) -> str:
    query = wanted(request.GET).urlencode()
    return site_of(request).at(f"{request.path}?{query}" if query else request.path)


def wanted(data: QueryDict, *unwanted: str) -> QueryDict:
    """What is asked for, in an order of its own: the same question has the same address."""
    kept = QueryDict(mutable=True)
    for name, values in sorted(data.lists()):
        told = [value for value in values if value]
        if told and name not in NOISE and not name.startswith("utm_"):
            kept.setlist(name, sorted(told))
    return kept
