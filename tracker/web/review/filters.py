"""Which candidates an editor wants to see: by domain, party, outlet and confidence."""

import json
from typing import Any

import django_filters
from django.db.models import Q

from tracker.models import Domain, Mention, Outlet

CONFIDENCES = [("0.8", "80 % and more"), ("0.5", "50 % and more"), ("0.0-0.5", "Below 50 %")]


def naming(field: str, name: str) -> Q:
    """Proposals that list exactly this name: databases differ in how they write other letters."""
    key = f"proposed__{field}__icontains"
    return Q(**{key: f'"{name}"'}) | Q(**{key: json.dumps(name)})


class CandidateFilter(django_filters.FilterSet):
    domain = django_filters.ModelChoiceFilter(
        method="filter_domain",
        queryset=Domain.objects.roots(),
        to_field_name="slug",
        empty_label="Any",
        label="Domain",
    )
    party = django_filters.CharFilter(method="filter_party", label="Party")
    outlet = django_filters.ModelChoiceFilter(
        field_name="article__outlet",
        queryset=Outlet.objects.all(),
        to_field_name="slug",
        empty_label="Any",
        label="Outlet",
    )
    confidence = django_filters.ChoiceFilter(
        method="filter_confidence", choices=CONFIDENCES, empty_label="Any", label="Confidence"
    )

    class Meta:
        model = Mention
        fields: list[str] = []

    def filter_domain(self, rows: Any, name: str, value: Domain) -> Any:
        wanted = Q()
        for domain in Domain.objects.within(value):
            wanted |= naming("domains", domain.slug)
        return rows.filter(wanted)

    def filter_party(self, rows: Any, name: str, value: str) -> Any:
        return rows.filter(naming("parties", value) | naming("beneficiaries", value))

    def filter_confidence(self, rows: Any, name: str, value: str) -> Any:
        least, _dash, most = value.partition("-")
        return rows.as_sure_as(float(least), float(most) if most else None)
