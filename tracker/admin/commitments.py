"""Commitments, with all that hangs on them."""

from collections.abc import Callable
from typing import Any

from django.contrib import admin
from django.db.models import QuerySet
from django.http import HttpRequest

from tracker.admin.parts import (
    PublishedFilter,
    ReadOnly,
    ShowsQuote,
    TrackedAdmin,
    TrackerAdmin,
    TrackerInline,
)
from tracker.admin.statuses import RecordsWho, StatusChangeInline
from tracker.models import Commitment, CommitmentParty, Domain, Measurement, Mention, Target
from tracker.reviewing import publishing


class CommitmentPartyInline(TrackerInline):
    model = CommitmentParty
    autocomplete_fields = ["party"]


class TargetInline(TrackerInline):
    model = Target
    show_change_link = True


class MentionInline(ShowsQuote, ReadOnly, TrackerInline):
    model = Mention
    fields = ["passage", "source", "reported_status", "review_state"]
    readonly_fields = ["passage", "source", "review_state"]
    show_change_link = True

    def get_queryset(self, request: HttpRequest) -> QuerySet[Mention]:
        return Mention.objects.with_source().in_reading_order()


class TimeFilter(admin.SimpleListFilter):
    title = "time"
    parameter_name = "time"
    questions: dict[str, Callable[..., QuerySet[Commitment]]] = {
        "overdue": Commitment.objects.overdue,
        "due_soon": Commitment.objects.due_soon,
        "silent": Commitment.objects.silent,
    }

    def lookups(self, request: HttpRequest, model_admin: object) -> list[tuple[str, str]]:
        return [(name, name.replace("_", " ").capitalize()) for name in self.questions]

    def queryset(
        self, request: HttpRequest, queryset: QuerySet[Commitment]
    ) -> QuerySet[Commitment]:
        question = self.questions.get(self.value() or "")
        return queryset.filter(pk__in=question().values("pk")) if question else queryset


class DomainFilter(admin.SimpleListFilter):
    title = "domain"
    parameter_name = "domain"

    def lookups(self, request: HttpRequest, model_admin: object) -> list[tuple[str, str]]:
        return [(domain.slug, domain.name) for domain in Domain.objects.roots()]

    def queryset(self, request: HttpRequest, queryset: QuerySet[Any]) -> QuerySet[Any]:
        domain = Domain.objects.filter(slug=self.value()).first()
        return queryset.filter(pk__in=Commitment.objects.in_domain(domain)) if domain else queryset


@admin.register(Commitment)
class CommitmentAdmin(RecordsWho, TrackedAdmin):
    list_display = [
        "statement",
        "badge",
        "undertaken_by",
        "agreement",
        "made_on",
        "due",
        "mention_count",
        "published",
    ]
    list_filter = [
        PublishedFilter,
        TimeFilter,
        "stage",
        "fulfilment",
        "firm",
        DomainFilter,
    ]
    search_fields = ["statement", "parties__name", "agreement__title"]
    date_hierarchy = "made_on"
    autocomplete_fields = ["agreement", "domains"]
    prepopulated_fields = {"slug": ["statement"]}
    exclude = ["published_at"]
    readonly_fields = ["badge", "published", "mention_count", "last_heard_on"]
    inlines = [CommitmentPartyInline, TargetInline, MentionInline, StatusChangeInline]
    publish = staticmethod(publishing.publish)
    unpublish = staticmethod(publishing.unpublish)

    def get_queryset(self, request: HttpRequest) -> QuerySet[Commitment]:
        return Commitment.objects.current().for_list()

    @admin.display(description="by")
    def undertaken_by(self, commitment: Commitment) -> str:
        return ", ".join(map(str, commitment.obligors))

    @admin.display(description="due", ordering="due_on")
    def due(self, commitment: Commitment) -> str:
        return commitment.due_label


class MeasurementInline(TrackerInline):
    model = Measurement
    autocomplete_fields = ["evidence"]


@admin.register(Target)
class TargetAdmin(TrackerAdmin):
    list_display = ["__str__", "comparator", "baseline", "commitment"]
    list_filter = ["unit"]
    list_select_related = ["commitment"]
    search_fields = ["indicator", "commitment__statement"]
    autocomplete_fields = ["commitment"]
    inlines = [MeasurementInline]
