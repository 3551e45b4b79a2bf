"""Outlets and their articles; an article's text can be read here, not changed."""

from typing import Any

from django.contrib import admin
from django.db.models import Count, QuerySet
from django.http import HttpRequest
from django.urls import reverse
from django.utils.html import format_html
from django.utils.safestring import SafeString

from tracker.admin.parts import TrackerAdmin
from tracker.models import Article, Outlet


@admin.register(Outlet)
class OutletAdmin(TrackerAdmin):
    list_display = ["name", "homepage", "feed_url", "shows_text"]
    search_fields = ["name", "homepage"]
    prepopulated_fields = {"slug": ["name"]}


@admin.register(Article)
class ArticleAdmin(TrackerAdmin):
    list_display = ["title", "outlet", "published_on", "extraction_state", "found", "is_sample"]
    list_filter = ["extraction_state", "is_sample", "language", "outlet"]
    list_select_related = ["outlet"]
    search_fields = ["title", "byline", "url"]
    date_hierarchy = "published_on"
    autocomplete_fields = ["outlet"]
    readonly_fields = [
        "full_text",
        "candidates",
        "supersedes",
        "import_run",
        "is_sample",
        "extraction_state",
        "extraction_version",
        "extraction_error",
        "sha256",
    ]

    def get_queryset(self, request: HttpRequest) -> QuerySet[Article]:
        return Article.objects.annotate(found=Count("mentions"))

    def has_add_permission(self, request: HttpRequest, obj: Any = None) -> bool:
        return False  # articles come in through importing, which keeps their text as it was

    @admin.display(description="mentions", ordering="found")
    def found(self, article: Any) -> int:
        return int(article.found)

    @admin.display(description="text")
    def full_text(self, article: Article) -> SafeString:
        return format_html('<div class="passage">{}</div>', article.text)

    @admin.display(description="mentions")
    def candidates(self, article: Article) -> SafeString:
        address = reverse("admin:tracker_mention_changelist")
        query = f"?state=all&article={article.pk}"
        return format_html('<a href="{}{}">{} in review</a>', address, query, self.found(article))
