"""Who undertakes each commitment, and who receives it."""

from collections.abc import Iterable, Iterator, Mapping

from spacy.language import Language
from spacy.tokens import Doc

from tracker.extraction import models
from tracker.extraction.candidate import Reason
from tracker.extraction.draft import Obligors, drafts
from tracker.extraction.encoder.encoder import PARTY
from tracker.extraction.linear import normalised
from tracker.extraction.naming.kinds import UNSURE
from tracker.extraction.registry import Registry
from tracker.extraction.roles import (
    Cast,
    Choice,
    Features,
    Scene,
    choices,
    place_features,
    set_features,
    total,
    voices,
)
from tracker.extraction.status.pairing import size

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

    The likeliest of each size is offered; which of them it is, is settled with the status, for one
    party pledges and two agree. `learn` gives the registry: a ministry's undertaking is credited to
    its state.
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
                draft.offered = tuple(self.offers(cast, Scene.of(span), draft.heard))
        return doc

    def offers(self, cast: Cast, scene: Scene, heard: Mapping[int, float]) -> Iterator[Obligors]:
        """The likeliest party and the likeliest groups, the likeliest of all first."""
        places = {name: place_features(name, cast, scene) for name in cast.mentions}
        features = {c: set_features(c, places, scene) for c in choices(cast, scene)}
        scores = {choice: self.models.obligor.score(features[choice]) for choice in features}
        likely = normalised(self.mixed(scores, voices(cast, heard))) if scores else {}
        of_size: dict[int, Choice] = {}
        for choice in sorted(likely, key=lambda choice: -likely[choice]):
            of_size.setdefault(size(len(choice.names)), choice)
        for choice in of_size.values():
            yield self.obligors(choice, likely[choice], cast, places, features[choice])

    def mixed(self, scores: dict[Choice, float], told: dict[str, float]) -> dict[Choice, float]:
        """The sets' scores with the second reader's word, if it has read of any of them."""
        if self.models.encoder is None or not told:
            return scores
        mixing = self.models.encoder.mixing[PARTY]
        return {
            choice: mixing(score, *total(choice.names, told)) for choice, score in scores.items()
        }

    def obligors(
        self,
        choice: Choice,
        likely: float,
        cast: Cast,
        places: dict[str, Features],
        features: Features,
    ) -> Obligors:
        names = in_reading_order(choice.names, cast)
        return Obligors(
            parties=names,
            new_parties=tuple((n, kind_of(n, cast)) for n in names if not self.knows(n)),
            beneficiaries=tuple(n for n in places if n not in names and self.receives(places[n])),
            log_probability=likely,
            reasons=tuple(self.reasons(names, cast, features)),
        )

    def knows(self, name: str) -> bool:
        return name in self.registry.by_name

    def receives(self, features: Features) -> bool:
        return self.models.beneficiary.probability(features) >= 0.5

    def reasons(self, names: Iterable[str], cast: Cast, features: Features) -> Iterator[Reason]:
        traits = ", ".join(self.models.obligor.telling(features, "obligor"))
        for name in names:
            for span, _form in cast.mentions.get(name, [])[:1]:
                rule = f"{name}: {traits}"
                yield Reason(field="parties", words=span.text, rule=rule, start=span.start_char)


def in_reading_order(names: frozenset[str], cast: Cast) -> tuple[str, ...]:
    """Those that the article names as it does, then the members that it does not name."""
    first = {name: cast.mentions[name][0].span.start for name in names if cast.mentions.get(name)}
    return tuple(sorted(names, key=lambda name: (first.get(name, len(cast.doc)), name)))


def kind_of(name: str, cast: Cast) -> str:
    kind = cast.kinds.get(name, FALLBACK_KIND)
    return FALLBACK_KIND if kind == UNSURE else kind
