"""Status changes that the program suggests and an editor accepts or dismisses."""

import datetime as dt
from typing import Self
from zlib import crc32

from django.conf import settings
from django.contrib.auth.models import User
from django.db import models
from django.db.models import Q
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from tracker.models.agreement import Agreement
from tracker.models.commitment import Commitment
from tracker.models.dates import short_day
from tracker.models.held import Held, HeldQuerySet
from tracker.models.mention import Mention
from tracker.models.status import CODES, StatusChange, StatusChangeQuerySet


class SuggestionState(models.TextChoices):
    WAITING = "waiting", _("Waiting")
    ACCEPTED = "accepted", _("Accepted")
    DISMISSED = "dismissed", _("Dismissed")


class Concern(models.TextChoices):
    """Why an editor should look twice."""

    NONE = "", _("None")
    LATE = "late", _("Older than what stands: it goes to its own date")
    IMPOSSIBLE = "impossible", _("What stands cannot turn into this")
    CONTRADICTION = "contradiction", _("Another report of the same day says otherwise")
    IMPLIED = "implied", _("Follows from the agreement; no report says it of this commitment")


class StatusSuggestionQuerySet(HeldQuerySet["StatusSuggestion"]):
    def waiting(self) -> Self:
        return self.filter(state=SuggestionState.WAITING)

    def ready(self) -> Self:
        """Waiting, and their evidence is accepted."""
        return self.waiting().filter(mention__commitment__isnull=False)

    def free_for(self, user: User, now: dt.datetime | None = None) -> Self:
        """Suggestions that nobody else is looking at."""
        return self.ready().not_held_from(user, now)

    def in_turn(self) -> Self:
        """In the order of what they tell of, so that each is judged by what came before."""
        return self.order_by("effective_on", "pk")

    def beside(self, pk: int, *, later: bool) -> Self:
        """What stands later or earlier in turn than a suggestion, which may have left the queue."""
        on = StatusSuggestion.objects.filter(pk=pk).values_list("effective_on", flat=True).first()
        if on is None:
            return self
        if later:
            return self.filter(Q(effective_on__gt=on) | Q(effective_on=on, pk__gt=pk))
        return self.filter(Q(effective_on__lt=on) | Q(effective_on=on, pk__lt=pk))

    def with_evidence(self) -> Self:
        return self.select_related("mention__article__outlet", "commitment", "agreement")


class StatusSuggestion(Held):
    """A status that a mention reports of a commitment or an agreement; accepted, a StatusChange."""

    mention = models.ForeignKey(Mention, on_delete=models.CASCADE, related_name="suggestions")
    commitment = models.ForeignKey(
        Commitment, on_delete=models.CASCADE, null=True, blank=True, related_name="suggestions"
    )
    agreement = models.ForeignKey(
        Agreement, on_delete=models.CASCADE, null=True, blank=True, related_name="suggestions"
    )
    code = models.CharField(max_length=20, choices=CODES)
    effective_on = models.DateField()
    concern = models.CharField(max_length=20, choices=Concern, blank=True)
    explanation = models.CharField(max_length=300, blank=True)
    state = models.CharField(
        max_length=10, choices=SuggestionState, default=SuggestionState.WAITING, db_index=True
    )
    user = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.SET_NULL, null=True, blank=True, related_name="+"
    )
    decided_at = models.DateTimeField(null=True, blank=True)
    status_change = models.OneToOneField(
        StatusChange, on_delete=models.SET_NULL, null=True, blank=True, related_name="suggestion"
    )

    objects = StatusSuggestionQuerySet.as_manager()

    class Meta:
        ordering = ["effective_on", "pk"]
        constraints = [
            models.CheckConstraint(
                name="suggestion_of_one_thing",
                condition=Q(commitment__isnull=False, agreement=None)
                | Q(commitment=None, agreement__isnull=False),
            ),
            models.CheckConstraint(
                name="suggestion_code_known",
                condition=Q(code__in=[code for code, _label in CODES]),
            ),
            models.CheckConstraint(
                name="suggestion_decided_has_date",
                condition=Q(state="waiting", decided_at=None)
                | (~Q(state="waiting") & Q(decided_at__isnull=False)),
            ),
            models.UniqueConstraint(
                name="suggestion_of_commitment_once", fields=["mention", "commitment", "code"]
            ),
            models.UniqueConstraint(
                name="suggestion_of_agreement_once", fields=["mention", "agreement", "code"]
            ),
        ]

    def __str__(self) -> str:
        status = {"status": self.get_code_display(), "day": short_day(self.effective_on)}
        return gettext("%(status)s on %(day)s: %(what)s") % {**status, "what": self.tracked}

    @property
    def tracked(self) -> Commitment | Agreement:
        tracked = self.commitment or self.agreement
        assert tracked is not None  # noqa: S101  the database holds it
        return tracked

    @property
    def version(self) -> str:
        """What a page was made from: another value means that more is on record since."""
        changes = self.tracked.status_changes.order_by("pk").values_list("pk", flat=True)
        return f"{crc32(repr([self.state, self.code, *changes]).encode()):08x}"

    @property
    def rivals(self) -> StatusChangeQuerySet:
        """What stands of the same thing on the same day, to be read side by side."""
        standing = self.tracked.status_changes.filter(effective_on=self.effective_on)
        keys = standing.values("pk")
        return StatusChange.objects.standing().filter(pk__in=keys).with_evidence()

    @property
    def beside_it(self) -> StatusSuggestionQuerySet:
        """Other reports of the same thing and day that wait as well."""
        same = {"commitment": self.commitment_id, "agreement": self.agreement_id}
        rows = StatusSuggestion.objects.ready().filter(effective_on=self.effective_on, **same)
        return rows.exclude(pk=self.pk).with_evidence().in_turn()
