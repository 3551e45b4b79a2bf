"""What every page's template may use."""

from django.http import HttpRequest
from django.utils import timezone

THEMES = ("auto", "light", "dark")


def site(request: HttpRequest) -> dict[str, object]:
    theme = request.COOKIES.get("theme", "auto")
    return {
        "site_name": "Pledgeline",
        "today": timezone.localdate(),
        "theme": theme if theme in THEMES else "auto",
        "themes": THEMES,
    }
