"""Policy areas: a tree whose top level maps to the Comparative Agendas Project."""

from typing import Any, Self

from django.db import models
from django.db.models import Count, Exists, F, OuterRef, Q, QuerySet, Subquery
from django.db.models.functions import Coalesce
from django.urls import reverse
from django.utils.translation import gettext_lazy as _


class DomainQuerySet(models.QuerySet["Domain"]):
    def roots(self) -> Self:
        return self.filter(parent=None)

    def within(self, domain: "Domain") -> Self:
        """The domain and what lies below it (the tree is two levels deep)."""
        return self.filter(Q(pk=domain.pk) | Q(parent=domain))

    def public(self) -> Self:
        """Areas that readers may know of: those with a published commitment, or above one."""
        return self.filter(Exists(commitments_within("pk")))

    def largest_first(self) -> Self:
        """Each top-level area before those below it."""
        branch = Coalesce("parent", "pk")
        rows = self.alias(branch=branch, branch_name=Coalesce("parent__name", "name"))
        sized = rows.alias(branch_size=count_within("branch"), size=count_within("pk"))
        above = F("parent").asc(nulls_first=True)
        return sized.order_by("-branch_size", "branch_name", "branch", above, "-size", "name")


def commitments_within(key: str, only: Q | None = None) -> QuerySet[Any]:
    """Links from the area that an outer query's column names, or from those below it."""
    row = OuterRef(OuterRef(key))
    areas = Domain.objects.filter(Q(pk=row) | Q(parent=row)).order_by()
    links: QuerySet[Any] = Domain.commitments.through.objects.filter(
        only or Q(), domain__in=areas.values("pk"), commitment__published_at__isnull=False
    )
    return links


def count_within(key: str, only: Q | None = None) -> Coalesce:
    """How many published commitments; one of several areas counts once."""
    links = commitments_within(key, only).order_by().annotate(one=models.Value(1)).values("one")
    counted = links.annotate(count=Count("commitment", distinct=True)).values("count")
    return Coalesce(Subquery(counted), 0)


class Domain(models.Model):
    name = models.CharField(max_length=100)
    slug = models.SlugField(max_length=100, unique=True)
    parent = models.ForeignKey(
        "self", on_delete=models.PROTECT, null=True, blank=True, related_name="children"
    )
    cap_code = models.PositiveSmallIntegerField(
        _("CAP code"),
        null=True,
        blank=True,
        help_text=_("Major topic of the Comparative Agendas Project."),
    )

    objects = DomainQuerySet.as_manager()

    class Meta:
        ordering = ["name"]
        constraints = [
            models.UniqueConstraint(name="domain_name_once", fields=["parent", "name"]),
            # SQLite takes two nulls for different: the roots need a rule of their own.
            models.UniqueConstraint(
                name="domain_root_once", fields=["name"], condition=Q(parent=None)
            ),
        ]

    def __str__(self) -> str:
        return f"{self.parent}: {self.name}" if self.parent else self.name

    def get_absolute_url(self) -> str:
        return reverse("domain_detail", args=[self.slug])
