"""What the program proposes, and how sure it is, to read; the review desk decides."""

from django.contrib import admin

from tracker.admin.parts import ReadOnly, TrackerAdmin
from tracker.models import ProposedLink, Ranking, StatusSuggestion


@admin.register(ProposedLink)
class ProposedLinkAdmin(ReadOnly, TrackerAdmin):
    list_display = ["mention", "commitment", "score", "is_sure"]
    list_filter = ["is_sure"]
    list_select_related = ["mention", "commitment"]
    search_fields = ["commitment__statement", "mention__quote"]


@admin.register(Ranking)
class RankingAdmin(ReadOnly, TrackerAdmin):
    list_display = ["__str__", "decisions", "link_shift", "digest", "is_in_use", "replaces"]
    list_select_related = ["replaces"]


@admin.register(StatusSuggestion)
class StatusSuggestionAdmin(ReadOnly, TrackerAdmin):
    list_display = ["tracked", "code", "effective_on", "concern", "state", "decided_at", "user"]
    list_filter = ["state", "concern", "code"]
    list_select_related = ["commitment", "agreement", "user"]
    search_fields = ["commitment__statement", "agreement__title", "mention__quote"]
