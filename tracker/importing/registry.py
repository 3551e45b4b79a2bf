"""What extraction knows of the world: read from seed files, or from the rows."""

from pathlib import Path

from tracker.extraction.registry import Alias, DomainEntry, PartyEntry, Registry
from tracker.importing.seedfiles import read_domains, read_parties
from tracker.models import Domain, Party


def read_registry(folder: Path) -> Registry:
    """The registry of a folder of seed files; no database is asked."""
    return Registry(
        parties=tuple(seed.to_entry() for seed in read_parties(folder)),
        domains=tuple(entry for _row, entry in read_domains(folder)),
    )


def registry_from_rows(folder: Path) -> Registry:
    """The registry of the database; the words of its domains stand in the seed files."""
    words = {entry.slug: entry.words for _row, entry in read_domains(folder)}
    domains = Domain.objects.select_related("parent").order_by("pk")
    return Registry(
        parties=tuple(map(_party_entry, Party.objects.current().with_names().order_by("pk"))),
        domains=tuple(
            DomainEntry(
                domain.slug,
                domain.name,
                domain.parent.slug if domain.parent else None,
                words.get(domain.slug, ()),
            )
            for domain in domains
        ),
    )


def _party_entry(party: Party) -> PartyEntry:
    return PartyEntry(
        name=party.name,
        kind=party.kind,
        aliases=tuple(
            Alias(alias.text, alias.kind, alias.valid_from, alias.valid_to)
            for alias in party.aliases.all()
        ),
        parent=party.parent.name if party.parent else None,
        members=tuple(member.name for member in party.members.all()),
    )
