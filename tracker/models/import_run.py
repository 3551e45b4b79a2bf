"""What came in, when, and what was refused and why."""

from django.db import models
from django.utils.translation import gettext_lazy as _


class ImportRun(models.Model):
    source = models.CharField(max_length=1000)
    started_at = models.DateTimeField(auto_now_add=True)
    finished_at = models.DateTimeField(null=True, blank=True)
    new = models.PositiveIntegerField(default=0)
    unchanged = models.PositiveIntegerField(default=0)
    refused = models.PositiveIntegerField(default=0)

    problems: "models.Manager[ImportProblem]"

    class Meta:
        ordering = ["-started_at", "-pk"]

    def __str__(self) -> str:
        return f"{self.source}, {self.started_at:%Y-%m-%d %H:%M}"


class ImportProblem(models.Model):
    """A refused item: where it stood, why it was refused, and how it began."""

    run = models.ForeignKey(ImportRun, on_delete=models.CASCADE, related_name="problems")
    file = models.CharField(max_length=1000)
    line = models.PositiveIntegerField(null=True, blank=True)
    reason = models.CharField(max_length=1000)
    excerpt = models.CharField(
        max_length=500, blank=True, help_text=_("The beginning of what was refused.")
    )

    class Meta:
        ordering = ["run", "file", "line", "pk"]

    def __str__(self) -> str:
        place = f"{self.file}, line {self.line}" if self.line else self.file
        return f"{place}: {self.reason}"
