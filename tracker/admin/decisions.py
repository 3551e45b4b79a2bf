"""What editors decided: read, never written here."""

from django.contrib import admin

from tracker.admin.parts import ReadOnly, TrackerAdmin
from tracker.models import Decision


@admin.register(Decision)
class DecisionAdmin(ReadOnly, TrackerAdmin):
    list_display = ["mention", "verdict", "reviewer", "made_at", "link", "extractor_version"]
    list_filter = ["verdict", "link", "extractor_version"]
    list_select_related = ["mention", "reviewer"]
    search_fields = ["mention__quote", "reason", "reviewer__username"]
    date_hierarchy = "made_at"
