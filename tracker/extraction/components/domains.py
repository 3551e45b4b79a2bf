"""Which policy areas each commitment belongs to, the best first."""

from spacy.language import Language
from spacy.tokens import Doc, Span

from tracker.extraction import models
from tracker.extraction.domains import Lexicon, domain_features, lexicon, scopes
from tracker.extraction.draft import Draft, drafts
from tracker.extraction.linear import ranked
from tracker.extraction.registry import Registry

MOST = 3
# A second or third domain is named from this score on: as many right ones found as wrong ones.
LIKELY = -1.0


@Language.factory(
    "pledge_domains", requires=["doc.spans"], default_config={"weights": models.WEIGHTS}
)
def make_domains(nlp: Language, name: str, weights: str) -> "DomainReader":
    return DomainReader(models.load(weights))


class DomainReader:
    """Rank the domains by the words of clause, headline and article. `learn` gives the lexicon."""

    def __init__(self, trained: models.Models) -> None:
        self.models = trained
        self.words = Lexicon()

    def learn(self, registry: Registry) -> None:
        self.words = lexicon(registry)

    def __call__(self, doc: Doc) -> Doc:
        for span, draft in drafts(doc):
            own = self.models.domain.scores(domain_features(span, self.words))
            draft.domains = likeliest(self.models.mixed("domain", own, draft.said))
            self.explain(span, draft)
        return doc

    def explain(self, span: Span, draft: Draft) -> None:
        """Show the words that point to the first domain, the nearest ones first."""
        for scope, hits in scopes(span, self.words).items():
            own = list(dict.fromkeys(h.words for h in hits if h.slug == draft.domains[0]))
            if own:
                draft.because("domains", ", ".join(own[:MOST]), f"{draft.domains[0]}: {scope}")
                return


def likeliest(scores: dict[str, float]) -> tuple[str, ...]:
    """The best domain, and up to two more that are likely too; ties by the alphabet."""
    best = ranked(scores)
    return (*best[:1], *(slug for slug in best[1:MOST] if scores[slug] >= LIKELY))
