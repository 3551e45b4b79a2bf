"""Addresses of what leaves the site."""

from tracker.web.exports import files

urlpatterns = [
    *files.urlpatterns,
]
