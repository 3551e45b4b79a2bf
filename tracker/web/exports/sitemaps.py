"""What search engines may read: every published record, in files of ten thousand."""

from typing import Any

from django.contrib.sitemaps import Sitemap
from django.urls import reverse

from tracker.exporting.stamps import updated_at, with_stamps
from tracker.models import Agreement, Article, Commitment, Domain, Outlet, Party

LIMIT = 10_000
PAGES = (
    *("home", "commitment_list", "agreement_list", "party_list", "domain_list", "article_list"),
    *("outlet_list", "methodology", "about_data", "correction_list"),
)


class Pages(Sitemap):
    def items(self) -> tuple[str, ...]:
        return PAGES

    def location(self, item: str) -> str:
        return reverse(item)


class Records(Sitemap):
    """Rows by number: new ones come last, so that earlier files stay as they are."""

    limit = LIMIT

    def get_latest_lastmod(self) -> None:
        """Not told in the index: Django would read every row to find it."""


class Commitments(Records):
    def items(self) -> Any:
        return with_stamps(Commitment.objects.published()).order_by("pk")

    def lastmod(self, item: Commitment) -> Any:
        return updated_at(item)


class Agreements(Records):
    def items(self) -> Any:
        return with_stamps(Agreement.objects.published()).order_by("pk")

    def lastmod(self, item: Agreement) -> Any:
        return updated_at(item)


class Parties(Records):
    def items(self) -> Any:
        return Party.objects.public().order_by("pk")


class Domains(Records):
    def items(self) -> Any:
        return Domain.objects.public().order_by("pk")


class Articles(Records):
    def items(self) -> Any:
        return Article.objects.public().defer("text").order_by("pk")


class Outlets(Records):
    def items(self) -> Any:
        return Outlet.objects.public().order_by("pk")


SITEMAPS: dict[str, type[Sitemap]] = {
    "pages": Pages,
    "commitments": Commitments,
    "agreements": Agreements,
    "parties": Parties,
    "domains": Domains,
    "articles": Articles,
    "outlets": Outlets,
}
