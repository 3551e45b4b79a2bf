"""What editors decided about candidates, kept as data: rows are only ever added."""

from typing import Self

from django.conf import settings
from django.db import models
from django.db.models import Q
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from tracker.models.commitment import Commitment
from tracker.models.mention import Mention


class Verdict(models.TextChoices):
    NEW = "new", _("Accepted as new")
    EVIDENCE = "evidence", _("Accepted as evidence")
    REJECTED = "rejected", _("Rejected")
    TAKEN_BACK = "taken_back", _("Taken back")


class LinkOutcome(models.TextChoices):
    """What became of the program's own proposal that the candidate is on record already."""

    NONE = "", _("Nothing was proposed, and it was new")
    RIGHT = "right", _("The proposed commitment was taken")
    WRONG = "wrong", _("Another, or none, was right")
    MISSED = "missed", _("Nothing was proposed, but it was on record")


class DecisionQuerySet(models.QuerySet["Decision"]):
    def standing(self) -> Self:
        """Without those taken back, and without the takings back."""
        return self.filter(undoes=None, undone_by=None)

    def one_by_one(self) -> Self:
        """Those that somebody looked at singly: the others say little of the program's quality."""
        return self.filter(batch=None, reviewer__isnull=False)


class Decision(models.Model):
    """One decision on one mention: what was proposed, what it became, who decided and when."""

    mention = models.ForeignKey(Mention, on_delete=models.PROTECT, related_name="decisions")
    verdict = models.CharField(max_length=10, choices=Verdict)
    reviewer = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.SET_NULL, null=True, related_name="+"
    )
    made_at = models.DateTimeField(default=timezone.now, db_index=True)
    changes = models.JSONField(
        default=dict, help_text=_("Field: what was proposed, and what was decided instead.")
    )
    reason = models.CharField(max_length=300, blank=True)
    commitment = models.ForeignKey(
        Commitment, on_delete=models.SET_NULL, null=True, related_name="decisions"
    )
    link = models.CharField(max_length=10, choices=LinkOutcome, blank=True)
    link_score = models.FloatField(null=True, help_text=_("Of the best commitment proposed."))
    confidence = models.FloatField(null=True)
    extractor_version = models.CharField(max_length=50, blank=True)
    batch = models.UUIDField(null=True, db_index=True, help_text=_("Decided together with others."))
    published = models.BooleanField(
        default=False, help_text=_("Readers saw the new commitment at once.")
    )
    undoes = models.OneToOneField(
        "self", on_delete=models.PROTECT, null=True, related_name="undone_by"
    )

    objects = DecisionQuerySet.as_manager()

    class Meta:
        ordering = ["-made_at", "-pk"]
        constraints = [
            models.CheckConstraint(
                name="decision_verdict_known", condition=Q(verdict__in=Verdict.values)
            ),
            models.CheckConstraint(
                name="decision_link_known", condition=Q(link__in=LinkOutcome.values)
            ),
            models.CheckConstraint(
                name="decision_taken_back_names_which",
                condition=(Q(verdict="taken_back") & Q(undoes__isnull=False))
                | (~Q(verdict="taken_back") & Q(undoes=None)),
            ),
        ]
        indexes = [
            models.Index(fields=["reviewer", "-made_at"], name="decision_newest_of_reviewer")
        ]

    def __str__(self) -> str:
        return f"{self.get_verdict_display()}: {self.mention}"
