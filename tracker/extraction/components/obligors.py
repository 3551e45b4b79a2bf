"""Who undertakes each commitment, and who receives it."""

from spacy.language import Language
from spacy.tokens import Doc

from tracker.extraction import models
from tracker.extraction.draft import Draft, drafts
from tracker.extraction.naming.kinds import UNSURE
from tracker.extraction.registry import Registry
from tracker.extraction.roles import (
    Cast,
    Features,
    Scene,
    choices,
    place_features,
    set_features,
)

FALLBACK_KIND = "association"


@Language.factory(
    "pledge_obligors",
    requires=["doc.spans", "token.dep"],
    default_config={"weights": models.WEIGHTS},
)
def make_obligors(nlp: Language, name: str, weights: str) -> "ObligorFinder":
    return ObligorFinder(models.load(weights))


class ObligorFinder:
    """Rank the parties and groups of an article by how likely they are to undertake.

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
        places = {name: place_features(name, cast, scene) for name in cast.mentions}
        ranked = {c: set_features(c, places, scene) for c in choices(cast, scene)}
        best = max(ranked, key=lambda choice: self.score(ranked[choice]), default=None)
        if best is not None:
            draft.parties = in_reading_order(best.names, cast)
            self.explain(draft, cast, ranked[best])
        draft.new_parties = tuple(
            (name, kind_of(name, cast))
            for name in draft.parties
            if name not in self.registry.by_name
        )
        draft.beneficiaries = tuple(
            name
            for name, features in places.items()
            if name not in draft.parties and self.models.beneficiary.probability(features) >= 0.5
        )

    def score(self, features: Features) -> float:
        return self.models.obligor.scores(features)["obligor"]

    def explain(self, draft: Draft, cast: Cast, features: Features) -> None:
        traits = ", ".join(self.models.obligor.telling(features, "obligor"))
        for name in draft.parties:
            for span, _form in cast.mentions.get(name, [])[:1]:
                draft.because("parties", span.text, f"{name}: {traits}", span.start_char)


def in_reading_order(names: frozenset[str], cast: Cast) -> tuple[str, ...]:
    """Those that the article names as it does, then the members that it does not name."""
    first = {name: cast.mentions[name][0].span.start for name in names if cast.mentions.get(name)}
    return tuple(sorted(names, key=lambda name: (first.get(name, len(cast.doc)), name)))


def kind_of(name: str, cast: Cast) -> str:
    kind = cast.kinds.get(name, FALLBACK_KIND)
    return FALLBACK_KIND if kind == UNSURE else kind
