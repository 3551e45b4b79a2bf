"""Immutable texts, and who published them."""

import hashlib
from typing import Any, Self

from django.core.exceptions import ValidationError
from django.db import models
from django.db.models import F, Q
from django.db.models.functions import Coalesce
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from tracker.models.import_run import ImportRun


class OutletQuerySet(models.QuerySet["Outlet"]):
    def public(self) -> Self:
        """Outlets of articles that readers may know of."""
        quoted = Article.objects.filter(QUOTED, outlet=models.OuterRef("pk"))
        return self.filter(models.Exists(quoted))

    def with_counts(self) -> Self:
        """With what readers may see of it: how many articles and passages, from when to when."""
        mentions = "articles__mentions"
        return self.annotate(
            article_count=models.Count("articles", filter=QUOTED_BY, distinct=True),
            passages=models.Count(mentions, filter=QUOTED_BY),
            commitment_count=models.Count(
                f"{mentions}__commitment", filter=QUOTED_BY, distinct=True
            ),
            first_on=models.Min("articles__published_on", filter=QUOTED_BY),
            last_on=models.Max("articles__published_on", filter=QUOTED_BY),
        )


class Outlet(models.Model):
    name = models.CharField(max_length=200, unique=True)
    slug = models.SlugField(max_length=220, unique=True)
    homepage = models.URLField(blank=True, max_length=500)
    feed_url = models.URLField(blank=True, max_length=500)
    shows_text = models.BooleanField(
        default=False,
        help_text=_("Its licence allows readers to see whole texts, not only the quotes."),
    )

    objects = OutletQuerySet.as_manager()

    class Meta:
        ordering = ["name"]

    def __str__(self) -> str:
        return self.name

    def get_absolute_url(self) -> str:
        return reverse("outlet_detail", args=[self.slug])


class ExtractionState(models.TextChoices):
    WAITING = "waiting", _("Waiting")
    DONE = "done", _("Done")
    FAILED = "failed", _("Failed")


QUOTED = Q(mentions__review_state="accepted", mentions__commitment__published_at__isnull=False)
# The same, as an outlet sees it.
QUOTED_BY = Q(
    articles__mentions__review_state="accepted",
    articles__mentions__commitment__published_at__isnull=False,
)


class ArticleQuerySet(models.QuerySet["Article"]):
    def public(self) -> Self:
        """Articles that a published commitment quotes."""
        here = self.model.objects.filter(QUOTED, pk=models.OuterRef("pk"))
        return self.filter(models.Exists(here))

    def with_counts(self) -> Self:
        """With how many passages readers may see."""
        return self.annotate(passages=models.Count("mentions", filter=QUOTED))

    def of_source(self, key: int) -> Self:
        """An article and those of nearly the same text."""
        return self.filter(Q(pk=key) | Q(copy_of=key))

    def count_sources(self) -> int:
        """How many different texts: one that many outlets printed counts once."""
        found = self.aggregate(count=models.Count(Coalesce("copy_of", "pk"), distinct=True))
        return int(found["count"])

    def waiting(self) -> Self:
        return self.filter(extraction_state=ExtractionState.WAITING)

    def by_date(self) -> Self:
        return self.order_by("published_on", "pk")


class Article(models.Model):
    """One text of one publication. A changed text is a new article that supersedes the old one."""

    outlet = models.ForeignKey(Outlet, on_delete=models.PROTECT, related_name="articles")
    url = models.URLField(max_length=1000, blank=True, db_index=True)
    title = models.CharField(max_length=500)
    byline = models.CharField(max_length=300, blank=True)
    published_on = models.DateField(db_index=True)
    language = models.CharField(max_length=10, default="en")
    text = models.TextField(editable=False)
    sha256 = models.CharField(max_length=64, unique=True, editable=False)
    supersedes = models.OneToOneField(
        "self", on_delete=models.PROTECT, null=True, blank=True, related_name="superseded_by"
    )
    copy_of = models.ForeignKey(
        "self",
        on_delete=models.SET_NULL,
        null=True,
        blank=True,
        editable=False,
        related_name="copies",
        help_text=_("The earliest article of nearly the same text."),
    )
    import_run = models.ForeignKey(
        ImportRun, on_delete=models.SET_NULL, null=True, blank=True, related_name="articles"
    )
    is_sample = models.BooleanField(
        default=False, help_text=_("Came with the program as an example.")
    )
    extraction_state = models.CharField(
        max_length=10,
        choices=ExtractionState,
        default=ExtractionState.WAITING,
        editable=False,
        db_index=True,
    )
    extraction_version = models.CharField(max_length=50, blank=True, editable=False)
    extraction_error = models.TextField(blank=True, editable=False)

    objects = ArticleQuerySet.as_manager()

    class Meta:
        ordering = ["-published_on", "-pk"]
        constraints = [
            models.CheckConstraint(name="article_has_text", condition=~Q(text="")),
            models.CheckConstraint(
                name="article_not_its_own_successor",
                condition=Q(supersedes=None) | ~Q(supersedes=F("pk")),
            ),
        ]

    def __str__(self) -> str:
        return self.title

    def save(self, *args: Any, **kwargs: Any) -> None:
        if self._state.adding:
            self.sha256 = digest(self.text)
        elif digest(self.text) != self.sha256:
            raise ValidationError(_("An article's text never changes: import it again."))
        super().save(*args, **kwargs)

    def get_absolute_url(self) -> str:
        return reverse("article_detail", args=[self.pk])

    @property
    def source_id(self) -> int:
        """The same for all articles of nearly the same text."""
        return self.copy_of_id or self.pk


def digest(text: str) -> str:
    return hashlib.sha256(text.encode()).hexdigest()
