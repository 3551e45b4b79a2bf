"""Rows that another row points at, as small records: their name, slug and address."""

from tracker.exporting.kind import Record
from tracker.exporting.site import Site
from tracker.models import Agreement, Article, Domain, Mention, Party, StatusChange


def to_party(party: Party, site: Site) -> Record:
    return {
        "name": party.name,
        "slug": party.slug,
        "kind": party.kind,
        "permalink": site.at(party.get_absolute_url()),
    }


def to_domain(domain: Domain, site: Site) -> Record:
    return {
        "name": str(domain),
        "slug": domain.slug,
        "permalink": site.at(domain.get_absolute_url()),
    }


def to_agreement(agreement: Agreement, site: Site) -> Record:
    return {
        "name": agreement.title,
        "slug": agreement.slug,
        "permalink": site.at(agreement.get_absolute_url()),
    }


def to_article(article: Article, site: Site) -> Record:
    return {
        "title": article.title,
        "outlet": article.outlet.name,
        "published_on": article.published_on,
        "url": article.url or None,
        "permalink": site.at(article.get_absolute_url()),
    }


def to_mention(mention: Mention, site: Site) -> Record:
    return {
        "id": mention.pk,
        "quote": mention.quote,
        "start": mention.start,
        "end": mention.end,
        "speaker": mention.speaker or None,
        "reported_status": mention.reported_status or None,
        "article": to_article(mention.article, site),
    }


def to_change(change: StatusChange, site: Site) -> Record:
    """A mention that readers may not see is not named as its evidence."""
    evidence = change.public_evidence
    return {
        "id": change.pk,
        "code": change.code,
        "effective_on": change.effective_on,
        "recorded_at": change.recorded_at,
        "note": change.note or None,
        "source_url": change.source_url or None,
        "mention": evidence.pk if evidence else None,
        "retracts": change.retracts_id,
    }
