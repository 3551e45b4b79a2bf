"""Which parties and domains a candidate names: a small table that keeps filters quick."""

from collections.abc import Iterable, Iterator
from typing import Self

from django.db import models

from tracker.models.mention import Mention

# The parts of a proposal that are looked up, and what each one lists.
FIELDS = {"parties": "party", "beneficiaries": "party", "domains": "domain"}
LONGEST = 200


class NamingQuerySet(models.QuerySet["Naming"]):
    def of_party(self, name: str) -> Self:
        return self.filter(kind="party", name=name[:LONGEST])

    def of_domains(self, slugs: Iterable[str]) -> Self:
        return self.filter(kind="domain", name__in=slugs)


class Naming(models.Model):
    """One name in a proposal; it never changes, as the proposal never does."""

    mention = models.ForeignKey(Mention, on_delete=models.CASCADE, related_name="namings")
    kind = models.CharField(max_length=10)
    name = models.CharField(max_length=LONGEST)

    objects = NamingQuerySet.as_manager()

    class Meta:
        constraints = [
            models.UniqueConstraint(name="naming_once", fields=["kind", "name", "mention"]),
        ]

    def __str__(self) -> str:
        return f"{self.kind} {self.name}"


def index_names(mentions: Iterable[Mention]) -> None:
    """Note what these candidates name; call it once they are stored."""
    rows = (naming for mention in mentions for naming in _namings(mention))
    Naming.objects.bulk_create(rows, ignore_conflicts=True, batch_size=1000)


def _namings(mention: Mention) -> Iterator[Naming]:
    for field, kind in FIELDS.items():
        for name in mention.proposed.get(field) or ():
            yield Naming(mention=mention, kind=kind, name=str(name)[:LONGEST])
