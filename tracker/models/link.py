"""What linking proposes: which known commitment a candidate reports on, and why."""

from typing import Self

from django.db import models
from django.db.models import Q

from tracker.models.commitment import Commitment
from tracker.models.mention import Mention


class ProposedLinkQuerySet(models.QuerySet["ProposedLink"]):
    def sure(self) -> Self:
        """The program's own proposals: at most one a mention."""
        return self.filter(is_sure=True)

    def waiting(self) -> Self:
        return self.filter(mention__review_state="pending")

    def for_desk(self) -> Self:
        """Best first, with what a page shows of each commitment."""
        return self.select_related("commitment__agreement").order_by("-score", "commitment")


class ProposedLink(models.Model):
    """One known commitment that a mention may report on. Linking writes these rows, nobody else."""

    mention = models.ForeignKey(Mention, on_delete=models.CASCADE, related_name="proposed_links")
    commitment = models.ForeignKey(
        Commitment, on_delete=models.CASCADE, related_name="proposed_links"
    )
    score = models.FloatField(help_text="The estimated chance that both are the same commitment.")
    reasons = models.JSONField(
        default=list, help_text="One object a feature: feature, words, weight."
    )
    is_sure = models.BooleanField(
        default=False, help_text="Sure enough to propose; the others are there to choose from."
    )

    objects = ProposedLinkQuerySet.as_manager()

    class Meta:
        ordering = ["mention", "-score"]
        constraints = [
            models.UniqueConstraint(name="proposed_link_once", fields=["mention", "commitment"]),
            models.UniqueConstraint(
                name="proposed_link_one_sure", fields=["mention"], condition=Q(is_sure=True)
            ),
            models.CheckConstraint(
                name="proposed_link_score_is_share", condition=Q(score__gte=0, score__lte=1)
            ),
        ]

    def __str__(self) -> str:
        return f"{self.commitment} ({self.score:.0%})"
