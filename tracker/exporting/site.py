"""Where the data come from: what leaves the site carries whole addresses."""

from dataclasses import dataclass
from urllib.parse import urlsplit

from django.conf import settings

NAME = "Pledgeline"


@dataclass(frozen=True)
class Site:
    """The site as its readers reach it; `base` is `https://pledgeline.example`."""

    base: str
    name: str = NAME

    def at(self, path: str) -> str:
        return f"{self.base}{path}"

    @property
    def host(self) -> str:
        return urlsplit(self.base).netloc

    @property
    def licence(self) -> str:
        return str(settings.PLEDGELINE_DATA_LICENCE)

    @property
    def licence_url(self) -> str:
        return str(settings.PLEDGELINE_DATA_LICENCE_URL)
