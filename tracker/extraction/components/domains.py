"""Which policy areas each commitment belongs to, the best first."""

from spacy.language import Language
from spacy.tokens import Doc

from tracker.extraction import models
from tracker.extraction.domains import domain_features
from tracker.extraction.draft import drafts
from tracker.extraction.registry import Registry

MOST = 3


@Language.factory(
    "pledge_domains", requires=["doc.spans"], default_config={"weights": models.WEIGHTS}
)
def make_domains(nlp: Language, name: str, weights: str) -> "DomainReader":
    return DomainReader(models.load(weights))


class DomainReader:
    """Rank the domains by the words of clause, headline and article. `learn` gives the lexicon."""

    def __init__(self, trained: models.Models) -> None:
        self.model = trained.domain
        self.registry = Registry()

    def learn(self, registry: Registry) -> None:
        self.registry = registry

    def __call__(self, doc: Doc) -> Doc:
        for span, draft in drafts(doc):
            features = domain_features(span, self.registry, doc._.title)
            scores = self.model.scores(features)
            ranked = self.model.best(features)
            likely = [slug for slug in ranked[:MOST] if scores[slug] > 0]
            draft.domains = tuple(likely or ranked[:1])
            for name in self.model.telling(features, draft.domains[0]):
                draft.because("domains", name, "domain")
        return doc
