"""Agreements: their sides, their lineage, their stage."""

from typing import Any

from django.contrib import admin
from django.db.models import Count, QuerySet
from django.http import HttpRequest

from tracker.admin.parts import PublishedFilter, TrackedAdmin, TrackerInline
from tracker.admin.statuses import RecordsWho, StatusChangeInline
from tracker.models import Agreement, AgreementParty
from tracker.reviewing import publishing


class AgreementPartyInline(TrackerInline):
    model = AgreementParty
    autocomplete_fields = ["party"]


@admin.register(Agreement)
class AgreementAdmin(RecordsWho, TrackedAdmin):
    list_display = ["title", "instrument", "badge", "signed_on", "grouped", "published"]
    list_filter = [
        PublishedFilter,
        "instrument",
        "stage",
        "fulfilment",
    ]
    search_fields = ["title", "short_title", "parties__name"]
    date_hierarchy = "signed_on"
    autocomplete_fields = ["predecessor"]
    prepopulated_fields = {"slug": ["title"]}
    exclude = ["published_at"]
    readonly_fields = ["badge", "published"]
    inlines = [AgreementPartyInline, StatusChangeInline]
    publish = staticmethod(publishing.publish_agreements)
    unpublish = staticmethod(publishing.unpublish_agreements)

    def get_queryset(self, request: HttpRequest) -> QuerySet[Agreement]:
        grouped = Count("commitments", distinct=True)
        return Agreement.objects.current().annotate(grouped=grouped)

    @admin.display(description="commitments", ordering="grouped")
    def grouped(self, agreement: Any) -> int:
        return int(agreement.grouped)
