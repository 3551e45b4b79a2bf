"""When a commitment or an agreement last changed, for whoever asks only for what is new."""

import datetime as dt
from typing import Any

from django.db.models import OuterRef, QuerySet, Subquery

from tracker.models import Mention, StatusChange, Tracked


def with_stamps(rows: QuerySet[Any]) -> Any:
    """With the last move, the last edit and, of a commitment, the last mention."""
    link = rows.model._meta.model_name
    versions = rows.model.history.model.objects.filter(id=OuterRef("pk"))
    stamped = rows.annotate(
        moved_at=newest(StatusChange.objects.filter(**{link: OuterRef("pk")}), "recorded_at"),
        edited_at=newest(versions, "history_date"),
    )
    if link != "commitment":
        return stamped
    heard = Mention.objects.accepted().filter(commitment=OuterRef("pk"))
    return stamped.annotate(heard_at=newest(heard, "reviewed_at"))


def newest(rows: QuerySet[Any], field: str) -> Subquery:
    return Subquery(rows.order_by(f"-{field}").values(field)[:1])


def updated_at(row: Tracked) -> dt.datetime:
    """Of a published row; the stamps come from `with_stamps`."""
    names = ("published_at", "moved_at", "edited_at", "heard_at")
    stamps: list[dt.datetime] = [getattr(row, name) for name in names if getattr(row, name, None)]
    return max(stamps)
