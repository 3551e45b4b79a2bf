"""Merges and splits: what was moved from which row to which, by whom and why."""

from typing import Self, cast

from django.conf import settings
from django.db import models
from django.db.models import Q
from django.utils import timezone
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from tracker.models.agreement import Agreement
from tracker.models.commitment import Commitment
from tracker.models.party import Party

Reshapable = Commitment | Agreement | Party
KINDS = ("commitment", "agreement", "party")


class ReshapingKind(models.TextChoices):
    MERGE = "merge", _("Merge")
    SPLIT = "split", _("Split")


class ReshapingQuerySet(models.QuerySet["Reshaping"]):
    def merges(self) -> Self:
        return self.filter(kind=ReshapingKind.MERGE)

    def standing(self) -> Self:
        return self.filter(undone_at=None)

    def with_rows(self) -> Self:
        """With the rows and the editors that a list names."""
        others = [f"other_{kind}" for kind in KINDS]
        return self.select_related(*KINDS, *others, "user", "undone_by")


def one_pair() -> Q:
    """Exactly one kind of rows is named, and of it two different ones."""
    found = Q()
    for kind in KINDS:
        others = [name for name in KINDS if name != kind]
        pair = Q(**{f"{kind}__isnull": False, f"other_{kind}__isnull": False})
        pair &= ~Q(**{kind: models.F(f"other_{kind}")})
        for name in others:
            pair &= Q(**{name: None, f"other_{name}": None})
        found |= pair
    return found


class Reshaping(models.Model):
    """One merge or one split, with all that is needed to take it back.

    A merge names the row that was kept and the other, that is gone; a split the row that was
    split and the other, that is new.
    """

    kind = models.CharField(max_length=10, choices=ReshapingKind)
    commitment = models.ForeignKey(
        Commitment, on_delete=models.PROTECT, null=True, related_name="reshapings"
    )
    other_commitment = models.ForeignKey(
        Commitment, on_delete=models.PROTECT, null=True, related_name="reshaped"
    )
    agreement = models.ForeignKey(
        Agreement, on_delete=models.PROTECT, null=True, related_name="reshapings"
    )
    other_agreement = models.ForeignKey(
        Agreement, on_delete=models.PROTECT, null=True, related_name="reshaped"
    )
    party = models.ForeignKey(Party, on_delete=models.PROTECT, null=True, related_name="reshapings")
    other_party = models.ForeignKey(
        Party, on_delete=models.PROTECT, null=True, related_name="reshaped"
    )
    reason = models.CharField(max_length=300)
    user = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.SET_NULL, null=True, related_name="+"
    )
    made_at = models.DateTimeField(default=timezone.now, db_index=True)
    moves = models.JSONField(
        default=list,
        help_text=_("In order: of which rows which fields changed from what to what."),
    )
    undone_at = models.DateTimeField(null=True)
    undone_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.SET_NULL, null=True, related_name="+"
    )

    objects = ReshapingQuerySet.as_manager()

    class Meta:
        ordering = ["-made_at", "-pk"]
        constraints = [
            models.CheckConstraint(
                name="reshaping_kind_known", condition=Q(kind__in=ReshapingKind.values)
            ),
            models.CheckConstraint(name="reshaping_of_one_pair", condition=one_pair()),
            models.CheckConstraint(name="reshaping_has_reason", condition=~Q(reason="")),
        ]

    def __str__(self) -> str:
        if self.kind == ReshapingKind.MERGE:
            words = gettext("“%(one)s” merged into “%(other)s”")
        else:
            words = gettext("“%(one)s” split from “%(other)s”")
        return words % {"one": self.other, "other": self.row}

    @property
    def of(self) -> str:
        """Which kind of rows it is about: commitment, agreement or party."""
        return next(kind for kind in KINDS if getattr(self, f"{kind}_id"))

    @property
    def row(self) -> Reshapable:
        """The row that was kept, or that was split."""
        return cast(Reshapable, getattr(self, self.of))

    @property
    def other(self) -> Reshapable:
        """The row that is gone, or that is new."""
        return cast(Reshapable, getattr(self, f"other_{self.of}"))

    @property
    def is_undone(self) -> bool:
        return self.undone_at is not None
