"""What data there are, in which formats, and what their fields mean."""

from django.http import HttpRequest, HttpResponse, QueryDict
from django.shortcuts import render
from django.views.decorators.http import require_safe

from tracker.exporting.formats import FORMATS
from tracker.exporting.kind import Kind
from tracker.exporting.kinds import KINDS
from tracker.models import Memory, Mention, StatusChange
from tracker.web.exports.files import ROWS
from tracker.web.exports.site import site_of


@require_safe
def about_data(request: HttpRequest) -> HttpResponse:
    figures = Memory().recall("figures of the data", figures_now)
    context = {
        "site": site_of(request),
        "formats": FORMATS.values(),
        "kinds": [(kind, figures[kind.name], links(kind)) for kind in KINDS.values()],
        **figures,
    }
    return render(request, "tracker/about_data.html", context)


def links(kind: Kind) -> list[tuple[str, str]]:
    """The whole list in each format that suits it."""
    forms = [form for form in FORMATS.values() if form.suits(kind)]
    return [(form.label, f"{kind.name}.{form.ending}") for form in forms]


def figures_now() -> dict[str, int]:
    """How many rows there are of each kind, how many quotes, and how many of those hold."""
    mentions, everything = Mention.objects.public(), QueryDict()
    return {
        **{name: ROWS[name](everything).count() for name in KINDS},
        "quote_count": mentions.count(),
        "verified_count": mentions.holding().count(),
        "change_count": StatusChange.objects.of_published().count(),
    }
