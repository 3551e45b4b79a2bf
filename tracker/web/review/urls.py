"""Addresses of the review desk."""

from django.urls import path

from tracker.web.review import bulk, corrections, names, suggestions, views

urlpatterns = [
    path("", views.review_desk, name="review_desk"),
    path("<int:pk>/", views.review_candidate, name="review_candidate"),
    path("undo/", views.review_undo, name="review_undo"),
    path("bulk/", bulk.review_bulk, name="review_bulk"),
    path("bulk/count/", bulk.review_bulk_count, name="review_bulk_count"),
    path("suggestions/", suggestions.review_suggestions, name="review_suggestions"),
    path("suggestions/<int:pk>/", suggestions.review_suggestion, name="review_suggestion"),
    path("suggestions/undo/", suggestions.review_suggestion_undo, name="review_suggestion_undo"),
    path("parties/", names.review_parties, name="review_parties"),
    path("agreements/", names.review_agreements, name="review_agreements"),
    path("corrections/", corrections.review_corrections, name="review_corrections"),
    path("corrections/<int:pk>/", corrections.review_correction, name="review_correction"),
]
