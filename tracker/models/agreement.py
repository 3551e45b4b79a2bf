"""The instruments that group commitments: treaties, frameworks, memoranda, plans."""

import datetime as dt
from typing import Self

from django.db import models
from django.db.models import F, Prefetch, Q
from django.urls import reverse
from django.utils.translation import gettext_lazy as _
from simple_history.models import HistoricalRecords

from tracker.models.party import Party
from tracker.models.status import Fulfilment, Stage, Tracked, TrackedQuerySet


class Instrument(models.TextChoices):
    TREATY = "treaty", _("Treaty")
    FRAMEWORK = "framework", _("Framework")
    MEMORANDUM = "memorandum", _("Memorandum")
    COMMUNIQUE = "communique", _("Communiqué")
    PROGRAMME = "programme", _("Programme")
    PLAN = "plan", _("Plan")
    CONTRACT = "contract", _("Contract")
    LAW = "law", _("Law")
    OTHER = "other", _("Other")


class Lineage(models.TextChoices):
    RENEWS = "renews", _("renews")
    SUPERSEDES = "supersedes", _("supersedes")
    AMENDS = "amends", _("amends")


class AgreementQuerySet(TrackedQuerySet["Agreement"]):
    def with_parties(self) -> Self:
        roles = AgreementParty.objects.select_related("party")
        return self.prefetch_related(Prefetch("party_roles", queryset=roles))

    def with_counts(self) -> Self:
        """With how many published commitments each groups."""
        published = Q(commitments__published_at__isnull=False)
        return self.annotate(commitment_count=models.Count("commitments", filter=published))


class Agreement(Tracked):
    title = models.CharField(max_length=300, unique=True)
    short_title = models.CharField(max_length=120, blank=True)
    slug = models.SlugField(max_length=220, unique=True)
    instrument = models.CharField(max_length=20, choices=Instrument, default=Instrument.OTHER)
    binding = models.BooleanField(null=True, blank=True, help_text=_("Binding in law, if known."))
    signed_on = models.DateField(null=True, blank=True)
    in_force_on = models.DateField(null=True, blank=True)
    period_start = models.DateField(null=True, blank=True)
    period_end = models.DateField(null=True, blank=True)
    parties = models.ManyToManyField(Party, through="AgreementParty", related_name="agreements")
    predecessor = models.ForeignKey(
        "self", on_delete=models.PROTECT, null=True, blank=True, related_name="successors"
    )
    relation = models.CharField(max_length=20, choices=Lineage, blank=True)
    source_url = models.URLField(blank=True, max_length=1000)

    history = HistoricalRecords(excluded_fields=["stage", "fulfilment"])
    objects = AgreementQuerySet.as_manager()

    class Meta:
        ordering = ["title"]
        constraints = [
            models.CheckConstraint(
                name="agreement_ends_after_start",
                condition=Q(period_start=None)
                | Q(period_end=None)
                | Q(period_end__gte=F("period_start")),
                violation_error_message=_("The period ends before it starts."),
            ),
            models.CheckConstraint(
                name="agreement_in_force_after_signed",
                condition=Q(signed_on=None)
                | Q(in_force_on=None)
                | Q(in_force_on__gte=F("signed_on")),
                violation_error_message=_("In force before it was signed."),
            ),
            models.CheckConstraint(
                name="agreement_relation_to_another",
                condition=Q(predecessor=None, relation="")
                | (Q(predecessor__isnull=False) & ~Q(relation="") & ~Q(predecessor=F("pk"))),
                violation_error_message=_("Name the predecessor and the relation together."),
            ),
            models.CheckConstraint(
                name="agreement_not_merged_into_itself",
                condition=Q(merged_into=None) | ~Q(merged_into=F("pk")),
            ),
            models.CheckConstraint(
                name="agreement_merged_is_unpublished",
                condition=Q(merged_into=None) | Q(published_at=None),
            ),
            models.CheckConstraint(
                name="agreement_stage_known", condition=Q(stage__in=Stage.values)
            ),
            models.CheckConstraint(
                name="agreement_fulfilment_known", condition=Q(fulfilment__in=Fulfilment.values)
            ),
        ]

    def __str__(self) -> str:
        return self.short_title or self.title

    def get_absolute_url(self) -> str:
        return reverse("agreement_detail", args=[self.slug])

    @property
    def dated(self) -> dt.date | None:
        """The day that stands for it in a lineage."""
        return self.signed_on or self.in_force_on or self.period_start


class AgreementRole(models.TextChoices):
    PARTY = "party", _("Party")
    BROKER = "broker", _("Broker")
    DEPOSITARY = "depositary", _("Depositary")


class AgreementParty(models.Model):
    agreement = models.ForeignKey(Agreement, on_delete=models.CASCADE, related_name="party_roles")
    party = models.ForeignKey(Party, on_delete=models.PROTECT, related_name="agreement_roles")
    role = models.CharField(max_length=20, choices=AgreementRole, default=AgreementRole.PARTY)

    class Meta:
        verbose_name_plural = _("agreement parties")
        ordering = ["pk"]
        constraints = [
            models.UniqueConstraint(name="agreement_party_once", fields=["agreement", "party"]),
        ]

    def __str__(self) -> str:
        return f"{self.party} ({self.get_role_display()})"
