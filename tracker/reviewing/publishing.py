"""What readers see, and what they no longer see."""

import datetime as dt
from typing import TypeVar

from django.contrib.auth.models import User
from django.db import models, transaction
from django.utils import timezone
from simple_history.utils import bulk_update_with_history

from tracker.models import Agreement, Commitment

Row = TypeVar("Row", Commitment, Agreement)


@transaction.atomic
def publish(commitments: models.QuerySet[Commitment], user: User | None) -> int:
    """Show the commitments, and the agreements that they belong to; how many became visible."""
    ready = list(commitments.filter(published_at=None, merged_into=None))
    publish_agreements(Agreement.objects.filter(commitments__in=ready).distinct(), user)
    return _set_published(ready, timezone.now(), user)


def unpublish(commitments: models.QuerySet[Commitment], user: User | None) -> int:
    """Hide the commitments; their agreements stay."""
    return _set_published(commitments.exclude(published_at=None), None, user)


def publish_agreements(agreements: models.QuerySet[Agreement], user: User | None) -> int:
    return _set_published(agreements.filter(published_at=None), timezone.now(), user)


def unpublish_agreements(agreements: models.QuerySet[Agreement], user: User | None) -> int:
    return _set_published(agreements.exclude(published_at=None), None, user)


def _set_published(
    rows: models.QuerySet[Row] | list[Row], moment: dt.datetime | None, user: User | None
) -> int:
    changed = list(rows)
    for row in changed:
        row.published_at = moment
    if changed:
        bulk_update_with_history(changed, type(changed[0]), ["published_at"], default_user=user)
    return len(changed)
