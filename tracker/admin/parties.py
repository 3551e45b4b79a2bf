"""Parties with their names, and the tree of domains."""

from typing import Any

from django.contrib import admin
from django.db.models import Count, QuerySet
from django.http import HttpRequest

from tracker.admin.parts import HistoryAdmin, TrackerAdmin, TrackerInline
from tracker.models import Domain, Party, PartyAlias


class AliasInline(TrackerInline):
    model = PartyAlias


@admin.register(Party)
class PartyAdmin(HistoryAdmin):
    list_display = ["name", "kind", "parent", "iso_code", "commitments_named"]
    list_filter = ["kind", ("iso_code", admin.EmptyFieldListFilter)]
    list_select_related = ["parent"]
    search_fields = ["name", "aliases__text"]
    autocomplete_fields = ["parent", "members"]
    prepopulated_fields = {"slug": ["name"]}
    inlines = [AliasInline]

    def get_queryset(self, request: HttpRequest) -> QuerySet[Party]:
        named = Count("roles__commitment", distinct=True)
        return Party.objects.current().annotate(commitments_named=named)

    @admin.display(description="commitments", ordering="commitments_named")
    def commitments_named(self, party: Any) -> int:
        return int(party.commitments_named)


@admin.register(Domain)
class DomainAdmin(TrackerAdmin):
    list_display = ["__str__", "slug", "cap_code"]
    list_filter = [("parent", admin.RelatedOnlyFieldListFilter)]
    search_fields = ["name", "slug", "parent__name"]
    autocomplete_fields = ["parent"]
    prepopulated_fields = {"slug": ["name"]}
    ordering = ["parent__name", "name"]

    def get_queryset(self, request: HttpRequest) -> QuerySet[Domain]:
        return super().get_queryset(request).select_related("parent")  # in lists and autocompletes
