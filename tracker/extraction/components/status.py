"""Which status the text reports of each commitment, and of whom."""

import datetime as dt

from spacy.language import Language
from spacy.tokens import Doc, Span

from tracker.extraction import models
from tracker.extraction.draft import Draft, Obligors, drafts
from tracker.extraction.linear import normalised, ranked
from tracker.extraction.status.cues import phrases
from tracker.extraction.status.features import event, flat, mood, status_features
from tracker.extraction.status.pairing import pairing_features

MOST = 3  # reasons


@Language.factory(
    "pledge_status", requires=["doc.spans"], default_config={"weights": models.WEIGHTS}
)
def make_status(nlp: Language, name: str, weights: str) -> "StatusReader":
    return StatusReader(models.load(weights))


class StatusReader:
    """Pick the status by the clause's verbs and cues, by what the article is about, and by what
    the second reader says; and with it, of the parties offered, those that it goes with."""

    def __init__(self, trained: models.Models) -> None:
        self.models = trained

    def __call__(self, doc: Doc) -> Doc:
        today = doc._.published or dt.date.today()
        for span, draft in drafts(doc):
            statuses = self.statuses(span, draft)
            if draft.offered:
                draft.status, obligors = self.paired(statuses, draft, today)
                draft.undertaken_by(obligors)
            else:
                draft.status = ranked(statuses)[0]
            explain(span, draft)
        return doc

    def statuses(self, span: Span, draft: Draft) -> dict[str, float]:
        """The logarithm of each status's probability, by the words alone."""
        own = normalised(self.models.status.scores(status_features(span, draft.features)))
        return normalised(self.models.mixed("status", own, draft.said))

    def paired(
        self, statuses: dict[str, float], draft: Draft, today: dt.date
    ) -> tuple[str, Obligors]:
        """The likeliest pair of a status and of the parties offered."""
        due = draft.deadline.due if draft.deadline else None
        pairs = []
        for obligors in draft.offered:
            together = self.models.pairing.scores(
                pairing_features(len(obligors.parties), due, today)
            )
            pairs += [
                (alone + obligors.log_probability + together.get(status, 0.0), status, obligors)
                for status, alone in statuses.items()
            ]
        _score, status, obligors = max(pairs, key=lambda pair: pair[0])
        return status, obligors


def explain(span: Span, draft: Draft) -> None:
    """Show the phrases that hint at the status chosen; where there is none, the main verb."""
    told = [match for status, match in phrases(flat(span.text)) if status == draft.status]
    for match in told[:MOST]:
        draft.because("status", match[0], "cue", span.start_char + match.start())
    if not told:
        verb = event(span)
        draft.because("status", verb.text, mood(verb), verb.idx)
