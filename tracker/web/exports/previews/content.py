"""What the picture of a commitment, an agreement or a party tells, before it is drawn."""

import hashlib
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from tracker.charts import ORDER
from tracker.exporting.text import printable
from tracker.models import (
    Agreement,
    Commitment,
    Fulfilment,
    Party,
    Role,
    Stage,
    Tracked,
    current_day,
    current_moment,
)
from tracker.models.dates import long_day
from tracker.web.tallies import Tally, tally

LONGEST = 500  # characters; more would not find room
# Renewed with the drawing, so that nobody keeps a picture of the old one.
DRAWN = 1


@dataclass(frozen=True)
class Badge:
    """An outcome by its colour, or a stage by its place among the five."""

    words: str
    outcome: str = ""
    place: int = 0


@dataclass(frozen=True)
class Preview:
    kind: str
    title: str
    below: str
    badges: tuple[Badge, ...] = ()
    facts: str = ""
    counts: tuple[tuple[str, int], ...] = field(default=())

    @property
    def words(self) -> str:
        """All that the picture says."""
        told = [self.title, self.below, *(badge.words for badge in self.badges), self.facts]
        return ". ".join([*filter(None, told), self.kind])

    @property
    def etag(self) -> str:
        return f'"{hashlib.sha256(repr((DRAWN, self)).encode()).hexdigest()}"'


def of_commitment(row: Commitment) -> Preview:
    parties = named(row.obligors)
    if row.beneficiaries:
        parties = f"{parties} → {named(row.beneficiaries)}"
    due = _("Due %(when)s") % {"when": row.due_label} if row.due_label else ""
    late = [Badge(_("Overdue"), Fulfilment.BROKEN)] if row.is_overdue else []
    return Preview(
        kind=as_of(row.public_id),
        title=plain(row.statement),
        below=plain(parties),
        badges=(badge(row), *late),
        facts=due,
    )


def of_agreement(row: Agreement) -> Preview:
    commitments = tally(Commitment.objects.published().filter(agreement=row))
    return Preview(
        kind=as_of(row.get_instrument_display()),
        title=plain(row.title),
        below=plain(named(link.party for link in row.party_roles.all())),
        badges=(badge(row),),
        facts=counted(commitments.total),
        counts=in_order(commitments.counts),
    )


def of_party(row: Party) -> Preview:
    made = Commitment.objects.published().of_party(row, Role.OBLIGOR)
    became = tally(made)
    return Preview(
        kind=as_of(row.get_kind_display()),
        title=plain(row.name),
        below=_("What was promised, by whom, how firmly, and what became of it."),
        facts=outcomes(became),
        counts=in_order(became.counts),
    )


def named(parties: Iterable[Party]) -> str:
    return ", ".join(party.name for party in parties)


def badge(row: Tracked) -> Badge:
    if row.is_assessed:
        return Badge(row.status_label, row.fulfilment)
    return Badge(row.status_label, place=list(Stage).index(Stage(row.stage)) + 1)


def counted(count: int) -> str:
    words = ngettext("%(count)s commitment", "%(count)s commitments", count)
    return words % {"count": count} if count else ""


def outcomes(made: Tally) -> str:
    count = made.total
    words = ngettext(
        "%(count)s commitment made: %(outcomes)s", "%(count)s commitments made: %(outcomes)s", count
    )
    return words % {"count": count, "outcomes": made.in_words} if count else ""


def in_order(counts: Mapping[str, int]) -> tuple[tuple[str, int], ...]:
    return tuple((code.value, counts[code]) for code in ORDER if counts[code])


def as_of(kind: str) -> str:
    """With the day that is looked back to."""
    if current_moment() is None:
        return kind
    return f"{kind} · {_('As of %(day)s') % {'day': long_day(current_day())}}"


def plain(words: str) -> str:
    """On one line, without what no letter stands for."""
    return " ".join(printable(words[:LONGEST]).split())
