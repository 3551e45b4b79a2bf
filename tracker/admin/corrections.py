"""What readers suggested: answered here or on the desk, deleted when it is spam."""

from typing import Any

from django.contrib import admin, messages
from django.db.models import QuerySet
from django.http import HttpRequest

from tracker.admin.parts import ReasonForm, TrackerAdmin, editor
from tracker.models import Correction, CorrectionState
from tracker.reviewing.corrections import answer
from tracker.reviewing.errors import ReviewError

FIXED = (
    *("record", "quote", "suggestion", "source_url", "contact", "sent_at"),
    *("state", "answered_at", "answered_by"),
)


@admin.register(Correction)
class CorrectionAdmin(TrackerAdmin):
    """The words of readers are read, not edited; an answer that was given may be reworded."""

    list_display = ["quote", "record", "state", "sent_at", "answered_by"]
    list_filter = ["state"]
    list_select_related = ["commitment", "agreement", "party", "answered_by"]
    search_fields = ["quote", "suggestion", "commitment__statement", "agreement__title"]
    fields = (*FIXED, "answer")
    action_form = ReasonForm
    actions = ["accept_selected", "decline_selected"]

    def get_readonly_fields(self, request: HttpRequest, obj: Any = None) -> tuple[str, ...]:
        return FIXED if obj and not obj.is_waiting else (*FIXED, "answer")

    def has_add_permission(self, request: HttpRequest, obj: Any = None) -> bool:
        return False

    @admin.action(description="Accept, with the reason as answer", permissions=["change"])
    def accept_selected(self, request: HttpRequest, queryset: QuerySet[Correction]) -> None:
        self.answer_each(request, queryset, CorrectionState.ACCEPTED)

    @admin.action(description="Decline, with the reason as answer", permissions=["change"])
    def decline_selected(self, request: HttpRequest, queryset: QuerySet[Correction]) -> None:
        self.answer_each(request, queryset, CorrectionState.DECLINED)

    def answer_each(
        self, request: HttpRequest, queryset: QuerySet[Correction], state: CorrectionState
    ) -> None:
        words, count = request.POST.get("reason", ""), 0
        for correction in queryset:
            try:
                answer(correction, state=state, words=words, user=editor(request))
                count += 1
            except ReviewError as error:
                messages.error(request, f"{correction}: {error}")
        if count:
            messages.success(request, f"{count} answered.")
