"""A commitment as schema.org tells it, for search engines and other machines."""

from collections.abc import Iterable
from typing import Any

from tracker.exporting.kind import Record
from tracker.exporting.links import to_party
from tracker.exporting.site import Site
from tracker.models import Commitment, Mention, PartyKind

MOST_APPEARANCES = 10
TYPES = {
    PartyKind.STATE: "Country",
    PartyKind.BODY: "GovernmentOrganization",
    PartyKind.COMPANY: "Corporation",
    PartyKind.PLACE: "AdministrativeArea",
    PartyKind.PERSON: "Person",
}


def claim(row: Commitment, address: str, mentions: Iterable[Mention], site: Site) -> Record:
    """Who claims what, since when, and where it can be read."""
    publisher = {"@type": "Organization", "name": site.name, "url": site.at("/")}
    found = {
        "@context": "https://schema.org",
        "@type": "Claim",
        "@id": address,
        "url": address,
        "identifier": row.public_id,
        "name": row.statement,
        "text": row.statement,
        "dateCreated": row.made_on.isoformat(),
        "author": [maker(to_party(party, site)) for party in row.obligors],
        "about": [domain.name for domain in row.domains.all()],
        "appearance": appearances(mentions),
        "publisher": publisher,
        "license": site.licence_url,
    }
    if row.published_at:
        found["datePublished"] = row.published_at.date().isoformat()
    return {name: value for name, value in found.items() if value}


def maker(party: Record) -> dict[str, str]:
    kind = TYPES.get(party["kind"], "Organization")
    return {"@type": kind, "name": party["name"], "url": party["permalink"]}


def appearances(mentions: Iterable[Mention]) -> list[dict[str, Any]]:
    """The articles that say so, each once."""
    articles = {mention.article_id: mention.article for mention in mentions}
    return [
        {
            "@type": "NewsArticle",
            "headline": article.title,
            "datePublished": article.published_on.isoformat(),
            "publisher": {"@type": "Organization", "name": article.outlet.name},
        }
        | ({"url": article.url} if article.url else {})
        for article in list(articles.values())[:MOST_APPEARANCES]
    ]
