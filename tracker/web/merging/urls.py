"""Addresses of merging and splitting."""

from django.urls import path

from tracker.web.merging import views

urlpatterns = [
    path("merge/", views.merge_list, name="merge_list"),
    path("merge/<slug:kind>/", views.merge_rows, name="merge_rows"),
    path("merge/<int:pk>/undo/", views.merge_undo, name="merge_undo"),
    path("split/<slug:kind>/<int:pk>/", views.split_row, name="split_row"),
]
