"""An outlet as plain data: how much of it is quoted here, from when to when."""

from typing import Any

from django.db.models import Max
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from tracker.exporting.kind import Kind, Record
from tracker.exporting.site import Site
from tracker.models.article import QUOTED_BY


def prepare(rows: Any) -> Any:
    quoted_at = Max("articles__mentions__reviewed_at", filter=QUOTED_BY)
    return rows.with_counts().annotate(quoted_at=quoted_at)


def record(row: Any, site: Site) -> Record:
    return {
        "id": row.pk,
        "permalink": site.at(row.get_absolute_url()),
        "name": row.name,
        "slug": row.slug,
        "homepage": row.homepage or None,
        "shows_text": row.shows_text,
        "article_count": row.article_count,
        "passage_count": row.passages,
        "commitment_count": row.commitment_count,
        "first_on": row.first_on,
        "last_on": row.last_on,
        "updated_at": row.quoted_at,
    }


def tell(record: Record) -> str:
    counts = {
        "articles": record["article_count"],
        "passages": record["passage_count"],
        "commitments": record["commitment_count"],
    }
    words = gettext("Articles: %(articles)s; passages: %(passages)s; commitments: %(commitments)s.")
    return words % counts


MEANINGS = {
    "id": _("Number; never used again."),
    "permalink": _("Its page, with its quoted articles."),
    "name": _("Name; no two outlets have the same."),
    "slug": _("Its name in addresses."),
    "homepage": _("Its own site."),
    "shows_text": _("Whether its licence lets readers see whole texts here."),
    "article_count": _("Articles of it that are quoted here."),
    "passage_count": _("Passages of those."),
    "commitment_count": _("Published commitments that it stated or reported on."),
    "first_on": _("Publication of the earliest quoted article."),
    "last_on": _("Publication of the latest."),
    "updated_at": _("When a passage of it was last accepted."),
}
OUTLETS = Kind(
    name="outlets",
    title=_("Outlets"),
    prepare=prepare,
    record=record,
    meanings=MEANINGS,
    headline="name",
    tell=tell,
)
