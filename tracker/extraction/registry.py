"""The parties and domains that extraction knows, as plain data. Rows or seed files fill it."""

import datetime as dt
from dataclasses import dataclass, field


@dataclass(frozen=True, slots=True)
class Alias:
    """One name of a party. Kinds: name, acronym, demonym, metonym, holder (of an office)."""

    text: str
    kind: str = "name"
    valid_from: dt.date | None = None
    valid_to: dt.date | None = None

    def is_valid_on(self, day: dt.date) -> bool:
        return (self.valid_from or day) <= day <= (self.valid_to or day)


@dataclass(frozen=True, slots=True)
class PartyEntry:
    """A party as extraction sees it.

    Kinds: state, igo, body, company, association, political, place, person.
    """

    name: str
    kind: str
    aliases: tuple[Alias, ...] = ()
    parent: str | None = None
    members: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class DomainEntry:
    """A domain's slug, its parent's, and the words that point to it."""

    slug: str
    name: str
    parent: str | None = None
    words: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Registry:
    """All parties and domains, looked up by canonical name and by slug."""

    parties: tuple[PartyEntry, ...] = ()
    domains: tuple[DomainEntry, ...] = ()
    by_name: dict[str, PartyEntry] = field(default_factory=dict, compare=False)

    def __post_init__(self) -> None:
        self.by_name.update({party.name: party for party in self.parties})

    def credited(self, name: str) -> str:
        """The party that answers for a body ("Ministry of Defence" → "India"), else itself."""
        party = self.by_name.get(name)
        while party is not None and party.kind in ("body", "person") and party.parent:
            name, party = party.parent, self.by_name.get(party.parent)
        return name

    def acting_for(self, name: str) -> tuple[str, ...]:
        """The parties that a name commits: the members of a grouping without institutions."""
        credited = self.credited(name)
        party = self.by_name.get(credited)
        if party is not None and party.kind == "association" and party.members:
            return party.members
        return (credited,)
