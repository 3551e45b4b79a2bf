"""What can be merged into another row of its kind: the row stays, and leads to the kept one."""

from typing import TYPE_CHECKING, Any, Self, TypeVar

from django.db import models
from django.db.models import Q

if TYPE_CHECKING:
    from django.db.models.fields.related_descriptors import RelatedManager

    from tracker.models.reshaping import Reshaping, ReshapingQuerySet


class Mergeable(models.Model):
    """A row that was merged keeps its number and address; nothing but a redirect shows it.

    It always names the row that stands: a merge takes what was merged earlier along.
    """

    # An abstract model knows no row of its own kind: `Any` stands for one.
    merged_into: Any = models.ForeignKey(
        "self",
        on_delete=models.PROTECT,
        null=True,
        blank=True,
        editable=False,
        related_name="merged",
    )

    merged_into_id: int | None
    merged: "RelatedManager[Any]"
    reshapings: "RelatedManager[Reshaping]"

    class Meta:
        abstract = True

    @property
    def is_merged(self) -> bool:
        return self.merged_into_id is not None

    @property
    def merges(self) -> "ReshapingQuerySet":
        """What was merged into it and still is, newest first."""
        rows: ReshapingQuerySet = self.reshapings.all()  # type: ignore[assignment]
        return rows.merges().standing()


Row = TypeVar("Row", bound=Mergeable)


class MergeableQuerySet(models.QuerySet[Row]):
    def current(self) -> Self:
        """Without what was merged into another row."""
        return self.filter(merged_into=None)

    def standing_for(self, known: Q) -> Self:
        """The rows that this is true of, and those into which such rows were merged."""
        rows = self.model._default_manager.filter(known)
        into = rows.exclude(merged_into=None).values("merged_into")
        return self.current().filter(Q(pk__in=rows.values("pk")) | Q(pk__in=into))
