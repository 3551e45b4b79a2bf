"""What changed last: status changes and mentions, in the order in which they became known here."""

import datetime as dt
from dataclasses import dataclass
from typing import Any

from django.db.models import Q
from django.urls import reverse
from django.utils.translation import gettext

from tracker.models import Mention, StatusChange

SHOWN = 50


@dataclass(frozen=True)
class Entry:
    at: dt.datetime
    title: str
    text: str
    address: str


def newest(commitments: Any, agreements: Any) -> list[Entry]:
    """Of these rows; both are querysets of what readers may see."""
    own = Q(commitment__in=commitments.order_by()) | Q(agreement__in=agreements.order_by())
    changes = StatusChange.objects.filter(own).with_evidence().defer("evidence__article__text")
    told = changes.select_related("commitment", "agreement").order_by("-recorded_at", "-pk")
    mentions = Mention.objects.public().filter(commitment__in=commitments.order_by())
    quoted = mentions.with_source().select_related("commitment").order_by("-reviewed_at", "-pk")
    entries = [*map(of_change, told[:SHOWN]), *map(of_mention, quoted[:SHOWN])]
    return sorted(entries, key=lambda entry: entry.at, reverse=True)[:SHOWN]


def of_change(change: StatusChange) -> Entry:
    words = str(change.get_code_display())
    if change.retracts_id:
        words = gettext("Taken back: %(status)s") % {"status": words.lower()}
    evidence = change.public_evidence
    source = f"“{evidence.quote}” ({evidence.article.outlet})" if evidence else change.source_url
    text = " ".join(filter(None, [f"{change.effective_on:%Y-%m-%d}.", source, change.note]))
    return Entry(
        at=change.recorded_at,
        title=f"{words}: {change.tracked}",
        text=text,
        address=f"{address_of(change)}#change-{change.pk}",
    )


def address_of(change: StatusChange) -> str:
    if change.commitment_id:
        return reverse("commitment_permalink", args=[change.commitment_id])
    return str(change.tracked.get_absolute_url())  # type: ignore[attr-defined]


def of_mention(mention: Mention) -> Entry:
    assert mention.reviewed_at  # noqa: S101  the database holds it
    article = mention.article
    source = f"{article.outlet}, {article.published_on:%Y-%m-%d}: {article.title}"
    return Entry(
        at=mention.reviewed_at,
        title=gettext("Mentioned: %(commitment)s") % {"commitment": mention.commitment},
        text=f"“{mention.quote}” ({source})",
        address=f"{article.get_absolute_url()}#m{mention.pk}",
    )
