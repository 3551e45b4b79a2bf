"""Spans of articles that state a commitment or report on one; unreviewed, they are candidates."""

import datetime as dt
from collections.abc import Mapping
from typing import Any, Self
from zlib import crc32

from django.conf import settings
from django.contrib.auth.models import User
from django.db import models
from django.db.models import F, Q
from django.db.models.functions import Coalesce, Substr
from django.utils.translation import gettext_lazy as _

from tracker.models.article import Article
from tracker.models.commitment import Commitment
from tracker.models.held import Held, HeldQuerySet
from tracker.models.status import CODES, Stage


class ReviewState(models.TextChoices):
    PENDING = "pending", _("Waiting")
    ACCEPTED = "accepted", _("Accepted")
    REJECTED = "rejected", _("Rejected")


# How far one mark of importance lifts a candidate in the queue, against its confidence.
WEIGHT_OF_IMPORTANCE = 0.05
# The chance that an editor accepts it: as ranked by their decisions, else as extraction said.
CHANCE = Coalesce(F("ranked"), F("confidence"))
# Words that an editor has marked as a mention come first: somebody waits for them.
URGENCY = Coalesce(F("ranked"), F("confidence"), 1.0) + WEIGHT_OF_IMPORTANCE * F("importance")


def importance(proposed: Mapping[str, Any]) -> int:
    """How much hangs on a candidate: a mark each for what makes it worth following."""
    is_news = proposed.get("status") not in (None, "", *Stage.values)
    marks = [proposed.get(name) for name in ("firm", "due", "agreement", "amounts")]
    return sum(map(bool, [*marks, is_news]))


# What the article says at the place that a mention names.
THERE = Substr("article__text", F("start") + 1, F("end") - F("start"))


class MentionQuerySet(HeldQuerySet["Mention"]):
    def pending(self) -> Self:
        return self.filter(review_state=ReviewState.PENDING)

    def free_for(self, user: User, now: dt.datetime | None = None) -> Self:
        """Candidates that nobody else is looking at."""
        return self.pending().not_held_from(user, now)

    def in_turn(self) -> Self:
        """The most urgent first."""
        return self.alias(urgency=URGENCY).order_by("-urgency", "pk")

    def beside(self, pk: int, *, later: bool) -> Self:
        """What stands later or earlier in turn than a candidate, which may have left the queue."""
        place = Mention.objects.filter(pk=pk).values_list(URGENCY, flat=True).first()
        if place is None:
            return self
        rows = self.alias(urgency=URGENCY)
        # The second bound implies the first, but only the first can be looked up in the index.
        if later:
            return rows.filter(Q(urgency__lte=place), Q(urgency__lt=place) | Q(pk__gt=pk))
        return rows.filter(Q(urgency__gte=place), Q(urgency__gt=place) | Q(pk__lt=pk))

    def as_sure_as(self, least: float, below: float | None = None) -> Self:
        """Candidates of at least this chance to be accepted, and of less than the other."""
        rows = self.alias(chance=CHANCE).filter(chance__gte=least)
        return rows if below is None else rows.filter(chance__lt=below)

    def accepted(self) -> Self:
        return self.filter(review_state=ReviewState.ACCEPTED)

    def public(self) -> Self:
        return self.accepted().filter(commitment__published_at__isnull=False)

    def with_source(self) -> Self:
        # The texts stay behind: a row may have many mentions, and pages show quotes.
        return self.select_related("article__outlet").defer("article__text")

    def holding(self) -> Self:
        """Those whose quote still stands where it says."""
        return self.filter(quote=THERE)

    def with_holding(self) -> Self:
        """With the answer for each row, where the rows are at hand anyway."""
        return self.annotate(stands=Q(quote=THERE))

    def in_reading_order(self) -> Self:
        return self.order_by("article__published_on", "article", "start")


class Mention(Held):
    """A quote at its place. A trigger keeps `article.text[start:end] == quote` true."""

    article = models.ForeignKey(Article, on_delete=models.PROTECT, related_name="mentions")
    commitment = models.ForeignKey(
        Commitment, on_delete=models.PROTECT, null=True, blank=True, related_name="mentions"
    )
    start = models.PositiveIntegerField(help_text=_("Characters before the quote."))
    end = models.PositiveIntegerField(help_text=_("Characters before the end of the quote."))
    quote = models.TextField()
    speaker = models.CharField(max_length=200, blank=True)
    reported_status = models.CharField(max_length=20, choices=CODES, blank=True)
    proposed = models.JSONField(
        default=dict,
        blank=True,
        editable=False,
        help_text=_("The candidate as extraction proposed it; never edited."),
    )
    confidence = models.FloatField(null=True, blank=True, editable=False, db_index=True)
    ranked = models.FloatField(
        null=True,
        blank=True,
        editable=False,
        help_text=_("The confidence by the ranking in use, fitted to editors' decisions."),
    )
    extractor_version = models.CharField(max_length=50, blank=True, editable=False)
    review_state = models.CharField(
        max_length=10,
        choices=ReviewState,
        default=ReviewState.PENDING,
        editable=False,
        db_index=True,
    )
    reviewer = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        on_delete=models.SET_NULL,
        null=True,
        blank=True,
        editable=False,
        related_name="+",
    )
    reviewed_at = models.DateTimeField(null=True, blank=True, editable=False)
    reason = models.CharField(max_length=300, blank=True, help_text=_("Why it was rejected."))

    importance = models.PositiveSmallIntegerField(default=0, editable=False)

    objects = MentionQuerySet.as_manager()

    stands: bool  # of rows that were asked for `with_holding`

    class Meta:
        ordering = ["article", "start"]
        constraints = [
            models.CheckConstraint(
                name="mention_ends_after_start", condition=Q(end__gt=F("start"))
            ),
            models.CheckConstraint(name="mention_has_quote", condition=~Q(quote="")),
            models.CheckConstraint(
                name="mention_accepted_has_commitment",
                condition=~Q(review_state="accepted") | Q(commitment__isnull=False),
            ),
            models.CheckConstraint(
                name="mention_reviewed_has_date",
                condition=Q(review_state="pending", reviewed_at=None)
                | (~Q(review_state="pending") & Q(reviewed_at__isnull=False)),
            ),
            models.CheckConstraint(
                name="mention_confidence_is_share",
                condition=Q(confidence=None) | Q(confidence__gte=0, confidence__lte=1),
            ),
            models.CheckConstraint(
                name="mention_ranked_is_share",
                condition=Q(ranked=None) | Q(ranked__gte=0, ranked__lte=1),
            ),
            models.UniqueConstraint(
                name="mention_once", fields=["article", "start", "end", "commitment"]
            ),
            models.UniqueConstraint(
                name="mention_unlinked_once",
                fields=["article", "start", "end"],
                condition=Q(commitment=None),
            ),
        ]
        indexes = [
            models.Index(
                URGENCY.desc(),
                "id",
                name="mention_most_urgent",
                condition=Q(review_state="pending"),
            ),
        ]
        permissions = [("review_mention", "Can accept and reject candidates")]

    def __str__(self) -> str:
        return self.quote if len(self.quote) < 80 else f"{self.quote[:79]}…"

    @property
    def version(self) -> str:
        """What a form was made from: another value means that somebody has changed the row."""
        seen = (self.review_state, self.commitment_id, self.reported_status, self.speaker)
        return f"{crc32(repr([*map(str, seen), self.reviewed_at]).encode()):08x}"

    @property
    def chance(self) -> float | None:
        """How likely an editor accepts it: as ranked, else as extraction said."""
        return self.confidence if self.ranked is None else self.ranked

    @property
    def is_public(self) -> bool:
        accepted = self.review_state == ReviewState.ACCEPTED
        return accepted and self.commitment is not None and self.commitment.is_published

    @property
    def holds(self) -> bool:
        """Whether the quote still stands where it says."""
        return self.article.text[self.start : self.end] == self.quote

    @property
    def in_context(self) -> tuple[str, str, str]:
        """The paragraph around the quote, as (before, quote, after)."""
        text = self.article.text
        first = text.rfind("\n\n", 0, self.start) + 2 if "\n\n" in text[: self.start] else 0
        last = text.find("\n\n", self.end)
        after = text[self.end : last if last >= 0 else len(text)]
        return text[first : self.start].lstrip(), self.quote, after.rstrip()
