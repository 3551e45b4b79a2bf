"""The FilterSets that pages share, and what else is asked of commitments by their addresses."""

import datetime as dt
from collections.abc import Iterator
from typing import Any
from urllib.parse import urlencode

import django_filters
from django import forms
from django.db.models import Case, F, Q, QuerySet, Value, When
from django.forms.models import ModelChoiceIterator
from django.utils.functional import cached_property
from django.utils.translation import gettext_lazy as _

from tracker.models import (
    DUE_SOON,
    OPEN,
    Agreement,
    Commitment,
    Domain,
    Fulfilment,
    Party,
    Role,
    Stage,
    current_day,
)

A_YEAR = dt.timedelta(days=365)
DUE = {
    "overdue": _("Overdue"),
    "soon": _("Next 90 days"),
    "year": _("Next 12 months"),
    "later": _("Later"),
    "none": _("No date"),
}
# Each row lies in one window; the next twelve months include the next ninety days.
WINDOWS = {code: {code} for code in DUE} | {"year": {"soon", "year"}}
SORTS = {
    "words": (_("Relevance"), None),
    "heard": (_("Last heard of"), F("last_heard_on").desc(nulls_last=True)),
    "due": (_("Due date"), F("due_on").asc(nulls_last=True)),
    "mentions": (_("Most mentioned"), F("mention_count").desc()),
    "made": (_("First pledged"), F("made_on").desc()),
}
STATUSES = [*Fulfilment.choices, *Stage.choices]


def due_window(today: dt.date) -> Case:
    """Where the due date lies; of closed commitments only whether there is one."""
    return Case(
        When(due_on=None, then=Value("none")),
        When(~Q(fulfilment__in=OPEN), then=Value("closed")),
        When(due_on__lt=today, then=Value("overdue")),
        When(due_on__lte=today + DUE_SOON, then=Value("soon")),
        When(due_on__lte=today + A_YEAR, then=Value("year")),
        default=Value("later"),
    )


class Year(django_filters.NumberFilter):
    field_class = forms.IntegerField

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, min_value=1000, max_value=9999, **kwargs)


class LoadedChoices(ModelChoiceIterator):
    field: "LoadedChoiceField"

    def __iter__(self) -> Iterator[Any]:
        if self.field.empty_label is not None:
            yield ("", self.field.empty_label)
        yield from map(self.choice, self.field.rows)


class LoadedChoiceField(forms.ModelChoiceField):
    """All its choices are read once: to check what was chosen, and to show them.

    The old name of what was merged into one of them stands for that one.
    """

    iterator = LoadedChoices

    @cached_property
    def loaded(self) -> list[Any]:
        if self.queryset is None:
            return []
        offered = Q(pk__in=self.queryset) | Q(merged_into__in=self.queryset)
        return list(self.queryset.model._default_manager.filter(offered))

    @property
    def rows(self) -> list[Any]:
        return [row for row in self.loaded if not row.is_merged]

    def to_python(self, value: Any) -> Any:
        if value in self.empty_values:
            return None
        found = self.chosen(value)
        if found is None:
            raise forms.ValidationError(self.error_messages["invalid_choice"], "invalid_choice")
        return found

    def chosen(self, value: str) -> Any:
        name = self.to_field_name or "pk"
        named = next((row for row in self.loaded if str(getattr(row, name)) == value), None)
        key = named and (named.merged_into_id or named.pk)
        return next((row for row in self.rows if row.pk == key), None)

    def prepare_value(self, value: Any) -> Any:
        """What the form shows as chosen, and sends on."""
        row = self.chosen(value) if isinstance(value, str) and value else None
        return super().prepare_value(row or value)


class LoadedChoiceFilter(django_filters.ModelChoiceFilter):
    field_class = LoadedChoiceField


class CommitmentFilter(django_filters.FilterSet):
    q = django_filters.CharFilter(method="filter_words", label=_("Words"))
    party = django_filters.CharFilter(method="filter_party", label=_("Party"))
    role = django_filters.ChoiceFilter(method="leave", choices=Role, label=_("Role of the party"))
    status = django_filters.MultipleChoiceFilter(
        method="filter_status", choices=STATUSES, label=_("Status")
    )
    stage = django_filters.MultipleChoiceFilter(choices=Stage, label=_("Stage"))
    due = django_filters.ChoiceFilter(
        method="filter_due", choices=list(DUE.items()), label=_("Due")
    )
    domain = django_filters.ModelMultipleChoiceFilter(
        method="filter_domain",
        queryset=Domain.objects.all(),
        to_field_name="slug",
        label=_("Domain"),
    )
    agreement = LoadedChoiceFilter(
        queryset=Agreement.objects.published(),
        to_field_name="slug",
        empty_label=_("Any"),
        label=_("Agreement"),
    )
    firm = django_filters.BooleanFilter(label=_("Firm wording"))
    silent = django_filters.BooleanFilter(method="filter_silent", label=_("Silent for 180 days"))
    since = Year(field_name="made_on", lookup_expr="year__gte", label=_("First pledged from"))
    until = Year(field_name="made_on", lookup_expr="year__lte", label=_("First pledged to"))
    sort = django_filters.ChoiceFilter(
        method="leave",
        choices=[(code, label) for code, (label, _order) in SORTS.items()],
        label=_("Sort by"),
    )

    class Meta:
        model = Commitment
        fields: list[str] = []

    def filter_words(self, rows: Any, name: str, value: str) -> Any:
        return rows.saying(value)

    def filter_party(self, rows: Any, name: str, value: str) -> Any:
        """With the bodies below it; a name that nobody bears finds nothing."""
        role = self.form.cleaned_data.get("role") or None
        return rows.of_parties(Party.objects.named(value), role)

    def filter_status(self, rows: Any, name: str, value: list[str]) -> Any:
        """By the one badge: the fulfilment once assessed, else the stage."""
        unassessed = Q(fulfilment=Fulfilment.NOT_ASSESSED, stage__in=value)
        return rows.filter(Q(fulfilment__in=value) | unassessed) if value else rows

    def filter_due(self, rows: Any, name: str, value: str) -> Any:
        window = due_window(current_day())
        return rows.alias(window=window).filter(window__in=WINDOWS[value])

    def filter_silent(self, rows: Any, name: str, value: bool) -> Any:
        return rows.silent() if value else rows

    def filter_domain(self, rows: Any, name: str, value: QuerySet[Domain]) -> Any:
        return rows.in_domains(value) if value else rows

    def leave(self, rows: Any, name: str, value: str) -> Any:
        """Read by another filter or by the order."""
        return rows

    def filter_queryset(self, queryset: Any) -> Any:
        rows = super().filter_queryset(queryset)
        _label, order = SORTS[self.order]
        if order is None:
            return rows.nearest_first(self.form.cleaned_data["q"])
        return rows.order_by(order, "-pk")

    @property
    def order(self) -> str:
        """The order asked for; words bring their own, and without them there is none of theirs."""
        words, asked = (self.form.cleaned_data.get(name) for name in ("q", "sort"))
        if words:
            return str(asked or "words")
        return str(asked) if asked and asked != "words" else "heard"

    @property
    def ground(self) -> str:
        """What is asked for, but not in which order: equal for equal rows."""
        asked = (
            (name, value)
            for name in self.filters
            for value in sorted(self.data.getlist(name))
            if value and name != "sort"
        )
        return urlencode(list(asked))

    def without(self, *names: str) -> Any:
        """What the other filters leave: the ground on which the choices of these are counted."""
        rows = self.queryset.all()
        for name, value in self.form.cleaned_data.items():
            if name not in names:
                rows = self.filters[name].filter(rows, value)
        return rows
