"""Whether every quote still stands at its place in its article."""

from dataclasses import dataclass

from tracker.importing.articles import Tell, say_nothing
from tracker.importing.raw import Refused
from tracker.models import Mention

AT_ONCE = 500


@dataclass(slots=True)
class QuoteReport:
    checked: int = 0
    broken: int = 0

    def __str__(self) -> str:
        return f"{self.checked - self.broken:,} of {self.checked:,} quotes hold"


def verify_quotes(*, tell: Tell = say_nothing) -> QuoteReport:
    """Compare each mention's quote with the words that stand at its place."""
    report = QuoteReport()
    mentions = Mention.objects.select_related("article").order_by("article", "start")
    for mention in mentions.iterator(chunk_size=AT_ONCE):
        report.checked += 1
        if not mention.holds:
            report.broken += 1
            place = f"article {mention.article_id}, mention {mention.pk}"
            tell(Refused(place, None, f"“{mention}” does not stand at {mention.start}"))
    return report
