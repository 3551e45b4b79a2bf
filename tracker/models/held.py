"""Rows that one editor at a time looks at."""

import datetime as dt
from typing import Self, TypeVar

from django.conf import settings
from django.contrib.auth.models import User
from django.db import models
from django.db.models import Q
from django.utils import timezone


class Held(models.Model):
    """Who looks at the row now: until then nobody else is given it."""

    held_by = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        on_delete=models.SET_NULL,
        null=True,
        blank=True,
        editable=False,
        related_name="+",
    )
    held_until = models.DateTimeField(null=True, blank=True, editable=False)

    class Meta:
        abstract = True

    @property
    def holder(self) -> User | None:
        if self.held_until and self.held_until > timezone.now():
            return self.held_by
        return None


Row = TypeVar("Row", bound=Held)


class HeldQuerySet(models.QuerySet[Row]):
    def not_held_from(self, user: User, now: dt.datetime | None = None) -> Self:
        """Without the rows that somebody else looks at."""
        return self.exclude(Q(held_until__gt=now or timezone.now()) & ~Q(held_by=user))
