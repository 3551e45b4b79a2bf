"""What several admin pages show or do in the same way."""

from collections.abc import Callable, Iterable
from typing import Any, cast

from django import forms
from django.contrib import admin, messages
from django.contrib.admin.helpers import ActionForm
from django.contrib.auth.models import User
from django.db import models
from django.db.models import Model, QuerySet
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.utils.html import format_html
from django.utils.http import urlencode
from django.utils.safestring import SafeString
from simple_history.admin import SimpleHistoryAdmin

from tracker.models import Mention, Tracked
from tracker.reviewing.errors import ReviewError

# What Django 6 does by itself: an address typed without its scheme is an https one.
FORM_FIELDS: dict[type[models.Field], dict[str, Any]] = {
    models.URLField: {"assume_scheme": "https"}
}


class TrackerInline(admin.TabularInline):
    extra = 0
    formfield_overrides = FORM_FIELDS


class TrackerAdmin(admin.ModelAdmin):
    """Lists that stay quick on large tables, in the project's colours."""

    formfield_overrides = FORM_FIELDS

    show_full_result_count = False
    list_per_page = 50

    class Media:
        css = {"all": ["tracker/admin.css"]}


class ReadOnly:
    """A mixin: nothing is added, changed or deleted here."""

    def has_add_permission(self, request: HttpRequest, obj: Any = None) -> bool:
        return False

    def has_change_permission(self, request: HttpRequest, obj: Any = None) -> bool:
        return False

    def has_delete_permission(self, request: HttpRequest, obj: Any = None) -> bool:
        return False


class ReasonForm(ActionForm):
    """The line of actions, with room for the words that go with one."""

    reason = forms.CharField(required=False, max_length=300, label="Reason")


def editor(request: HttpRequest) -> User:
    # The admin lets nobody in who is not logged in.
    return cast(User, request.user)


def badge(code: str, label: str) -> SafeString:
    return format_html('<span class="badge status-{}">{}</span>', code, label)


def link_to(row: Model) -> SafeString:
    """The row's name, leading to its page in the admin."""
    address = reverse(f"admin:tracker_{row._meta.model_name}_change", args=[row.pk])
    return format_html('<a href="{}">{}</a>', address, row)


class ShowsQuote:
    """A mixin: a mention's words where they stand."""

    @admin.display(description="quote")
    def passage(self, mention: Mention) -> SafeString:
        """The paragraph of the article, the quote marked in it."""
        return format_html('<p class="passage">{}<mark>{}</mark>{}</p>', *mention.in_context)

    @admin.display(description="article", ordering="article__published_on")
    def source(self, mention: Mention) -> SafeString:
        article = mention.article
        return format_html("{}, {}", link_to(article), f"{article.published_on:%-d %b %Y}")


def decide_each(
    request: HttpRequest, mentions: Iterable[Mention], decide: Callable[[Mention], Any], done: str
) -> None:
    """Decide one candidate after the other; what cannot be decided is told, the rest goes on."""
    count = 0
    for mention in mentions:
        try:
            decide(mention)
            count += 1
        except ReviewError as error:
            messages.error(request, str(error))
    if count:
        messages.success(request, f"{count} {done}.")


Door = Callable[[QuerySet[Any], User], int]


class PublishedFilter(admin.SimpleListFilter):
    title = "published"
    parameter_name = "published"

    def lookups(self, request: HttpRequest, model_admin: object) -> list[tuple[str, str]]:
        return [("yes", "Yes"), ("no", "No")]

    def queryset(self, request: HttpRequest, queryset: QuerySet[Any]) -> QuerySet[Any]:
        hidden = {"yes": False, "no": True}.get(self.value() or "")
        return queryset if hidden is None else queryset.filter(published_at__isnull=hidden)


class HistoryAdmin(TrackerAdmin, SimpleHistoryAdmin):
    """Rows with a history, which can be merged; what was merged is shown with the merges only."""

    object_history_list_template = "admin/tracker/history_list.html"
    actions = ["merge_selected", "split_selected"]

    def has_reshape_permission(self, request: HttpRequest) -> bool:
        return request.user.has_perm("tracker.add_reshaping")

    @admin.action(description="Merge the two selected rows", permissions=["reshape"])
    def merge_selected(self, request: HttpRequest, queryset: QuerySet[Any]) -> HttpResponse | None:
        keys = list(queryset.order_by("pk").values_list("pk", flat=True)[:3])
        if len(keys) != 2:
            self.message_user(request, "Select two rows to merge.", messages.ERROR)
            return None
        address = reverse("merge_rows", args=[self.opts.model_name])
        return redirect(f"{address}?{urlencode(dict(zip(('keep', 'gone'), keys, strict=True)))}")

    @admin.action(description="Split the selected row", permissions=["reshape"])
    def split_selected(self, request: HttpRequest, queryset: QuerySet[Any]) -> HttpResponse | None:
        keys = list(queryset.values_list("pk", flat=True)[:2])
        if len(keys) != 1:
            self.message_user(request, "Select one row to split.", messages.ERROR)
            return None
        return redirect("split_row", self.opts.model_name, keys[0])


class TrackedAdmin(HistoryAdmin):
    """What has a status, which only is shown, and is published by the doors made for it."""

    actions = [*HistoryAdmin.actions, "publish_selected", "unpublish_selected"]
    publish: Door
    unpublish: Door

    @admin.display(description="status")
    def badge(self, row: Tracked) -> SafeString:
        return badge(row.status, row.status_label)

    @admin.display(description="published", boolean=True, ordering="published_at")
    def published(self, row: Tracked) -> bool:
        return row.is_published

    @admin.action(description="Publish the selected rows", permissions=["change"])
    def publish_selected(self, request: HttpRequest, queryset: QuerySet[Any]) -> None:
        count = type(self).publish(queryset, editor(request))
        self.message_user(request, f"{count} published.", messages.SUCCESS)

    @admin.action(description="Unpublish the selected rows", permissions=["change"])
    def unpublish_selected(self, request: HttpRequest, queryset: QuerySet[Any]) -> None:
        count = type(self).unpublish(queryset, editor(request))
        self.message_user(request, f"{count} unpublished.", messages.SUCCESS)
