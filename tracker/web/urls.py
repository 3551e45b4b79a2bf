"""Addresses of the pages."""

from django.urls import include, path

from tracker.web import between, views

urlpatterns = [
    path("", views.home, name="home"),
    path("commitments/", views.commitment_list, name="commitment_list"),
    path("commitments/<int:pk>/", views.commitment_detail, name="commitment_permalink"),
    path("commitments/<int:pk>-<slug:slug>/", views.commitment_detail, name="commitment_detail"),
    path("agreements/", views.agreement_list, name="agreement_list"),
    path("agreements/<slug:slug>/", views.agreement_detail, name="agreement_detail"),
    path("parties/", views.party_list, name="party_list"),
    path("parties/<slug:slug>/", views.party_detail, name="party_detail"),
    path("articles/", views.article_list, name="article_list"),
    path("articles/<int:pk>/", views.article_detail, name="article_detail"),
    path("changes/", between.changes, name="changes"),
    path("methodology/", views.methodology, name="methodology"),
    path("review/", include("tracker.web.review.urls")),
    path("appearance/", views.appearance, name="appearance"),
]
