"""Where a party stands relative to a commitment: the features that the rankers weigh."""

from collections.abc import Iterator

from spacy.tokens import Span, Token

from tracker.extraction import clause
from tracker.extraction.naming.kinds import NOUN_KINDS, UNSURE
from tracker.extraction.roles.cast import Cast, Mention, is_subject
from tracker.extraction.roles.scene import Scene

Features = dict[str, float]
MODIFYING = ("poss", "amod", "compound", "nmod")
PAIR = 0.5  # a pair of traits is rarer than either alone: a smaller value holds its weight back


def place_features(name: str, cast: Cast, scene: Scene) -> Features:
    """Each place alone, by how the clause calls who acts, and by kind of party."""
    reference, kind = scene.reference, cast.kinds.get(name, "")
    features: Features = {}
    for place in {*places(name, cast, scene)}:
        features[place] = 1.0
        features[f"{place} | {reference}"] = PAIR
        features[f"{place} | {kind}"] = PAIR
    if scene.actor is not None and scene.actor.pos_ == "NOUN":
        features[f"{scene.actor.lemma_.lower()} | {kind}"] = PAIR
    features[f"kind {kind}"] = 1.0
    features[f"kind {kind} | said by {scene.voice}"] = PAIR
    features[f"kind {kind} | {reference}"] = PAIR
    return features


def places(name: str, cast: Cast, scene: Scene) -> Iterator[str]:
    yield from document_places(name, cast, scene)
    yield from coreference_places(name, cast, scene)
    for mention in cast.mentions[name]:
        if mention.form != "inside" and mention.is_in(scene.sentence):
            yield from sentence_places(mention, scene)


def document_places(name: str, cast: Cast, scene: Scene) -> Iterator[str]:
    found = cast.mentions[name]
    yield f"rank {min(cast.ranks[name], 4)}"
    if name in cast.titled:
        yield "in title"
    if name == cast.home:
        yield "home"
    before = cast.before(scene.sentence.start)
    if name in before[:4]:
        yield f"before {before.index(name)}"
    if not any(mention.span.start < scene.sentence.end for mention in found):
        yield "only later"
    forms = {mention.form for mention in found}
    yield from (f"named by {form}" for form in forms if form not in ("name", "acronym"))
    yield from lead_places(found, cast)


def lead_places(found: list[Mention], cast: Cast) -> Iterator[str]:
    """Whether the article's first sentence names the party, and as its subject."""
    lead = cast.lead
    inside = [m.span for m in found if lead and lead.start <= m.span.start < lead.end]
    if inside:
        yield "in lead"
    if any(is_subject(span) for span in inside):
        yield "subject of lead"


def coreference_places(name: str, cast: Cast, scene: Scene) -> Iterator[str]:
    """What a pronoun or a common noun for the actor may refer to."""
    yield from earlier_places(cast.mentions[name], scene)
    if name in cast.subjects_before(scene.looks_back_from())[:1]:
        yield "last subject"
    for role, word in (("actor", scene.actor), ("speaker", scene.speaker)):
        if word is not None and word.pos_ == "NOUN":
            yield from (f"{role} {place}" for place in noun_places(name, cast, word))


def earlier_places(found: list[Mention], scene: Scene) -> Iterator[str]:
    named = [mention for mention in found if mention.form != "inside"]
    for distance, sentence in enumerate(scene.earlier):
        inside = [mention.span for mention in named if mention.is_in(sentence)]
        yield from (f"{place}{distance} sentences before" for place in subject_places(inside))


def subject_places(spans: list[Span]) -> Iterator[str]:
    if spans:
        yield ""
    if any(is_subject(span) for span in spans):
        yield "subject "
    if any(is_main_subject(span) for span in spans):
        yield "main subject "


def noun_places(name: str, cast: Cast, noun: Token) -> Iterator[str]:
    """Whether "the bank" may be this party: so described, so named, or the nearest of the kind."""
    lemma = noun.lemma_.lower()
    if lemma in cast.described.get(name, ()):
        yield "described so"
    if lemma in name.lower().split():
        yield "name says so"
    wanted = NOUN_KINDS.get(lemma, ())
    if cast.kinds[name] in wanted:
        yield "kind fits"
    if wanted:
        alike = [n for n in cast.before(noun.i) if cast.kinds[n] in (*wanted, UNSURE)]
        if name in alike[:2]:
            yield f"fits {alike.index(name)} before"


def is_main_subject(span: Span) -> bool:
    return is_subject(span) and span.sent.root in list(span.root.ancestors)[:3]


def sentence_places(mention: Mention, scene: Scene) -> Iterator[str]:
    span = mention.span
    yield "in sentence"
    inside = scene.span.start <= span.start < scene.span.end
    side = "before" if span.end <= scene.anchor.i else "after"
    yield f"{'in' if inside else 'outside'} clause, {side} verb"
    yield f"{mention.form} {side}"
    for place in grammatical_places(span, scene):
        yield place
        yield f"{place} as {mention.form}"


def grammatical_places(span: Span, scene: Scene) -> Iterator[str]:
    root = span.root
    for role, word in scene.roles():
        if root == word or word.is_ancestor(root):
            yield role if root == word or root.dep_ == "conj" else f"in {role}"
            if root.dep_ in MODIFYING:
                yield f"{role}'s {root.dep_}"
    yield from hanging_places(root)
    if root.dep_ in clause.SUBJECTS:
        yield f"subject of {clause.first_class(root.head, root.head.pos_)}"


def hanging_places(root: Token) -> Iterator[str]:
    """By which preposition or noun a name hangs: "with Japan", "the India-US deal"."""
    while root.dep_ == "conj":
        root = root.head
    head = root.head
    if root.dep_ in ("pobj", "dative") or head.dep_ == "prep":
        preposition = head if head.pos_ == "ADP" else root
        yield f"{preposition.lower_} it"
        yield f"{preposition.lower_} it under {clause.first_class(preposition.head, '-')}"
    elif root.dep_ == "dobj":
        yield f"object of {clause.first_class(head, '-')}"
    elif root.dep_ in MODIFYING:
        yield f"{root.dep_} of {clause.first_class(head, head.pos_)}"
