"""Merges and splits: read here, made and taken back at the desk."""

from django.contrib import admin
from django.db.models import QuerySet
from django.http import HttpRequest

from tracker.admin.parts import ReadOnly, TrackerAdmin
from tracker.models import Reshaping


@admin.register(Reshaping)
class ReshapingAdmin(ReadOnly, TrackerAdmin):
    list_display = ["__str__", "kind", "reason", "user", "made_at", "undone_at", "undone_by"]
    list_filter = ["kind", ("undone_at", admin.EmptyFieldListFilter)]
    search_fields = ["reason", "user__username"]
    date_hierarchy = "made_at"

    def get_queryset(self, request: HttpRequest) -> QuerySet[Reshaping]:
        return Reshaping.objects.with_rows()
