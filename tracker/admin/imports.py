"""What came in, and what was refused and why: to read, not to change."""

from django.contrib import admin
from django.urls import reverse
from django.utils.html import format_html, format_html_join
from django.utils.safestring import SafeString

from tracker.admin.parts import ReadOnly, TrackerAdmin
from tracker.models import ImportProblem, ImportRun

SHOWN = 50


@admin.register(ImportRun)
class ImportRunAdmin(ReadOnly, TrackerAdmin):
    list_display = ["source", "started_at", "finished_at", "new", "unchanged", "refused"]
    list_filter = ["started_at"]
    search_fields = ["source"]
    date_hierarchy = "started_at"
    readonly_fields = ["problems_met"]

    @admin.display(description="problems")
    def problems_met(self, run: ImportRun) -> SafeString:
        """The first problems; a run can refuse thousands of items."""
        rows = [(problem,) for problem in ImportProblem.objects.filter(run=run)[:SHOWN]]
        if not rows:
            return format_html("{}", "None")
        address = f"{reverse('admin:tracker_importproblem_changelist')}?run__id__exact={run.pk}"
        items = format_html_join("", "<li>{}</li>", rows)
        return format_html('<ol>{}</ol><p><a href="{}">All problems</a></p>', items, address)


@admin.register(ImportProblem)
class ImportProblemAdmin(ReadOnly, TrackerAdmin):
    list_display = ["reason", "file", "line", "run"]
    list_select_related = ["run"]
    search_fields = ["file", "reason", "run__source"]
