"""Who undertakes each commitment, and who receives it."""

from spacy.language import Language
from spacy.tokens import Doc

from tracker.extraction import models
from tracker.extraction.draft import Draft, drafts
from tracker.extraction.registry import Registry
from tracker.extraction.roles import Cast, Features, Scene, place_features


@Language.factory(
    "pledge_obligors",
    requires=["doc.spans", "token.dep"],
    default_config={"weights": models.WEIGHTS},
)
def make_obligors(nlp: Language, name: str, weights: str) -> "ObligorFinder":
    return ObligorFinder(models.load(weights))


class ObligorFinder:
    """Ask of each party that the article names whether it undertakes or receives.

    `learn` gives the registry: a ministry's undertaking is credited to its state.
    """

    def __init__(self, trained: models.Models) -> None:
        self.models = trained
        self.registry = Registry()

    def learn(self, registry: Registry) -> None:
        self.registry = registry

    def __call__(self, doc: Doc) -> Doc:
        found = drafts(doc)
        if found:
            cast = Cast.of(doc, self.registry)
            for span, draft in found:
                self.assign(cast, Scene.of(span), draft)
        return doc

    def assign(self, cast: Cast, scene: Scene, draft: Draft) -> None:
        features = {name: place_features(name, cast, scene) for name in cast.mentions}
        obligor = {name: self.models.obligor.probability(f) for name, f in features.items()}
        draft.parties = chosen(obligor)
        draft.new_parties = tuple(
            (name, cast.kinds[name]) for name in draft.parties if name not in self.registry.by_name
        )
        draft.beneficiaries = tuple(
            name
            for name, f in features.items()
            if name not in draft.parties and self.models.beneficiary.probability(f) >= 0.5
        )
        for name in draft.parties:
            self.explain(name, features[name], cast, draft)

    def explain(self, name: str, features: Features, cast: Cast, draft: Draft) -> None:
        places = self.models.obligor.telling(features, "obligor")
        first = cast.mentions[name][0]
        draft.because("parties", first.text, f"{name}: {', '.join(places)}", first.start_char)


def chosen(probabilities: dict[str, float]) -> tuple[str, ...]:
    """Those more likely than not, in order of mention; where there is none, the likeliest."""
    likely = tuple(name for name, probability in probabilities.items() if probability >= 0.5)
    best = max(probabilities, key=lambda name: probabilities[name], default=None)
    return likely or ((best,) if best is not None else ())
