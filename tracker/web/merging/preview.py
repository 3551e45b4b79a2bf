"""What a merge would do, told before it is done: the two side by side, and what moves."""

from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import Any

from django.db.models import Model
from django.utils.formats import date_format
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from tracker.models import Agreement, Commitment, Party
from tracker.models.reshaping import Reshapable
from tracker.reviewing.ledger import Move, Removal
from tracker.reviewing.merging import Plan

# What one row and what several rows of a table are called, where the table's own name says little.
CALLED = {
    "tracker.commitment_domains": (gettext_lazy("domain"), gettext_lazy("domains")),
    "tracker.party_members": (gettext_lazy("membership"), gettext_lazy("memberships")),
    "tracker.partyalias": (gettext_lazy("other name"), gettext_lazy("other names")),
    "tracker.commitmentparty": (
        gettext_lazy("role in a commitment"),
        gettext_lazy("roles in commitments"),
    ),
    "tracker.agreementparty": (
        gettext_lazy("role in an agreement"),
        gettext_lazy("roles in agreements"),
    ),
}
# Columns that are one thing to an editor.
FIELDS = {
    "due_on": gettext_lazy("due date"),
    "due_precision": gettext_lazy("due date"),
    "due_text": gettext_lazy("due date"),
    "period_start": gettext_lazy("period"),
    "period_end": gettext_lazy("period"),
    "made_on": gettext_lazy("the day it was first stated"),
    "relation": gettext_lazy("predecessor"),
}


@dataclass(frozen=True, slots=True)
class Fact:
    label: str
    kept: str
    gone: str

    @property
    def differs(self) -> bool:
        return self.kept != self.gone


def side_by_side(keep: Reshapable, gone: Reshapable) -> list[Fact]:
    kept, theirs = dict(facts(keep)), dict(facts(gone))
    found = (Fact(label, kept[label], theirs[label]) for label in kept)
    return [fact for fact in found if fact.kept or fact.gone]


def facts(row: Reshapable) -> Iterator[tuple[str, str]]:
    if isinstance(row, Commitment):
        return _of_commitment(row)
    return _of_agreement(row) if isinstance(row, Agreement) else _of_party(row)


def _of_commitment(row: Commitment) -> Iterator[tuple[str, str]]:
    yield _("Statement"), row.statement
    yield _("Makes it"), ", ".join(map(str, row.obligors))
    yield _("Receives it"), ", ".join(map(str, row.beneficiaries))
    yield _("Agreement"), str(row.agreement or "")
    yield _("Domains"), ", ".join(domain.name for domain in row.domains.all())
    yield _("Status"), row.status_label
    yield _("First stated"), day(row.made_on)
    yield _("Due"), row.due_label
    yield _("Period"), period(row)
    yield _("Wording"), _("Firm") if row.firm else _("Aspirational")
    yield _("Quotes"), str(row.mention_count)
    yield _("Readers see it"), yes_or_no(row.is_published)


def _of_agreement(row: Agreement) -> Iterator[tuple[str, str]]:
    yield _("Title"), row.title
    yield _("Short title"), row.short_title
    yield _("Kind"), row.get_instrument_display()
    yield _("Parties"), ", ".join(str(role.party) for role in row.party_roles.all())
    yield _("Status"), row.status_label
    yield _("Signed"), day(row.signed_on)
    yield _("In force since"), day(row.in_force_on)
    yield _("Period"), period(row)
    yield _("Follows"), str(row.predecessor or "")
    yield _("Readers see it"), yes_or_no(row.is_published)


def _of_party(row: Party) -> Iterator[tuple[str, str]]:
    yield _("Name"), row.name
    yield _("Kind"), row.get_kind_display()
    yield _("Belongs to"), str(row.parent or "")
    yield _("ISO code"), row.iso_code or ""
    yield _("Wikidata id"), row.wikidata_id
    yield _("Other names"), ", ".join(alias.text for alias in row.aliases.all())


def day(value: Any) -> str:
    return date_format(value, "j M Y") if value else ""


def period(row: Commitment | Agreement) -> str:
    return " – ".join(filter(None, (day(row.period_start), day(row.period_end))))


def yes_or_no(value: bool) -> str:
    return _("Yes") if value else _("No")


def moving(plan: Plan) -> list[tuple[int, str]]:
    """How many rows of each table come to the kept row."""
    pair = {plan.keep.pk, plan.gone.pk}
    moves = (step for step in plan.steps if isinstance(step, Move))
    return counted(
        (step.model, key)
        for step in moves
        for key in step.keys
        if step.model is not type(plan.keep) or key not in pair
    )


def doubled(plan: Plan) -> list[tuple[int, str]]:
    """How many rows say what the kept row says already."""
    removed = [(step.model, step.keys) for step in plan.steps if isinstance(step, Removal)]
    return counted((model, key) for model, keys in [*plan.stays, *removed] for key in keys)


def counted(rows: Iterable[tuple[type[Model], int]]) -> list[tuple[int, str]]:
    keys: dict[type[Model], set[int]] = defaultdict(set)
    for model, key in rows:
        keys[model].add(key)
    return [(len(found), named(model, len(found))) for model, found in keys.items()]


def named(model: type[Model], count: int) -> str:
    options = model._meta
    own = (options.verbose_name, options.verbose_name_plural)
    one, several = CALLED.get(options.label_lower, own)
    return str(one if count == 1 else several)


def taken_over(plan: Plan) -> list[str]:
    """What the kept row lacks and gets."""
    own = (s for s in plan.steps if isinstance(s, Move) and s.model is type(plan.keep))
    names = [name for step in own if list(step.keys) == [plan.keep.pk] for name in step.after]
    fields: list[Any] = [plan.keep._meta.get_field(name) for name in names]
    called = (str(FIELDS.get(field.name, field.verbose_name)) for field in fields)
    return list(dict.fromkeys(called))
