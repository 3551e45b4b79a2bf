"""Atom feeds of what changed: everywhere, or in a commitment, agreement, party or domain."""

from dataclasses import dataclass
from typing import Any

from django.contrib.syndication.views import Feed
from django.http import Http404, HttpRequest
from django.shortcuts import get_object_or_404
from django.urls import reverse
from django.utils.feedgenerator import Atom1Feed
from django.utils.html import escape
from django.utils.translation import gettext
from django.views.decorators.http import conditional_page, require_safe

from tracker.exporting.site import NAME
from tracker.exporting.text import printable
from tracker.models import Agreement, Commitment, Domain, Party
from tracker.web.exports.news import Entry, newest


@dataclass(frozen=True)
class Scope:
    """Whose changes a feed tells."""

    title: str
    address: str
    commitments: Any
    agreements: Any


class ChangesFeed(Feed):
    feed_type = Atom1Feed
    author_name = NAME

    def get_object(self, request: HttpRequest, **names: Any) -> Scope:
        return Scope(
            gettext("What changed"),
            reverse("home"),
            Commitment.objects.published(),
            Agreement.objects.published(),
        )

    def title(self, scope: Scope) -> str:
        return printable(f"{NAME}: {scope.title}")

    def link(self, scope: Scope) -> str:
        return scope.address

    def items(self, scope: Scope) -> list[Entry]:
        return newest(scope.commitments, scope.agreements)

    def item_title(self, item: Entry) -> str:
        return printable(item.title)

    def item_description(self, item: Entry) -> str:
        return escape(printable(item.text))

    def item_link(self, item: Entry) -> str:
        return item.address

    def item_pubdate(self, item: Entry) -> Any:
        return item.at

    def item_updateddate(self, item: Entry) -> Any:
        return item.at


class CommitmentFeed(ChangesFeed):
    def get_object(self, request: HttpRequest, **names: Any) -> Scope:
        rows = Commitment.objects.published().filter(pk=names["pk"])
        row = get_object_or_404(rows)
        return Scope(str(row), row.get_absolute_url(), rows, Agreement.objects.none())


class AgreementFeed(ChangesFeed):
    def get_object(self, request: HttpRequest, **names: Any) -> Scope:
        rows = Agreement.objects.published().filter(slug=names["slug"])
        row = get_object_or_404(rows)
        under_it = Commitment.objects.published().filter(agreement=row)
        return Scope(str(row), row.get_absolute_url(), under_it, rows)


class PartyFeed(ChangesFeed):
    def get_object(self, request: HttpRequest, **names: Any) -> Scope:
        party = get_object_or_404(Party.objects.public(), slug=names["slug"])
        commitments = Commitment.objects.published().of_party(party)
        agreements = Agreement.objects.published().filter(parties=party)
        return Scope(str(party), party.get_absolute_url(), commitments, agreements)


class DomainFeed(ChangesFeed):
    def get_object(self, request: HttpRequest, **names: Any) -> Scope:
        domain = get_object_or_404(Domain, slug=names["slug"])
        rows = Commitment.objects.published().in_domain(domain)
        if not rows.exists():
            raise Http404
        return Scope(str(domain), domain.get_absolute_url(), rows, Agreement.objects.none())


def feed(kind: type[ChangesFeed]) -> Any:
    """Answers 304 where nothing is new."""
    return require_safe(conditional_page(kind()))
