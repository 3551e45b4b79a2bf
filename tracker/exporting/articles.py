"""An article as plain data: whose words, where and when; the text itself stays here."""

from typing import Any

from django.db.models import Max, Prefetch
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from tracker.exporting.kind import Kind, Record
from tracker.exporting.links import to_mention
from tracker.exporting.site import Site
from tracker.models import Article, Mention
from tracker.models.article import QUOTED


def prepare(rows: Any) -> Any:
    told = rows.with_counts().annotate(quoted_at=Max("mentions__reviewed_at", filter=QUOTED))
    return told.select_related("outlet").defer("text")


def record(row: Any, site: Site) -> Record:
    return {
        "id": row.pk,
        "permalink": site.at(row.get_absolute_url()),
        "title": row.title,
        "outlet": row.outlet.name,
        "published_on": row.published_on,
        "byline": row.byline or None,
        "language": row.language,
        "url": row.url or None,
        "sha256": row.sha256,
        "passage_count": row.passages,
        "updated_at": row.quoted_at,
    }


def prepare_details(rows: Any) -> Any:
    quoted = Mention.objects.public().order_by("start", "end", "pk")
    return rows.prefetch_related(Prefetch("mentions", queryset=quoted))


def details(row: Article, site: Site) -> Record:
    return {"mentions": [passage(mention, site) for mention in row.mentions.all()]}


def passage(mention: Mention, site: Site) -> Record:
    told = to_mention(mention, site)
    del told["article"]
    return told | {"commitment": mention.commitment_id}


def tell(record: Record) -> str:
    counts = {"outlet": record["outlet"], "count": record["passage_count"]}
    return gettext("%(outlet)s. Passages quoted here: %(count)s.") % counts


MEANINGS = {
    "id": _("Number; never used again."),
    "permalink": _("Its page, with the quoted passages."),
    "title": _("Headline."),
    "outlet": _("Who published it."),
    "published_on": _("Date of publication."),
    "byline": _("Author, as named."),
    "language": _("Language of the text."),
    "url": _("Address of the original."),
    "sha256": _("Fingerprint of the stored text, to compare with the original."),
    "passage_count": _("Passages quoted here."),
    "updated_at": _("When a passage of it was last accepted."),
}
ARTICLES = Kind(
    name="articles",
    title=_("Articles"),
    prepare=prepare,
    record=record,
    meanings=MEANINGS,
    headline="title",
    tell=tell,
    prepare_details=prepare_details,
    details=details,
    more_meanings={
        "mentions": _(
            "The passages: quote, start, end, speaker, reported_status and commitment (its id)."
        )
    },
)
