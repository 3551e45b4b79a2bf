"""What the program proposes: links and status changes, to read; the review desk decides on them."""

from django.contrib import admin

from tracker.admin.parts import ReadOnly, TrackerAdmin
from tracker.models import ProposedLink, StatusSuggestion


@admin.register(ProposedLink)
class ProposedLinkAdmin(ReadOnly, TrackerAdmin):
    list_display = ["mention", "commitment", "score", "is_sure"]
    list_filter = ["is_sure"]
    list_select_related = ["mention", "commitment"]
    search_fields = ["commitment__statement", "mention__quote"]


@admin.register(StatusSuggestion)
class StatusSuggestionAdmin(ReadOnly, TrackerAdmin):
    list_display = ["tracked", "code", "effective_on", "concern", "state", "decided_at", "user"]
    list_filter = ["state", "concern", "code"]
    list_select_related = ["commitment", "agreement", "user"]
    search_fields = ["commitment__statement", "agreement__title", "mention__quote"]
