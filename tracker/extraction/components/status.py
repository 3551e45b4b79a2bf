"""Which status the text reports of each commitment."""

from spacy.language import Language
from spacy.tokens import Doc, Span

from tracker.extraction import clause, models
from tracker.extraction.draft import drafts
from tracker.extraction.features import Features, span_features


@Language.factory(
    "pledge_status", requires=["doc.spans"], default_config={"weights": models.WEIGHTS}
)
def make_status(nlp: Language, name: str, weights: str) -> "StatusReader":
    return StatusReader(models.load(weights))


class StatusReader:
    """Pick the status by the clause's words and grammar, and by how many undertake it."""

    def __init__(self, trained: models.Models) -> None:
        self.model = trained.status

    def __call__(self, doc: Doc) -> Doc:
        for span, draft in drafts(doc):
            features = status_features(span, len(draft.parties))
            draft.status = self.model.best(features)[0]
            for name in self.model.telling(features, draft.status):
                draft.because("status", name, "status")
        return doc


def status_features(span: Span, obligors: int) -> Features:
    """The clause's features, its anchor's twice as loud, the headline's and the lead's words."""
    anchor = clause.anchor(span)
    form = f"{anchor.tag_} {clause.modality(anchor)}"
    features = span_features(span)
    features[f"anchor {anchor.lemma_.lower()}"] = 2.0
    features[f"anchor {form}"] = 2.0
    for name in clause.classes(anchor):
        features[f"anchor {name}"] = 2.0
        features[f"anchor {name} {form}"] = 2.0
        features[f"anchor {name} obligors {min(obligors, 2)}"] = 2.0
    features[f"obligors {min(obligors, 2)}"] = 1.0
    for word in span.doc._.title.lower().split():
        features[f"title {word}"] = 1.0
    return features
