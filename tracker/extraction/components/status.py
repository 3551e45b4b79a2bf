"""Which status the text reports of each commitment."""

from spacy.language import Language
from spacy.tokens import Doc, Span

from tracker.extraction import models
from tracker.extraction.draft import Draft, drafts
from tracker.extraction.linear import normalised, ranked
from tracker.extraction.status.cues import phrases
from tracker.extraction.status.features import event, flat, mood, status_features

MOST = 3  # reasons


@Language.factory(
    "pledge_status", requires=["doc.spans"], default_config={"weights": models.WEIGHTS}
)
def make_status(nlp: Language, name: str, weights: str) -> "StatusReader":
    return StatusReader(models.load(weights))


class StatusReader:
    """Pick the status by the clause's verbs and cues, by what the article is about, and by what
    the second reader says."""

    def __init__(self, trained: models.Models) -> None:
        self.models = trained

    def __call__(self, doc: Doc) -> Doc:
        for span, draft in drafts(doc):
            own = normalised(self.models.status.scores(status_features(span, draft.features)))
            draft.status = ranked(self.models.mixed("status", own, draft.said))[0]
            explain(span, draft)
        return doc


def explain(span: Span, draft: Draft) -> None:
    """Show the phrases that hint at the status chosen; where there is none, the main verb."""
    told = [match for status, match in phrases(flat(span.text)) if status == draft.status]
    for match in told[:MOST]:
        draft.because("status", match[0], "cue", span.start_char + match.start())
    if not told:
        verb = event(span)
        draft.because("status", verb.text, mood(verb), verb.idx)
