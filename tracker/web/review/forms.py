"""The fields of a candidate as an editor changes them, and what the editor made of them."""

from collections.abc import Mapping
from dataclasses import dataclass, replace
from decimal import Decimal, InvalidOperation
from typing import Any

from django import forms
from django.db.models import Q
from django.http import QueryDict
from django.utils.formats import get_format
from django.utils.translation import gettext, gettext_noop
from django.utils.translation import gettext_lazy as _

from tracker.models import (
    CODES,
    Agreement,
    Commitment,
    Domain,
    Fulfilment,
    Mention,
    Party,
    Stage,
    Target,
)
from tracker.models.commitment import plain
from tracker.reviewing.proposal import TOO_LARGE, Proposal
from tracker.web.review.days import COARSER, DayField, Written, deadline, first_day, last_day

MAKES, RECEIVES, FIRM = "makes", "receives", "firm"
ROLES = ((MAKES, _("Makes it")), (RECEIVES, _("Receives it")))
STATUSES = [
    (_("Stage"), list(Stage.choices)),
    (_("Outcome"), [pair for pair in CODES if pair[0] in Fulfilment.values]),
]
# Stored as they stand here, whatever the language of the editor; pages translate them.
REASONS = (
    gettext_noop("Not a commitment: a fact, hope, forecast or demand"),
    gettext_noop("Nobody who can be named undertakes it"),
    gettext_noop("Misread: the words say something else"),
    gettext_noop("Passage cut in the wrong place"),
    gettext_noop("Said again in the same article"),
)


def longest(model: Any, field: str) -> int:
    return int(model._meta.get_field(field).max_length)


@dataclass(frozen=True, slots=True)
class Row:
    """A party with its role, or an amount with its unit."""

    left: str = ""
    right: str = ""


class CandidateForm(forms.Form):
    """What a candidate says; `edited()` gives it back as a proposal."""

    seen = forms.CharField(required=False, widget=forms.HiddenInput)
    link = forms.CharField(required=False)
    find = forms.CharField(required=False, max_length=200)
    statement = forms.CharField(
        max_length=longest(Commitment, "statement"), widget=forms.Textarea(attrs={"rows": 2})
    )
    status = forms.ChoiceField(choices=STATUSES)
    agreement = forms.CharField(required=False, max_length=longest(Agreement, "title"))
    due = DayField(required=False, max_length=10)
    due_precision = forms.ChoiceField(
        required=False,
        choices=[("", _("As written")), *((kind.value, kind.label) for kind in COARSER)],
    )
    period_start = DayField(required=False, max_length=10)
    period_end = DayField(required=False, max_length=10)
    firm = forms.ChoiceField(choices=[(FIRM, _("Firm")), ("aspirational", _("Aspirational"))])
    speaker = forms.CharField(required=False, max_length=longest(Mention, "speaker"))
    domains = forms.ModelMultipleChoiceField(
        Domain.objects.select_related("parent"), to_field_name="slug", required=False
    )
    note = forms.CharField(required=False, max_length=1000)
    publish = forms.BooleanField(required=False)
    reason = forms.CharField(required=False, max_length=longest(Mention, "reason"))
    other_reason = forms.CharField(required=False, max_length=longest(Mention, "reason"))

    def __init__(self, *args: Any, proposal: Proposal, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.proposal = proposal
        self.party_rows = self._rows("party", "role") or party_rows(proposal)
        self.amount_rows = self._rows("value", "unit") or amount_rows(proposal)

    def _rows(self, left: str, right: str) -> list[Row]:
        if not isinstance(self.data, QueryDict):
            return []
        pairs = zip(self.data.getlist(left), self.data.getlist(right), strict=False)
        return [Row(name.strip(), other.strip()) for name, other in pairs]

    @property
    def parties(self) -> tuple[str, ...]:
        return names_in(self.party_rows, MAKES)

    @property
    def beneficiaries(self) -> tuple[str, ...]:
        return names_in(self.party_rows, RECEIVES)

    @property
    def rejection(self) -> str:
        """Why it is rejected, in the editor's words before the prepared ones."""
        return str(self.cleaned_data.get("other_reason") or self.cleaned_data.get("reason") or "")

    def clean(self) -> None:
        limit = longest(Party, "name")
        if any(len(row.left) > limit for row in self.party_rows):
            words = gettext("A party’s name has at most %(limit)s characters.")
            self.add_error(None, words % {"limit": limit})
        self._clean_period()
        self.amounts = self._clean_amounts()

    def _clean_period(self) -> None:
        start, end = self.cleaned_data.get("period_start"), self.cleaned_data.get("period_end")
        if start and end and end.last < start.first:
            self.add_error("period_end", _("The period ends before it starts."))

    def _clean_amounts(self) -> tuple[tuple[Decimal, str], ...]:
        found = []
        for row in self.amount_rows:
            try:
                if row.left:
                    found.append((amount(row.left), unit(row.right)))
            except (InvalidOperation, ValueError):
                words = gettext("Write an amount as a number and a unit, not “%(words)s”.")
                self.add_error(None, words % {"words": row.left})
        return tuple(dict.fromkeys(found))

    def edited(self) -> Proposal:
        """The proposal with what the editor made of it; call it when the form is valid."""
        data = self.cleaned_data
        return replace(
            self.proposal,
            statement=" ".join(data["statement"].split()),
            status=data["status"],
            parties=self.parties,
            beneficiaries=self.beneficiaries,
            domains=self._domains(),
            agreement=" ".join(data["agreement"].split()),
            firm=data["firm"] == FIRM,
            period=(side(data["period_start"], "first"), side(data["period_end"], "last")),
            amounts=self.amounts,
            speaker=data["speaker"],
            **self._deadline(data["due"]),
        )

    def _domains(self) -> tuple[str, ...]:
        """Those proposed keep their order, best first."""
        chosen = [domain.slug for domain in self.cleaned_data["domains"]]
        kept = [slug for slug in self.proposal.domains if slug in chosen]
        return tuple(dict.fromkeys([*kept, *chosen]))

    def _deadline(self, due: Written | None) -> dict[str, Any]:
        if due is None:
            return {"due_on": None, "due_precision": "", "due_text": ""}
        precision = self.cleaned_data["due_precision"] or due.precision.value
        return {"due_on": due.last, "due_precision": precision, "due_text": self.proposal.due_text}

    @property
    def known_agreement(self) -> Agreement | None:
        """The agreement of exactly this title, whoever its parties are."""
        title = " ".join(self.cleaned_data.get("agreement", "").split())
        known = Agreement.objects.standing_for(Q(title__iexact=title))
        return known.first() if title else None


def names_in(rows: list[Row], role: str) -> tuple[str, ...]:
    names = (" ".join(row.left.split()) for row in rows if row.left and row.right == role)
    return tuple(dict.fromkeys(names))


def side(written: Written | None, name: str) -> Any:
    return getattr(written, name) if written else None


def amount(text: str) -> Decimal:
    """As the editor's language writes numbers, with any spaces: 2.5 is 2,5 in French."""
    digits = "".join(text.split()).replace(get_format("THOUSAND_SEPARATOR"), "")
    value = Decimal(digits.replace(get_format("DECIMAL_SEPARATOR"), "."))
    if not value.is_finite() or abs(value) >= TOO_LARGE:
        raise ValueError(text)
    return value.quantize(Decimal("0.0001"))


def unit(text: str) -> str:
    if not text or len(text) > longest(Target, "unit"):
        raise ValueError(text)
    return text


def party_rows(proposal: Proposal) -> list[Row]:
    makers = [Row(name, MAKES) for name in proposal.parties]
    rows = makers + [Row(name, RECEIVES) for name in proposal.beneficiaries]
    return rows or [Row("", MAKES)]


def amount_rows(proposal: Proposal) -> list[Row]:
    rows = [Row(plain(value), unit) for value, unit in proposal.amounts]
    return rows or [Row()]


def initial_of(proposal: Proposal) -> Mapping[str, Any]:
    start, end = proposal.period
    coarse = proposal.due_precision in {kind.value for kind in COARSER}
    return {
        "statement": proposal.statement,
        "status": proposal.status,
        "agreement": proposal.agreement,
        "due": deadline(proposal.due_on, proposal.due_precision),
        "due_precision": proposal.due_precision if coarse else "",
        "period_start": first_day(start),
        "period_end": last_day(end),
        "firm": FIRM if proposal.firm else "aspirational",
        "speaker": proposal.speaker,
        "domains": list(proposal.domains),
    }
