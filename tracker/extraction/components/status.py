"""Which status the text reports of each commitment."""

from spacy.language import Language
from spacy.tokens import Doc

from tracker.extraction import models
from tracker.extraction.draft import drafts
from tracker.extraction.status.features import status_features


@Language.factory(
    "pledge_status", requires=["doc.spans"], default_config={"weights": models.WEIGHTS}
)
def make_status(nlp: Language, name: str, weights: str) -> "StatusReader":
    return StatusReader(models.load(weights))


class StatusReader:
    """Pick the status by the clause's verbs and cues, and by what the article is about."""

    def __init__(self, trained: models.Models) -> None:
        self.model = trained.status

    def __call__(self, doc: Doc) -> Doc:
        for span, draft in drafts(doc):
            features = status_features(span)
            draft.status = self.model.best(features)[0]
            for name in self.model.telling(features, draft.status):
                draft.because("status", name, "status")
        return doc
