"""Whether each commitment is specific enough to be checked, or only an aspiration."""

from spacy.language import Language
from spacy.tokens import Doc

from tracker.extraction import models
from tracker.extraction.draft import Draft, drafts
from tracker.extraction.features import Features, span_features


@Language.factory(
    "pledge_firmness", requires=["doc.spans"], default_config={"weights": models.WEIGHTS}
)
def make_firmness(nlp: Language, name: str, weights: str) -> "FirmnessReader":
    return FirmnessReader(models.load(weights))


class FirmnessReader:
    """Firm where the wording is, or where a date or an amount can be checked."""

    def __init__(self, trained: models.Models) -> None:
        self.models = trained

    def __call__(self, doc: Doc) -> Doc:
        for span, draft in drafts(doc):
            features = (draft.features or span_features(span)) | measurable(draft)
            own = self.models.firmness.scores(features)
            draft.firm = self.models.mixed("firm", own, draft.said)["firm"] >= 0
        return doc


def measurable(draft: Draft) -> Features:
    return {
        "has deadline": float(draft.deadline is not None),
        "has amount": float(bool(draft.amounts)),
        "has agreement": float(draft.agreement is not None),
    }
