"""Which candidates an editor wants to see: by domain, party, outlet and confidence."""

from typing import Any

import django_filters
from django.utils.translation import gettext_lazy as _

from tracker.models import Domain, Mention, Naming, Outlet

CONFIDENCES = [
    ("0.8", _("80 % and more")),
    ("0.5", _("50 % and more")),
    ("0.0-0.5", _("Below 50 %")),
]


class CandidateFilter(django_filters.FilterSet):
    domain = django_filters.ModelChoiceFilter(
        method="filter_domain",
        queryset=Domain.objects.roots(),
        to_field_name="slug",
        empty_label=_("Any"),
        label=_("Domain"),
    )
    party = django_filters.CharFilter(method="filter_party", label=_("Party"))
    outlet = django_filters.ModelChoiceFilter(
        field_name="article__outlet",
        queryset=Outlet.objects.all(),
        to_field_name="slug",
        empty_label=_("Any"),
        label=_("Outlet"),
    )
    confidence = django_filters.ChoiceFilter(
        method="filter_confidence", choices=CONFIDENCES, empty_label=_("Any"), label=_("Confidence")
    )

    class Meta:
        model = Mention
        fields: list[str] = []

    def filter_domain(self, rows: Any, name: str, value: Domain) -> Any:
        slugs = Domain.objects.within(value).values_list("slug", flat=True)
        return rows.filter(pk__in=Naming.objects.of_domains(list(slugs)).values("mention"))

    def filter_party(self, rows: Any, name: str, value: str) -> Any:
        return rows.filter(pk__in=Naming.objects.of_party(value).values("mention"))

    def filter_confidence(self, rows: Any, name: str, value: str) -> Any:
        least, _dash, most = value.partition("-")
        return rows.as_sure_as(float(least), float(most) if most else None)
