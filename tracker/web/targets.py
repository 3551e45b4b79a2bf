"""What a commitment aims at in numbers, and what was measured of it."""

import datetime as dt
from dataclasses import dataclass
from decimal import Decimal
from functools import cached_property

from django.db.models import Prefetch, Q
from django.utils.safestring import SafeString
from django.utils.translation import gettext as _

from tracker.charts import Level, measures
from tracker.models import Commitment, Comparator, Measurement, Mention, Target
from tracker.models.commitment import plain
from tracker.models.dates import short_day


@dataclass(frozen=True)
class Aim:
    target: Target
    due_on: dt.date | None

    @cached_property
    def measurements(self) -> list[Measurement]:
        return list(self.target.measurements.all())

    @property
    def latest(self) -> Measurement | None:
        return self.measurements[-1] if self.measurements else None

    @property
    def is_met(self) -> bool:
        return self.latest is not None and self.is_met_by(self.latest.value)

    def is_met_by(self, value: Decimal) -> bool:
        if self.target.comparator == Comparator.AT_LEAST:
            return value >= self.target.value
        if self.target.comparator == Comparator.AT_MOST:
            return value <= self.target.value
        return value == self.target.value

    @property
    def way(self) -> int | None:
        """Percent of the way from the baseline to the target; backwards it is negative."""
        base, latest = self.target.baseline, self.latest
        if base is None or latest is None or base == self.target.value:
            return None
        return round(100 * (latest.value - base) / (self.target.value - base))

    @property
    def words(self) -> str:
        """`at least 80 percent`."""
        how = self.target.get_comparator_display()
        return f"{how} {plain(self.target.value)} {self.target.unit}"

    @property
    def drawing(self) -> SafeString | str:
        if not self.measurements:
            return ""
        points = [(row.measured_on, row.value) for row in self.measurements]
        name = _("%(indicator)s, measured against the target") % {
            "indicator": self.target.indicator
        }
        about = "; ".join(f"{short_day(day)}: {plain(value)}" for day, value in points)
        levels = list(self.levels)
        return measures(
            points, levels, until=self.due_on, name=name, about=f"{about}; {self.words}"
        )

    @property
    def levels(self) -> list[Level]:
        levels = [Level(self.target.value, self.words, "aim")]
        if self.target.baseline is not None:
            words = _("began at %(value)s") % {"value": plain(self.target.baseline)}
            levels.append(Level(self.target.baseline, words, "ahead"))
        return levels


def aims(commitment: Commitment) -> list[Aim]:
    """Each target with its measurements of which readers may see the evidence."""
    shown = Measurement.objects.filter(
        ~Q(source_url="") | Q(evidence__in=Mention.objects.public())
    ).select_related("evidence__article__outlet", "evidence__commitment")
    measured = Prefetch("measurements", shown.defer("evidence__article__text"))
    return [Aim(row, commitment.due_on) for row in commitment.targets.prefetch_related(measured)]
