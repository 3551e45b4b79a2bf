"""What changed between two days: new commitments, moves, missed dates, moved deadlines."""

import datetime as dt
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from typing import Any

from django import forms
from django.core.paginator import Page, Paginator
from django.db.models import Case, Exists, F, OuterRef, Q, Subquery, Value, When
from django.db.models.functions import Coalesce
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _
from django.views.decorators.http import require_safe

from tracker.models import Commitment, Moment, Stage, StatusChange, current_day, looking_back
from tracker.models.moment import EARLIEST
from tracker.web.moments import PastDay, Time

USUAL_SPAN = dt.timedelta(days=90)
SHOWN, PAGE_SIZE = 5, 20
# Annotated for the templates; their names are beyond the type checker.
Rows = Any


@dataclass(frozen=True)
class Span:
    """From the end of one day to the end of another; both by the same kind of time."""

    since: Moment
    until: Moment

    @property
    def is_known(self) -> bool:
        return self.until.is_known

    def within(self, effective: str, recorded: str) -> Q:
        """Later than the first day; what is later than the second is not there."""
        if self.is_known:
            return Q(**{f"{recorded}__gte": self.since.end})
        return Q(**{f"{effective}__gt": self.since.on})


class SpanForm(forms.Form):
    since = PastDay(label=_("From"))
    until = PastDay(label=_("To"))
    time = Time()

    def clean(self) -> None:
        since, until = (self.cleaned_data.get(name) for name in ("since", "until"))
        if since and until and since > until:
            self.add_error("until", _("The second day lies before the first."))

    @property
    def span(self) -> Span:
        known = self.cleaned_data["time"] == "known"
        since, until = (Moment(self.cleaned_data[name], known) for name in ("since", "until"))
        # A page that looks back itself knows of nothing later.
        return Span(since, Moment(min(until.on, current_day()), known))


def span_form(data: Any) -> SpanForm:
    """Of the address; without dates, of the last three months."""
    until = current_day()
    since = max(until - USUAL_SPAN, EARLIEST)
    usual = {"since": since.isoformat(), "until": until.isoformat()}
    asked = {name: data[name] for name in SpanForm.base_fields if data.get(name)}
    return SpanForm(usual | asked)


# The groups. They are read while looking back to the second day.


def new(span: Span) -> Rows:
    rows = Commitment.objects.published().filter(span.within("made_on", "published_at"))
    return rows.with_parties().order_by("-made_on", "-pk")


def moves(span: Span) -> Rows:
    """Each with what stood before it in the same line: stages, or outcomes."""
    return with_before(told(StatusChange.objects.standing(), span))


def taken_back(span: Span) -> Rows:
    """Entries that were wrong: the takings back, not what they took."""
    return told(StatusChange.objects.exclude(retracts=None), span)


def overdue(span: Span) -> Rows:
    rows = Commitment.objects.published().overdue().filter(due_on__gte=span.since.on)
    return rows.with_parties().order_by("due_on", "pk")


def deadlines(span: Span) -> Rows:
    """Dates that editors changed; an edit has no other time than that of its record."""
    versions = Commitment.history.model.objects.filter(id=OuterRef("pk"))
    between = versions.filter(history_date__range=(span.since.end, span.until.end))
    rows = Commitment.objects.published().filter(Exists(between))
    for name, moment in (("old", span.since), ("new", span.until)):
        version = versions.filter(history_date__lt=moment.end)
        newest = version.order_by("-history_date", "-history_id")
        rows = rows.annotate(
            **{f"{name}_{field}": Subquery(newest.values(field)[:1]) for field in DUE_FIELDS}
        ).filter(Exists(version))
    old, now = (Coalesce(f"{name}_due_on", Value(dt.date.min)) for name in ("old", "new"))
    return rows.alias(was=old, became=now).exclude(was=F("became")).with_parties().order_by("-pk")


DUE_FIELDS = ("due_on", "due_precision")


def told(changes: Rows, span: Span) -> Rows:
    """Of what readers may see, with all that a row tells."""
    public = Q(commitment__published_at__isnull=False) | Q(agreement__published_at__isnull=False)
    rows = changes.filter(public, span.within("effective_on", "recorded_at"))
    rows = rows.with_evidence().defer("evidence__article__text")
    rows = rows.select_related("commitment", "agreement", "retracts")
    return rows.prefetch_related("commitment__party_roles__party").newest_first()


def with_before(changes: Rows) -> Rows:
    kind = Case(When(code__in=Stage.values, then=Value(1)), default=Value(0))
    one = Q(commitment=OuterRef("commitment")) | Q(agreement=OuterRef("agreement"))
    day, instant = OuterRef("effective_on"), OuterRef("recorded_at")
    same_day = Q(effective_on=day, recorded_at__lt=instant)
    same_instant = Q(effective_on=day, recorded_at=instant, pk__lt=OuterRef("pk"))
    earlier = Q(effective_on__lt=day) | same_day | same_instant
    before = StatusChange.objects.standing().alias(kind=kind).filter(one, kind=OuterRef("kind"))
    last = before.filter(earlier).newest_first()
    return changes.annotate(kind=kind, before=Subquery(last.values("code")[:1]))


@dataclass(frozen=True)
class Group:
    name: str
    title: str | Promise
    template: str
    page: Page[Any]

    @property
    def count(self) -> int:
        return self.page.paginator.count


GROUPS: dict[str, tuple[str | Promise, str, Callable[[Span], Rows]]] = {
    "new": (_("New commitments"), "tracker/_made.html", new),
    "moves": (_("Changes of status"), "tracker/_move.html", moves),
    "taken_back": (_("Taken back"), "tracker/_move.html", taken_back),
    "overdue": (_("Dates that passed without an outcome"), "tracker/_deadline.html", overdue),
    "deadlines": (_("Deadlines changed"), "tracker/_moved_deadline.html", deadlines),
}


def groups(span: Span, shown: str, number: str | None) -> Iterator[Group]:
    """All of them with their first rows, or one with a page of its rows."""
    for name, (title, template, rows) in GROUPS.items():
        if name == "taken_back" and not span.is_known:
            continue  # by today's knowledge it had never been true
        size = PAGE_SIZE if name == shown else SHOWN
        page = Paginator(rows(span), size).get_page(number if name == shown else 1)
        yield Group(name, title, template, page)


@require_safe
def changes(request: HttpRequest) -> HttpResponse:
    form = span_form(request.GET)
    if not form.is_valid():
        return render(request, "tracker/changes.html", {"form": form}, status=400)
    shown = request.GET.get("show", "")
    with looking_back(form.span.until):
        context = {
            "form": form,
            "span": form.span,
            "shown": shown if shown in GROUPS else "",
            "groups": list(groups(form.span, shown, request.GET.get("page"))),
        }
        return render(request, "tracker/changes.html", context)
