"""Policy areas: a tree whose top level maps to the Comparative Agendas Project."""

from typing import Self

from django.db import models
from django.db.models import Exists, OuterRef, Q
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
        here = self.model.objects.filter(pk=OuterRef("pk"))
        own = here.filter(commitments__published_at__isnull=False)
        below = here.filter(children__commitments__published_at__isnull=False)
        return self.filter(Exists(own) | Exists(below))


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
