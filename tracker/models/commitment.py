"""One undertaking that can later be checked: who, to whom, what, by when."""

import datetime as dt
from collections.abc import Callable, Iterable
from decimal import Decimal
from typing import Any, Self

from django.db import models
from django.db.models import F, Prefetch, Q
from django.urls import reverse
from django.utils.formats import number_format
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _
from simple_history.models import HistoricalRecords

from tracker.models.agreement import Agreement
from tracker.models.dates import month_of_year, short_day
from tracker.models.domain import Domain
from tracker.models.moment import current_day, current_moment
from tracker.models.ordering import LatestFirstIndex
from tracker.models.party import Party
from tracker.models.search import COLUMNS, hits, nearness, terms
from tracker.models.status import OPEN, Fulfilment, Stage, StatusChange, Tracked, TrackedQuerySet
from tracker.models.words import index_words

DUE_SOON = dt.timedelta(days=90)
SILENT_AFTER = dt.timedelta(days=180)
SHOWN = Q(published_at__isnull=False)


class Precision(models.TextChoices):
    """How exactly a deadline was stated; the date stored is the last day it allows."""

    DAY = "day", _("Day")
    MONTH = "month", _("Month")
    QUARTER = "quarter", _("Quarter")
    SEASON = "season", _("Season")
    HALF = "half", _("Half-year")
    YEAR = "year", _("Year")
    DECADE = "decade", _("Decade")

    def describe(self, day: dt.date) -> str:
        """The deadline as it was stated: a day stands for the whole of its month, year …"""
        return str(DESCRIPTIONS[self](day)) % {
            "day": short_day(day),
            "month": month_of_year(day),
            "quarter": (day.month + 2) // 3,
            "year": day.year,
            "decade": day.year // 10 * 10,
        }


SEASONS = (
    _("Winter %(year)s"),
    _("Spring %(year)s"),
    _("Summer %(year)s"),
    _("Autumn %(year)s"),
)
HALVES = (_("first half of %(year)s"), _("second half of %(year)s"))
DESCRIPTIONS: dict[str, Callable[[dt.date], str | Promise]] = {
    Precision.DAY: lambda day: "%(day)s",
    Precision.MONTH: lambda day: "%(month)s",
    Precision.QUARTER: lambda day: _("Q%(quarter)s %(year)s"),
    Precision.SEASON: lambda day: SEASONS[day.month % 12 // 3],
    Precision.HALF: lambda day: HALVES[day.month > 6],
    Precision.YEAR: lambda day: "%(year)s",
    Precision.DECADE: lambda day: _("%(decade)ss"),
}


def is_overdue(today: dt.date | None = None) -> Q:
    # A commitment that falls due today can still be kept today.
    return Q(fulfilment__in=OPEN, due_on__lt=today or current_day())


def is_silent(today: dt.date | None = None) -> Q:
    return Q(fulfilment__in=OPEN, last_heard_on__lt=(today or current_day()) - SILENT_AFTER)


class CommitmentQuerySet(TrackedQuerySet["Commitment"]):
    def overdue(self, today: dt.date | None = None) -> Self:
        return self.filter(is_overdue(today))

    def due_soon(self, today: dt.date | None = None) -> Self:
        today = today or current_day()
        return self.open().filter(due_on__range=(today, today + DUE_SOON))

    def silent(self, today: dt.date | None = None) -> Self:
        return self.filter(is_silent(today))

    def of_party(self, party: Party, role: "Role | None" = None) -> Self:
        """Commitments that name the party or a body below it, in either role or in this one."""
        return self.of_parties([party], role)

    def of_parties(self, parties: Iterable[Party], role: "Role | None" = None) -> Self:
        """A queryset of parties stays a part of the query."""
        own = Q(party__in=parties) | Q(party__parent__in=parties)
        roles = CommitmentParty.objects.filter(own)
        if role is not None:
            roles = roles.filter(role=role)
        return self.filter(pk__in=roles.values("commitment"))

    def in_domain(self, domain: Domain) -> Self:
        return self.in_domains([domain])

    def in_domains(self, domains: Iterable[Domain]) -> Self:
        """Commitments of any of the domains, or of a domain below them."""
        keys = [domain.pk for domain in domains]
        links = self.model.domains.through.objects.filter(
            Q(domain__in=keys) | Q(domain__parent__in=keys)
        )
        return self.filter(pk__in=links.values("commitment"))

    def saying(self, words: str) -> Self:
        """Commitments whose statement, names and quotes together have all of the words.

        A phrase stands in quotation marks, and an asterisk ends the beginning of a word.
        """
        asked = terms(words)
        # What is quoted today may not have been said on the day that is looked back to.
        within = COLUMNS[:2] if current_moment() else ()
        return self.filter(pk__in=hits(asked, within)) if asked else self.none()

    def nearest_first(self, words: str) -> Self:
        """Those that have the words in the statement before those that are only quoted so."""
        asked = terms(words)
        near = [nearness(asked)] if asked else []
        return self.order_by(*near, F("last_heard_on").desc(nulls_last=True), "-pk")

    def with_parties(self) -> Self:
        roles = CommitmentParty.objects.select_related("party")
        return self.prefetch_related(Prefetch("party_roles", queryset=roles))

    def for_list(self) -> Self:
        """With all that a row of a list shows, in a constant number of queries."""
        return self.with_parties().select_related("agreement").prefetch_related("status_changes")

    def for_page(self) -> Self:
        """With all that the facts of a page show; the changes come with their evidence."""
        told = Prefetch("status_changes", queryset=StatusChange.objects.with_evidence())
        rows = self.with_parties().select_related("agreement")
        return rows.prefetch_related(told, "domains")


class Commitment(Tracked):
    statement = models.CharField(
        max_length=500, help_text=_("One line: party, action, object, deadline.")
    )
    slug = models.SlugField(max_length=120)
    agreement = models.ForeignKey(
        Agreement, on_delete=models.PROTECT, null=True, blank=True, related_name="commitments"
    )
    domains = models.ManyToManyField(Domain, blank=True, related_name="commitments")
    parties = models.ManyToManyField(Party, through="CommitmentParty", related_name="commitments")
    firm = models.BooleanField(
        default=True, help_text=_("Specific enough to be checked; otherwise aspirational.")
    )
    made_on = models.DateField(help_text=_("When it was first stated."), db_index=True)
    due_on = models.DateField(null=True, blank=True, db_index=True)
    due_precision = models.CharField(max_length=10, choices=Precision, blank=True)
    due_text = models.CharField(max_length=200, blank=True, help_text=_("The words of the source."))
    period_start = models.DateField(null=True, blank=True)
    period_end = models.DateField(null=True, blank=True)
    # Kept by `refresh_mentions`, so that a list needs no count over the mentions of every row.
    mention_count = models.PositiveIntegerField(default=0, editable=False)
    last_heard_on = models.DateField(null=True, blank=True, editable=False, db_index=True)

    history = HistoricalRecords(
        excluded_fields=["stage", "fulfilment", "mention_count", "last_heard_on"]
    )
    objects = CommitmentQuerySet.as_manager()

    class Meta:
        ordering = ["-made_on", "-pk"]
        constraints = [
            models.CheckConstraint(name="commitment_has_statement", condition=~Q(statement="")),
            models.CheckConstraint(
                name="commitment_period_ends_after_start",
                condition=Q(period_start=None)
                | Q(period_end=None)
                | Q(period_end__gte=F("period_start")),
                violation_error_message=_("The period ends before it starts."),
            ),
            models.CheckConstraint(
                name="commitment_due_has_precision",
                condition=Q(due_on=None, due_precision="")
                | (Q(due_on__isnull=False) & Q(due_precision__in=Precision.values)),
                violation_error_message=_("A due date needs its precision, and only it does."),
            ),
            models.CheckConstraint(
                name="commitment_not_merged_into_itself",
                condition=Q(merged_into=None) | ~Q(merged_into=F("pk")),
            ),
            models.CheckConstraint(
                name="commitment_merged_is_unpublished",
                condition=Q(merged_into=None) | Q(published_at=None),
            ),
            models.CheckConstraint(
                name="commitment_stage_known", condition=Q(stage__in=Stage.values)
            ),
            models.CheckConstraint(
                name="commitment_fulfilment_known", condition=Q(fulfilment__in=Fulfilment.values)
            ),
        ]
        indexes = [
            models.Index(fields=["published_at", "-made_on"], name="commitment_newest_published"),
            # Each order of the public list, so that no page of it sorts all rows.
            LatestFirstIndex(
                fields=["-last_heard_on", "-id"], name="commitment_heard", condition=SHOWN
            ),
            models.Index(fields=["due_on", "-id"], name="commitment_due", condition=SHOWN),
            models.Index(fields=["-mention_count", "-id"], name="commitment_told", condition=SHOWN),
            models.Index(fields=["-made_on", "-id"], name="commitment_made", condition=SHOWN),
        ]

    def __str__(self) -> str:
        return self.statement

    def save(self, **kwargs: Any) -> None:
        super().save(**kwargs)
        self.refresh_words()

    def get_absolute_url(self) -> str:
        return reverse("commitment_detail", args=[self.pk, self.slug])

    @property
    def due_label(self) -> str:
        return Precision(self.due_precision).describe(self.due_on) if self.due_on else ""

    @property
    def days_to_due(self) -> int | None:
        """From today, or from the day it was settled; negative once the date has passed."""
        day = self.settled_on or current_day()
        return (self.due_on - day).days if self.due_on else None

    @property
    def public_id(self) -> str:
        return f"PL-{self.pk:04}"

    @property
    def obligors(self) -> list[Party]:
        return self._in_role(Role.OBLIGOR)

    @property
    def beneficiaries(self) -> list[Party]:
        return self._in_role(Role.BENEFICIARY)

    @property
    def is_mutual(self) -> bool:
        return len(self.obligors) > 1 and not self.beneficiaries

    @property
    def public_agreement(self) -> Agreement | None:
        """Its agreement, if readers may see it."""
        return self.agreement if self.agreement and self.agreement.is_published else None

    def _in_role(self, role: "Role") -> list[Party]:
        # Filtered here, not in the database: lists prefetch the roles once for all rows.
        return [link.party for link in self.party_roles.all() if link.role == role]

    @property
    def is_overdue(self) -> bool:
        return self.is_open and self.due_on is not None and self.due_on < current_day()

    @property
    def is_due_soon(self) -> bool:
        today = current_day()
        return self.is_open and self.due_on is not None and today <= self.due_on <= today + DUE_SOON

    @property
    def is_silent(self) -> bool:
        limit = current_day() - SILENT_AFTER
        return self.is_open and self.last_heard_on is not None and self.last_heard_on < limit

    def refresh_words(self) -> None:
        """Note the words that linking finds it by: its statement's and its mentions'."""
        quotes = self.mentions.accepted().values_list("quote", flat=True)
        # What was merged is found by its kept row alone.
        said = [] if self.is_merged else [self.statement, *quotes]
        index_words({self.pk: " ".join(said)})

    def refresh_mentions(self) -> None:
        """Recount the accepted mentions. Nothing else writes these two fields."""
        heard = self.mentions.accepted().aggregate(
            count=models.Count("pk"), last=models.Max("article__published_on")
        )
        self.mention_count, self.last_heard_on = heard["count"], heard["last"]
        Commitment.objects.filter(pk=self.pk).update(
            mention_count=self.mention_count, last_heard_on=self.last_heard_on
        )
        self.refresh_words()


class Role(models.TextChoices):
    OBLIGOR = "obligor", _("Obligor")
    BENEFICIARY = "beneficiary", _("Beneficiary")


class CommitmentParty(models.Model):
    commitment = models.ForeignKey(Commitment, on_delete=models.CASCADE, related_name="party_roles")
    party = models.ForeignKey(Party, on_delete=models.PROTECT, related_name="roles")
    role = models.CharField(max_length=20, choices=Role, default=Role.OBLIGOR)

    class Meta:
        verbose_name_plural = _("commitment parties")
        ordering = ["pk"]
        constraints = [
            models.UniqueConstraint(
                name="commitment_party_once", fields=["commitment", "party", "role"]
            ),
            models.CheckConstraint(
                name="commitment_party_role_known", condition=Q(role__in=Role.values)
            ),
        ]
        indexes = [
            models.Index(fields=["party", "commitment"], name="commitment_party_newest"),
            models.Index(fields=["party", "role", "commitment"], name="commitment_party_made"),
        ]

    def __str__(self) -> str:
        return f"{self.party} ({self.get_role_display()})"


def plain(value: Decimal) -> str:
    """Without the zeros that fill the column: 3,000,000 and 2.5."""
    exact = f"{Decimal(value).normalize():f}"
    return number_format(Decimal(exact), force_grouping=True)


class Comparator(models.TextChoices):
    EQUAL = "eq", _("exactly")
    AT_LEAST = "ge", _("at least")
    AT_MOST = "le", _("at most")


class Target(models.Model):
    """A measurable aim of a commitment: 80 percent of electricity, 3 billion dollars."""

    commitment = models.ForeignKey(Commitment, on_delete=models.CASCADE, related_name="targets")
    indicator = models.CharField(max_length=200)
    comparator = models.CharField(max_length=2, choices=Comparator, default=Comparator.EQUAL)
    value = models.DecimalField(max_digits=24, decimal_places=4)
    unit = models.CharField(max_length=60)
    baseline = models.DecimalField(max_digits=24, decimal_places=4, null=True, blank=True)

    class Meta:
        ordering = ["pk"]
        constraints = [
            models.UniqueConstraint(
                name="target_once", fields=["commitment", "indicator", "value", "unit"]
            ),
        ]

    def __str__(self) -> str:
        return f"{self.indicator}: {plain(self.value)} {self.unit}"


class Measurement(models.Model):
    """What was reached of a target, on a date, by whose words."""

    target = models.ForeignKey(Target, on_delete=models.CASCADE, related_name="measurements")
    value = models.DecimalField(max_digits=24, decimal_places=4)
    measured_on = models.DateField()
    evidence = models.ForeignKey(
        "Mention", on_delete=models.PROTECT, null=True, blank=True, related_name="measurements"
    )
    source_url = models.URLField(blank=True, max_length=1000)

    class Meta:
        ordering = ["measured_on", "pk"]
        constraints = [
            models.CheckConstraint(
                name="measurement_has_evidence",
                condition=Q(evidence__isnull=False) | ~Q(source_url=""),
                violation_error_message=_("Name the evidence: a mention or an address."),
            ),
        ]

    def __str__(self) -> str:
        return f"{plain(self.value)} on {self.measured_on}"
