"""What data there are, in which formats, and what their fields mean."""

from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from tracker.exporting.formats import FORMATS
from tracker.exporting.kind import Kind
from tracker.exporting.kinds import KINDS
from tracker.models import Mention, StatusChange
from tracker.web.exports.files import ROWS
from tracker.web.exports.site import site_of


@require_safe
def about_data(request: HttpRequest) -> HttpResponse:
    context = {
        "site": site_of(request),
        "formats": FORMATS.values(),
        "kinds": [(kind, ROWS[kind.name](request.GET).count(), links(kind)) for kind in ALL],
        **quotes(),
        "change_count": StatusChange.objects.of_published().count(),
    }
    return render(request, "tracker/about_data.html", context)


ALL = tuple(KINDS.values())


def links(kind: Kind) -> list[tuple[str, str]]:
    """The whole list in each format that suits it."""
    forms = [form for form in FORMATS.values() if form.suits(kind)]
    return [(form.label, f"{kind.name}.{form.ending}") for form in forms]


def quotes() -> dict[str, Any]:
    """How many quotes there are, and how many stand where they say."""
    mentions = Mention.objects.public()
    return {"quote_count": mentions.count(), "verified_count": mentions.holding().count()}
