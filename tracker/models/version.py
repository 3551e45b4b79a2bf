"""A token that every write renews, and what may be remembered until then."""

import hashlib
from collections.abc import Callable
from typing import Any, TypeVar

from django.core.cache import cache
from django.db import models

from tracker.models.moment import current_day, current_moment

A_DAY = 24 * 3600
Value = TypeVar("Value")
Recall = Callable[[str, Callable[[], Any]], Any]


class DataVersion(models.Model):
    """Written by triggers alone. Several slots let several transactions write at once."""

    slot = models.PositiveIntegerField(primary_key=True)
    token = models.CharField(max_length=36)

    def __str__(self) -> str:
        return self.token


def data_version() -> str:
    """The same only while no commitment, nor what belongs to one, has changed."""
    return " ".join(DataVersion.objects.order_by("slot").values_list("token", flat=True))


class Memory:
    """What was computed from the data as they are now, by whomever; for one request.

    The version is read before the data. So what is newer may be kept as older, which nobody asks
    for again; but nothing older is ever taken for newer.
    """

    def __init__(self) -> None:
        # The past is read by other queries, which few ask for.
        self.version = "" if current_moment() else f"{current_day()} {data_version()}"

    def named(self, name: str) -> Recall:
        """A part of it, in which each thing belongs to this name."""
        return lambda thing, compute: self.recall(f"{thing} of {name}", compute)

    def recall(self, name: str, compute: Callable[[], Value]) -> Value:
        """The value of this name, computed now unless it is remembered."""
        if not self.version:
            return compute()
        key = hashlib.sha256(f"{self.version} {name}".encode()).hexdigest()
        kept = cache.get(key)
        if kept is None:
            kept = (compute(),)
            cache.set(key, kept, A_DAY)
        value: Value = kept[0]
        return value
