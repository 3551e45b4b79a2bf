"""Who undertakes or receives: parties, the names they go by, and who belongs to whom."""

import datetime as dt
from typing import Self

from django.db import models
from django.db.models import F, Q
from django.urls import reverse
from django.utils.translation import gettext_lazy as _
from simple_history.models import HistoricalRecords

from tracker.models.mergeable import Mergeable, MergeableQuerySet


class PartyKind(models.TextChoices):
    STATE = "state", _("State")
    ORGANISATION = "igo", _("Intergovernmental organisation")
    BODY = "body", _("Government body")
    COMPANY = "company", _("Company")
    ASSOCIATION = "association", _("Organisation")
    POLITICAL = "political", _("Political party")
    PLACE = "place", _("City or region")
    PERSON = "person", _("Person")


class AliasKind(models.TextChoices):
    NAME = "name", _("Name")
    ACRONYM = "acronym", _("Acronym")
    DEMONYM = "demonym", _("Demonym")
    METONYM = "metonym", _("Metonym")
    HOLDER = "holder", _("Office holder")


class PartyQuerySet(MergeableQuerySet["Party"]):
    def public(self) -> Self:
        """Parties that a published row names; the others are an editor's working list."""
        commitments = Q(roles__commitment__published_at__isnull=False)
        agreements = Q(agreement_roles__agreement__published_at__isnull=False)
        # Of each party the first such row is enough: a party may have very many.
        here = self.model.objects.filter(pk=models.OuterRef("pk"))
        named = (models.Exists(here.filter(condition)) for condition in (commitments, agreements))
        return self.filter(Q(*named, _connector=Q.OR))

    def named(self, name: str) -> Self:
        """Parties of this slug, name or other name, or into which such a one was merged."""
        known_as = Q(slug=name) | Q(name__iexact=name) | Q(aliases__text__iexact=name)
        return self.standing_for(known_as)

    def with_counts(self) -> Self:
        """With how many published commitments each made and received."""
        public = Q(roles__commitment__published_at__isnull=False)
        return self.annotate(
            made=models.Count("roles", filter=public & Q(roles__role="obligor")),
            received=models.Count("roles", filter=public & Q(roles__role="beneficiary")),
        )

    def with_names(self) -> Self:
        return self.select_related("parent").prefetch_related("aliases", "members")


class Party(Mergeable):
    name = models.CharField(max_length=200, unique=True)
    slug = models.SlugField(max_length=220, unique=True)
    kind = models.CharField(max_length=20, choices=PartyKind, db_index=True)
    parent = models.ForeignKey(
        "self", on_delete=models.PROTECT, null=True, blank=True, related_name="children"
    )
    members = models.ManyToManyField(
        "self",
        symmetrical=False,
        blank=True,
        related_name="member_of",
        help_text=_("The states of an organisation, the parties to a coalition."),
    )
    iso_code = models.CharField(_("ISO code"), max_length=2, null=True, blank=True, unique=True)
    wikidata_id = models.CharField(_("Wikidata id"), max_length=20, blank=True)

    history = HistoricalRecords()
    objects = PartyQuerySet.as_manager()

    class Meta:
        verbose_name_plural = _("parties")
        ordering = ["name"]
        constraints = [
            models.CheckConstraint(
                name="party_not_its_own_parent",
                condition=Q(parent=None) | ~Q(parent=F("pk")),
                violation_error_message=_("A party cannot be its own parent."),
            ),
            models.CheckConstraint(
                name="party_not_merged_into_itself",
                condition=Q(merged_into=None) | ~Q(merged_into=F("pk")),
            ),
            models.CheckConstraint(name="party_kind_known", condition=Q(kind__in=PartyKind.values)),
        ]

    def __str__(self) -> str:
        return self.name

    def get_absolute_url(self) -> str:
        return reverse("party_detail", args=[self.slug])


class PartyAlias(models.Model):
    """One more name of a party; a holder of office speaks for it between two dates."""

    party = models.ForeignKey(Party, on_delete=models.CASCADE, related_name="aliases")
    text = models.CharField(max_length=200, db_index=True)
    kind = models.CharField(max_length=20, choices=AliasKind)
    valid_from = models.DateField(null=True, blank=True)
    valid_to = models.DateField(null=True, blank=True)

    class Meta:
        verbose_name_plural = _("party aliases")
        ordering = ["text"]
        constraints = [
            models.UniqueConstraint(
                name="party_alias_once", fields=["party", "text", "kind", "valid_from"]
            ),
            models.UniqueConstraint(
                name="party_alias_undated_once",
                fields=["party", "text", "kind"],
                condition=Q(valid_from=None),
            ),
            models.CheckConstraint(
                name="party_alias_ends_after_start",
                condition=Q(valid_from=None) | Q(valid_to=None) | Q(valid_to__gte=F("valid_from")),
                violation_error_message=_("The last day lies before the first."),
            ),
        ]

    def __str__(self) -> str:
        return f"{self.text} ({self.party})"

    def is_valid_on(self, day: dt.date) -> bool:
        return (self.valid_from or day) <= day <= (self.valid_to or day)
