"""What readers think is wrong: suggested by anybody, answered by an editor, then public."""

import datetime as dt
from typing import Self

from django.conf import settings
from django.db import models
from django.db.models import Q
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from tracker.models.agreement import Agreement
from tracker.models.commitment import Commitment
from tracker.models.party import Party

# A sender's hash is kept no longer than the limit needs it.
WINDOW = dt.timedelta(hours=1)
MOST_OF_ONE, MOST_OF_ALL = 5, 100


class CorrectionState(models.TextChoices):
    WAITING = "waiting", _("Waiting")
    ACCEPTED = "accepted", _("Accepted")
    DECLINED = "declined", _("Declined")


class CorrectionQuerySet(models.QuerySet["Correction"]):
    def waiting(self) -> Self:
        return self.filter(state=CorrectionState.WAITING)

    def public(self) -> Self:
        """Answered ones, of records that readers may see."""
        answered = self.exclude(state=CorrectionState.WAITING)
        return answered.filter(
            Q(commitment__published_at__isnull=False)
            | Q(agreement__published_at__isnull=False)
            | Q(party__in=Party.objects.public())
        )

    def with_record(self) -> Self:
        return self.select_related("commitment", "agreement", "party")

    def has_room(self, sender: str, now: dt.datetime | None = None) -> bool:
        """Whether this sender, and all together, have sent few enough of late."""
        late = self.filter(sent_at__gt=(now or timezone.now()) - WINDOW)
        counted = late.aggregate(
            one=models.Count("pk", filter=Q(sender=sender)), all=models.Count("pk")
        )
        return bool(counted["one"] < MOST_OF_ONE and counted["all"] < MOST_OF_ALL)

    def forget_senders(self, now: dt.datetime | None = None) -> int:
        old = self.filter(sent_at__lte=(now or timezone.now()) - WINDOW).exclude(sender="")
        return old.update(sender="")


class Correction(models.Model):
    """One suggestion about one record. The contact is for the editors' eyes alone."""

    commitment = models.ForeignKey(
        Commitment, on_delete=models.CASCADE, null=True, blank=True, related_name="corrections"
    )
    agreement = models.ForeignKey(
        Agreement, on_delete=models.CASCADE, null=True, blank=True, related_name="corrections"
    )
    party = models.ForeignKey(
        Party, on_delete=models.CASCADE, null=True, blank=True, related_name="corrections"
    )
    quote = models.TextField(_("What is wrong?"), max_length=1000)
    suggestion = models.TextField(_("What should it say?"), max_length=2000)
    source_url = models.URLField(_("Address of a source"), max_length=1000, blank=True)
    contact = models.EmailField(_("Your e-mail address"), blank=True)
    state = models.CharField(
        max_length=10,
        choices=CorrectionState,
        default=CorrectionState.WAITING,
        editable=False,
        db_index=True,
    )
    answer = models.TextField(blank=True, max_length=2000, help_text=_("Readers see it."))
    sent_at = models.DateTimeField(default=timezone.now, editable=False, db_index=True)
    sender = models.CharField(max_length=64, blank=True, editable=False)
    answered_at = models.DateTimeField(null=True, blank=True, editable=False)
    answered_by = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        on_delete=models.SET_NULL,
        null=True,
        blank=True,
        editable=False,
        related_name="+",
    )

    objects = CorrectionQuerySet.as_manager()

    class Meta:
        ordering = ["-sent_at", "-pk"]
        constraints = [
            models.CheckConstraint(
                name="correction_of_one_record",
                condition=Q(commitment__isnull=False, agreement=None, party=None)
                | Q(commitment=None, agreement__isnull=False, party=None)
                | Q(commitment=None, agreement=None, party__isnull=False),
                violation_error_message=_("A correction is about one record."),
            ),
            models.CheckConstraint(
                name="correction_answered_with_words",
                condition=Q(state=CorrectionState.WAITING, answered_at=None)
                | (
                    Q(state__in=[CorrectionState.ACCEPTED, CorrectionState.DECLINED])
                    & Q(answered_at__isnull=False)
                    & ~Q(answer="")
                ),
            ),
        ]

    def __str__(self) -> str:
        return f"{self.record}: {self.quote[:60]}"

    def get_absolute_url(self) -> str:
        return f"{reverse('correction_list')}#c{self.pk}"

    @property
    def record(self) -> Commitment | Agreement | Party | None:
        return self.commitment or self.agreement or self.party

    @property
    def is_waiting(self) -> bool:
        return self.state == CorrectionState.WAITING
