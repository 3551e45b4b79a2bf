"""Stage and fulfilment, and the status changes that alone may move them."""

import datetime as dt
from typing import TYPE_CHECKING, Any, Self, TypeVar

from django.conf import settings
from django.core.exceptions import ValidationError
from django.db import models, transaction
from django.db.models import Q
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from tracker.models.mergeable import Mergeable, MergeableQuerySet

if TYPE_CHECKING:
    from django.db.models.fields.related_descriptors import RelatedManager

    from tracker.models.mention import Mention


class Stage(models.TextChoices):
    """How formally a commitment or agreement stands."""

    PROPOSED = "proposed", _("Proposed")
    PLEDGED = "pledged", _("Pledged")
    AGREED = "agreed", _("Agreed")
    SIGNED = "signed", _("Signed")
    IN_FORCE = "in_force", _("In force")


class Fulfilment(models.TextChoices):
    """What became of it."""

    NOT_ASSESSED = "not_assessed", _("Not assessed")
    IN_PROGRESS = "in_progress", _("In progress")
    DELAYED = "delayed", _("Delayed")
    FULFILLED = "fulfilled", _("Fulfilled")
    PARTLY_FULFILLED = "partly_fulfilled", _("Partly fulfilled")
    BROKEN = "broken", _("Broken")
    WITHDRAWN = "withdrawn", _("Withdrawn")
    EXPIRED = "expired", _("Expired")
    SUPERSEDED = "superseded", _("Superseded")


OPEN = (Fulfilment.NOT_ASSESSED, Fulfilment.IN_PROGRESS, Fulfilment.DELAYED)
CODES = [*Stage.choices, *(choice for choice in Fulfilment.choices if choice[0] != "not_assessed")]


class Tracked(Mergeable):
    """What commitments and agreements share: a stage and a fulfilment that status changes move."""

    stage = models.CharField(
        max_length=20, choices=Stage, default=Stage.PROPOSED, editable=False, db_index=True
    )
    fulfilment = models.CharField(
        max_length=20,
        choices=Fulfilment,
        default=Fulfilment.NOT_ASSESSED,
        editable=False,
        db_index=True,
    )
    published_at = models.DateTimeField(null=True, blank=True, db_index=True)

    status_changes: "RelatedManager[StatusChange]"

    class Meta:
        abstract = True

    @property
    def status(self) -> str:
        """The one badge: the fulfilment once assessed, else the stage."""
        return self.fulfilment if self.is_assessed else self.stage

    @property
    def status_label(self) -> str:
        return str((Fulfilment if self.is_assessed else Stage)(self.status).label)

    @property
    def is_assessed(self) -> bool:
        return self.fulfilment != Fulfilment.NOT_ASSESSED

    @property
    def is_open(self) -> bool:
        return self.fulfilment in OPEN

    @property
    def is_published(self) -> bool:
        return self.published_at is not None

    @property
    def standing_changes(self) -> list["StatusChange"]:
        """The changes that count, oldest first."""
        # Sorted here, not in the database: lists prefetch the changes once for all rows.
        changes = list(self.status_changes.all())
        taken_back = {change.retracts_id for change in changes}
        standing = (row for row in changes if row.retracts_id is None and row.pk not in taken_back)
        return sorted(standing, key=lambda row: (row.effective_on, row.recorded_at, row.pk))

    @property
    def settled_on(self) -> dt.date | None:
        """When it came to its outcome; open rows have none."""
        if self.is_open:
            return None
        days = [row.effective_on for row in self.standing_changes if row.code == self.fulfilment]
        return days[-1] if days else None

    @transaction.atomic
    def refresh_status(self) -> None:
        """Take over the newest standing changes. Nothing else writes stage or fulfilment."""
        rows = type(self)._default_manager.filter(pk=self.pk)
        # Two changes at once must not both read the older state, nor one come too late for a merge.
        if rows.select_for_update().get().is_merged:
            raise ValidationError(_("It was merged into another: record the change there."))
        standing = StatusChange.objects.standing().newest_first()
        mine = standing.filter(**{self._meta.model_name or "": self})
        stage = mine.filter(code__in=Stage.values).first()
        fulfilment = mine.filter(code__in=Fulfilment.values).first()
        self.stage = stage.code if stage else Stage.PROPOSED
        self.fulfilment = fulfilment.code if fulfilment else Fulfilment.NOT_ASSESSED
        rows.update(stage=self.stage, fulfilment=self.fulfilment)


Row = TypeVar("Row", bound=Tracked)


class TrackedQuerySet(MergeableQuerySet[Row]):
    """Questions that commitments and agreements share."""

    def published(self) -> Self:
        return self.filter(published_at__isnull=False)

    def unpublished(self) -> Self:
        return self.filter(published_at__isnull=True)

    def open(self) -> Self:
        return self.filter(fulfilment__in=OPEN)

    def closed(self) -> Self:
        return self.exclude(fulfilment__in=OPEN)


class StatusChangeQuerySet(models.QuerySet["StatusChange"]):
    def standing(self) -> Self:
        """Without the retractions, and without what they retract."""
        return self.filter(retracts=None, retracted_by=None)

    def newest_first(self) -> Self:
        # Of two reports of the same day the one recorded later knows more.
        return self.order_by("-effective_on", "-recorded_at", "-pk")

    def oldest_first(self) -> Self:
        return self.order_by("effective_on", "recorded_at", "pk")

    def with_evidence(self) -> Self:
        told = self.select_related("evidence__article__outlet", "evidence__commitment", "user")
        # A text may be long, and what is told of it is the quote.
        return told.defer("evidence__article__text")

    def of_published(self) -> Self:
        """Changes of commitments that readers may see."""
        return self.filter(commitment__published_at__isnull=False)


class StatusChange(models.Model):
    """One dated, evidenced move of a commitment or an agreement. Rows are only ever added."""

    commitment = models.ForeignKey(
        "Commitment",
        on_delete=models.CASCADE,
        null=True,
        blank=True,
        related_name="status_changes",
    )
    agreement = models.ForeignKey(
        "Agreement",
        on_delete=models.CASCADE,
        null=True,
        blank=True,
        related_name="status_changes",
    )
    code = models.CharField(max_length=20, choices=CODES)
    effective_on = models.DateField()
    evidence = models.ForeignKey(
        "Mention",
        on_delete=models.PROTECT,
        null=True,
        blank=True,
        related_name="status_changes",
    )
    source_url = models.URLField(blank=True, max_length=1000)
    note = models.TextField(blank=True)
    recorded_at = models.DateTimeField(default=timezone.now, editable=False)
    user = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        on_delete=models.SET_NULL,
        null=True,
        blank=True,
        editable=False,
        related_name="+",
    )
    retracts = models.OneToOneField(
        "self", on_delete=models.PROTECT, null=True, blank=True, related_name="retracted_by"
    )

    objects = StatusChangeQuerySet.as_manager()

    class Meta:
        constraints = [
            models.CheckConstraint(
                name="status_change_of_one_thing",
                condition=Q(commitment__isnull=False, agreement=None)
                | Q(commitment=None, agreement__isnull=False),
                violation_error_message=_(
                    "A status change belongs to a commitment or an agreement."
                ),
            ),
            models.CheckConstraint(
                name="status_change_has_evidence",
                condition=Q(evidence__isnull=False) | ~Q(source_url="") | ~Q(note=""),
                violation_error_message=_("Name the evidence: a mention, an address or a note."),
            ),
            models.CheckConstraint(
                name="status_change_code_known",
                condition=Q(code__in=[code for code, _label in CODES]),
            ),
        ]
        indexes = [
            models.Index(fields=["commitment", "effective_on"]),
            models.Index(fields=["agreement", "effective_on"]),
        ]

    def __str__(self) -> str:
        return f"{self.get_code_display()} on {self.effective_on}"

    @transaction.atomic
    def save(self, **kwargs: Any) -> None:
        if not self._state.adding:
            raise ValidationError(_("A status change is never edited: retract it and add another."))
        super().save(**kwargs)
        self.tracked.refresh_status()

    @property
    def tracked(self) -> Tracked:
        """The commitment or agreement that this change moves."""
        tracked = self.commitment or self.agreement
        if tracked is None:
            raise ValidationError(_("A status change belongs to a commitment or an agreement."))
        return tracked

    @property
    def is_stage(self) -> bool:
        return self.code in Stage.values

    @property
    def public_evidence(self) -> "Mention | None":
        """The mention it rests on, if readers may see it."""
        return self.evidence if self.evidence and self.evidence.is_public else None

    def retract(self, *, note: str, user: Any = None, on: dt.date | None = None) -> "StatusChange":
        """Take the change back by a new row; both stay readable."""
        return StatusChange.objects.create(
            commitment=self.commitment,
            agreement=self.agreement,
            code=self.code,
            effective_on=on or timezone.localdate(),
            note=note,
            user=user,
            retracts=self,
        )
