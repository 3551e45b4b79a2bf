"""The editors' face: every model, a file for each thing that editors look after."""

from django.contrib import admin

from tracker.admin import (
    agreements,
    articles,
    commitments,
    corrections,
    decisions,
    imports,
    links,
    mentions,
    parties,
    reshapings,
    statuses,
)

__all__ = [
    "agreements",
    "articles",
    "commitments",
    "corrections",
    "decisions",
    "imports",
    "links",
    "mentions",
    "parties",
    "reshapings",
    "statuses",
]

admin.site.site_header = admin.site.site_title = "Pledgeline"
admin.site.index_title = "The record"
