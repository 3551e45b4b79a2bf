"""Addresses of the pages."""

from django.urls import include, path

from tracker.web import between, corrections, languages, views

urlpatterns = [
    path("", views.home, name="home"),
    path("commitments/", views.commitment_list, name="commitment_list"),
    path("commitments/<int:pk>/", views.commitment_detail, name="commitment_permalink"),
    path("commitments/<int:pk>-<slug:slug>/", views.commitment_detail, name="commitment_detail"),
    path(
        "commitments/<int:pk>-<slug:slug>/history/",
        views.commitment_history,
        name="commitment_history",
    ),
    path(
        "commitments/<int:pk>-<slug:slug>/correct/",
        corrections.commitment_correct,
        name="commitment_correct",
    ),
    path("agreements/", views.agreement_list, name="agreement_list"),
    path("agreements/<slug:slug>/", views.agreement_detail, name="agreement_detail"),
    path(
        "agreements/<slug:slug>/correct/", corrections.agreement_correct, name="agreement_correct"
    ),
    path("parties/", views.party_list, name="party_list"),
    path("parties/<slug:slug>/", views.party_detail, name="party_detail"),
    path("parties/<slug:slug>/correct/", corrections.party_correct, name="party_correct"),
    path("domains/", views.domain_list, name="domain_list"),
    path("domains/<slug:slug>/", views.domain_detail, name="domain_detail"),
    path("outlets/", views.outlet_list, name="outlet_list"),
    path("outlets/<slug:slug>/", views.outlet_detail, name="outlet_detail"),
    path("compare/", views.compare, name="compare"),
    path("corrections/", corrections.correction_list, name="correction_list"),
    path("articles/", views.article_list, name="article_list"),
    path("articles/<int:pk>/", views.article_detail, name="article_detail"),
    path("changes/", between.changes, name="changes"),
    path("search/", views.search, name="search"),
    path("methodology/", views.methodology, name="methodology"),
    path("review/", include("tracker.web.review.urls")),
    path("review/", include("tracker.web.merging.urls")),
    path("", include("tracker.web.exports.urls")),
    path("appearance/", views.appearance, name="appearance"),
    path("language/", languages.choose, name="set_language"),
]
