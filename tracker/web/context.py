"""What every page's template may use."""

from dataclasses import dataclass

from django.conf import settings
from django.http import HttpRequest
from django.urls import reverse
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from tracker.exporting.site import NAME
from tracker.models import current_day
from tracker.web.moments import PARAMETERS, TIMES, looks_back, rest

THEMES = {"auto": _("Auto"), "light": _("Light"), "dark": _("Dark")}
SECTIONS = {
    "commitments": _("Commitments"),
    "agreements": _("Agreements"),
    "parties": _("Parties"),
    "domains": _("Domains"),
    "articles": _("Articles"),
}


@dataclass(frozen=True)
class Section:
    """An entry of the navigation; `current` is the value of its `aria-current`."""

    label: str | Promise
    address: str
    current: str


def site(request: HttpRequest) -> dict[str, object]:
    theme = request.COOKIES.get("theme", "")
    return {
        "site_name": NAME,
        "today": current_day(),
        "sections": [section(name, request.path) for name in SECTIONS],
        "theme": theme if theme in THEMES else "auto",
        "themes": THEMES.items(),
        "languages": settings.LANGUAGES,
        "moment": getattr(request, "moment", None),
        "looks_back": looks_back(request),
        "times": TIMES,
        "rest": rest(request, *PARAMETERS, "page"),
    }


def section(name: str, path: str) -> Section:
    address = f"{reverse('home')}{name}/"
    current = "page" if path == address else "true" if path.startswith(address) else ""
    return Section(SECTIONS[name], address, current)
