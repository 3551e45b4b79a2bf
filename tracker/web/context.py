"""What every page's template may use."""

from django.http import HttpRequest


def site(request: HttpRequest) -> dict[str, object]:
    return {"site_name": "Pledgeline"}
