"""Status changes: read, added, taken back by another row; never edited, never deleted."""

from typing import Any

from django import forms
from django.contrib import admin, messages
from django.db.models import QuerySet
from django.http import HttpRequest
from django.utils.safestring import SafeString

from tracker.admin.parts import ReasonForm, TrackerAdmin, TrackerInline, badge, editor
from tracker.models import StatusChange


@admin.display(description="code", ordering="code")
def code_badge(change: StatusChange) -> SafeString:
    return badge(change.code, change.get_code_display())


class AppendOnly:
    """A mixin: rows are added, what stands is only read."""

    def has_change_permission(self, request: HttpRequest, obj: Any = None) -> bool:
        return False

    def has_delete_permission(self, request: HttpRequest, obj: Any = None) -> bool:
        return False


class StatusChangeInline(AppendOnly, TrackerInline):
    model = StatusChange
    fields = ["code", "effective_on", "evidence", "source_url", "note", "recorded_at", "user"]
    readonly_fields = ["recorded_at", "user"]
    autocomplete_fields = ["evidence"]
    ordering = ["-effective_on", "-recorded_at"]

    def get_queryset(self, request: HttpRequest) -> QuerySet[StatusChange]:
        return super().get_queryset(request).select_related("evidence", "user")


class RecordsWho:
    """A mixin: a status change that is added on this page names its editor."""

    def save_formset(
        self, request: HttpRequest, form: Any, formset: forms.BaseModelFormSet, change: bool
    ) -> None:
        if formset.model is StatusChange:
            for row in formset.extra_forms:
                row.instance.user = editor(request)
        formset.save()


@admin.register(StatusChange)
class StatusChangeAdmin(AppendOnly, TrackerAdmin):
    list_display = ["tracked", code_badge, "effective_on", "recorded_at", "user", "retracts"]
    list_filter = ["code", ("retracts", admin.EmptyFieldListFilter)]
    list_select_related = ["commitment", "agreement", "user", "retracts"]
    search_fields = ["commitment__statement", "agreement__title", "note"]
    autocomplete_fields = ["commitment", "agreement", "evidence"]
    exclude = ["retracts"]
    date_hierarchy = "effective_on"
    action_form = ReasonForm
    actions = ["retract"]

    def save_model(self, request: HttpRequest, obj: StatusChange, form: Any, change: bool) -> None:
        obj.user = editor(request)
        super().save_model(request, obj, form, change)

    @admin.action(description="Retract the selected status changes", permissions=["add"])
    def retract(self, request: HttpRequest, queryset: QuerySet[StatusChange]) -> None:
        note = request.POST.get("reason", "").strip()
        if not note:
            self.message_user(request, "Say why they are taken back.", messages.ERROR)
            return
        standing = StatusChange.objects.standing().filter(pk__in=queryset)
        for change in standing:
            change.retract(note=note, user=editor(request))
        self.message_user(request, f"{len(standing)} taken back.", messages.SUCCESS)
