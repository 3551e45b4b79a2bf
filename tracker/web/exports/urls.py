"""Addresses of what leaves the site."""

from django.contrib.sitemaps import views as sitemaps
from django.urls import path

from tracker.web.exports import about, cite, embed, feeds, files, oembed, wellknown
from tracker.web.exports.previews import views as previews
from tracker.web.exports.sitemaps import SITEMAPS

urlpatterns = [
    *files.urlpatterns,
    path("changes.atom", feeds.feed(feeds.ChangesFeed), name="changes_feed"),
    path(
        "commitments/<int:pk>/changes.atom",
        feeds.feed(feeds.CommitmentFeed),
        name="commitment_feed",
    ),
    path(
        "agreements/<slug:slug>/changes.atom",
        feeds.feed(feeds.AgreementFeed),
        name="agreement_feed",
    ),
    path("parties/<slug:slug>/changes.atom", feeds.feed(feeds.PartyFeed), name="party_feed"),
    path("domains/<slug:slug>/changes.atom", feeds.feed(feeds.DomainFeed), name="domain_feed"),
    path("commitments/<int:pk>/cite.bib", cite.cite_bib, name="cite_bib"),
    path("commitments/<int:pk>/cite.json", cite.cite_json, name="cite_json"),
    path(
        "commitments/<int:pk>/preview.png", previews.commitment_preview, name="commitment_preview"
    ),
    path(
        "agreements/<slug:slug>/preview.png", previews.agreement_preview, name="agreement_preview"
    ),
    path("parties/<slug:slug>/preview.png", previews.party_preview, name="party_preview"),
    path("embed/commitments/<int:pk>/", embed.embedded_commitment, name="embedded_commitment"),
    path("oembed", oembed.oembed, name="oembed"),
    path("data/", about.about_data, name="about_data"),
    path("sitemap.xml", sitemaps.index, {"sitemaps": SITEMAPS}, name="sitemap"),
    path(
        "sitemap-<section>.xml",
        sitemaps.sitemap,
        {"sitemaps": SITEMAPS},
        name="django.contrib.sitemaps.views.sitemap",
    ),
    path("robots.txt", wellknown.robots, name="robots"),
    path("favicon.ico", wellknown.favicon, name="favicon"),
]
