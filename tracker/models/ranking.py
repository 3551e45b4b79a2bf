"""What this installation's editors taught the program: how sure it may be of what it proposes."""

import hashlib
import json
from typing import TYPE_CHECKING, Any, Self

from django.db import models
from django.db.models import Q
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from tracker.calibration.model import Model, features_of
from tracker.linking.ranking import Weights, weights
from tracker.linking.strictness import shifted

if TYPE_CHECKING:
    from tracker.models.mention import Mention


class RankingQuerySet(models.QuerySet["Ranking"]):
    def in_use(self) -> Self:
        return self.filter(is_in_use=True)


class Ranking(models.Model):
    """One version: weights of the chance that editors accept, and how strict links are.

    It was better than `replaces` (or than what extraction says by itself) on decisions that
    neither had seen. The rows stay, so that each can be gone back to.
    """

    fitted_at = models.DateTimeField(default=timezone.now)
    decisions = models.PositiveIntegerField(help_text=_("Fitted to so many."))
    bias = models.FloatField()
    weights = models.JSONField(help_text=_("Feature: weight, in log odds."))
    link_shift = models.FloatField(
        default=0, help_text=_("Above zero: stricter about links than shipped, in log odds.")
    )
    figures = models.JSONField(default=dict, help_text=_("Old and new, on decisions held out."))
    is_in_use = models.BooleanField(default=False)
    replaces = models.ForeignKey(
        "self", on_delete=models.PROTECT, null=True, blank=True, related_name="+"
    )

    objects = RankingQuerySet.as_manager()

    class Meta:
        ordering = ["-pk"]
        constraints = [
            models.UniqueConstraint(
                name="ranking_one_in_use", fields=["is_in_use"], condition=Q(is_in_use=True)
            ),
        ]

    def __str__(self) -> str:
        return f"Ranking {self.pk} of {self.fitted_at:%Y-%m-%d}"

    @property
    def model(self) -> Model:
        return Model(bias=self.bias, weights=self.weights)

    @property
    def digest(self) -> str:
        """The same for the same weights, whenever and wherever they were fitted."""
        content = {"bias": self.bias, "weights": self.weights, "link_shift": self.link_shift}
        return hashlib.sha256(json.dumps(content, sort_keys=True).encode()).hexdigest()[:12]

    @property
    def links(self) -> Weights:
        return shifted(weights(), self.link_shift)


class Ranker:
    """The ranking in use, read once, to rank many candidates; without one, as extraction says."""

    def __init__(self) -> None:
        self.ranking = Ranking.objects.in_use().first()

    def chance(self, confidence: float | None, proposed: dict[str, Any]) -> float | None:
        """None where extraction's confidence stands for itself."""
        if self.ranking is None or confidence is None:
            return None
        return self.ranking.model.chance(features_of(confidence, proposed))

    def of(self, mention: "Mention") -> float | None:
        return self.chance(mention.confidence, mention.proposed)

    @property
    def links(self) -> Weights:
        return self.ranking.links if self.ranking else weights()
