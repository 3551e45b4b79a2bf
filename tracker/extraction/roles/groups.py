"""The sets of parties that may undertake together, and what speaks for each set."""

from collections import defaultdict
from collections.abc import Collection, Iterable, Iterator, Mapping
from dataclasses import dataclass

from spacy.tokens import Span, Token

from tracker.extraction import clause
from tracker.extraction.naming.words import OFFICES
from tracker.extraction.roles.cast import Cast
from tracker.extraction.roles.places import Features
from tracker.extraction.roles.scene import Scene

Names = frozenset[str]
List = tuple[int, list[str]]  # where a list of names begins, and the names
Group = tuple[Collection[str], str]  # the parties and how the text forms the group
SMALL_CLUB = 5  # members of an alliance that has no institutions of its own
LARGEST_CLUB = 20  # members of an organisation that may be named in its stead
JOINTS = OFFICES | frozenset(
    """, and & the - – — / both prime foreign defence defense finance trade vice as well of
    his her their its republic government governments leaders mr mrs ms""".split()
)


@dataclass(frozen=True, slots=True)
class Choice:
    """A set of parties with the ways in which it came up."""

    names: Names
    origins: tuple[str, ...]


def choices(cast: Cast, scene: Scene) -> list[Choice]:
    """Each party alone, and the groups that the text forms."""
    origins: dict[Names, set[str]] = defaultdict(set)
    for name in cast.mentions:
        origins[frozenset({name})].add("one")
    for names, origin in groups(cast, scene):
        parties = frozenset(name for name in names if cast.kinds.get(name) != "person")
        known = frozenset(name for name in parties if name in cast.registry.by_name)
        for chosen, how in ((parties, origin), (known, f"known {origin}")):
            group = without_clubs(chosen, cast)
            if len(group) > 1:
                origins[group].add(how)
    for at, listed in lists_in(enumerations(cast), scene.sentence):
        for names in origins:
            if 0 < len(names & {*listed}) < len({*listed}):
                origins[names].add(f"splits list {standing(scene, at)}")
    return [Choice(names, tuple(sorted(how))) for names, how in origins.items()]


def without_clubs(names: Names, cast: Cast) -> Names:
    """The parties without a small organisation whose members are among them."""
    entries = (cast.registry.by_name.get(name) for name in names)
    clubs = {e.name for e in entries if e and len(e.members) <= SMALL_CLUB and names & {*e.members}}
    return names - clubs


def groups(cast: Cast, scene: Scene) -> Iterator[Group]:
    yield from near_groups(cast, scene)
    yield from listed_groups(cast, scene)
    yield [name for name in cast.mentions if name in cast.titled], "title"
    states = [name for name in cast.ranks if cast.kinds[name] in ("state", "igo")]
    yield states[:2], "two first states"
    yield states[:3], "three first states"
    for name in cast.mentions:
        entry = cast.registry.by_name.get(name)
        if entry and 1 < len(entry.members) <= LARGEST_CLUB:
            yield entry.members, "members"


def near_groups(cast: Cast, scene: Scene) -> Iterator[Group]:
    """All that the clause, the sentence, the sentence before, or the lead name."""
    yield named_in(cast, scene.span), "clause"
    yield partners(cast, scene), "with"
    yield named_in(cast, scene.sentence), "sentence"
    if scene.earlier:
        yield named_in(cast, scene.earlier[0]), "sentence before"
    if cast.lead:
        yield named_in(cast, cast.lead), "lead"


def named_in(cast: Cast, span: Span) -> list[str]:
    return [
        name
        for name, found in cast.mentions.items()
        if any(mention.counts() and mention.is_in(span) for mention in found)
    ]


def partners(cast: Cast, scene: Scene) -> list[str]:
    """Who acts and with whom: "Japan agreed with Australia"."""
    subject = [w for w in (scene.actor, scene.subject) if w is not None]
    return [
        name
        for name, found in cast.mentions.items()
        if any(is_partner(m.span.root, subject) for m in found if m.span.sent == scene.sentence)
    ]


def is_partner(root: Token, acting: list[Token]) -> bool:
    if any(root == word or word.is_ancestor(root) for word in acting):
        return True
    return root.dep_ == "pobj" and root.head.lower_ == "with"


def standing(scene: Scene, index: int) -> str:
    """Where a list of names stands: in which role, of a deal, after which preposition."""
    token = scene.sentence.doc[index]
    roles = [role for role, word in scene.roles() if token == word or word.is_ancestor(token)]
    if roles:
        return "acts" if "actor" in roles else roles[0]
    above = list(token.ancestors)[:3]
    if any("agreement" in clause.classes(word) for word in above):
        return "of an instrument"
    words = [word.lower_ for word in above if word.pos_ == "ADP"]
    return f"after {words[0]}" if words else "in sentence"


def listed_groups(cast: Cast, scene: Scene) -> Iterator[Group]:
    """ "A, B and C", "the A-B pact": in the sentence, last before it, first or longest of all."""
    lists = list(enumerations(cast))
    before = [n for at, n in lists if at < scene.sentence.start]
    for at, names in lists_in(lists, scene.sentence):
        yield names, f"list {standing(scene, at)}"
    if before:
        yield before[-1], "last list"
    if lists:
        yield lists[0][1], "first list"
        yield max((names for _at, names in lists), key=len), "longest list"


def lists_in(lists: Iterable[List], span: Span) -> Iterator[List]:
    return ((at, names) for at, names in lists if span.start <= at < span.end)


def enumerations(cast: Cast) -> Iterator[List]:
    """Names with nothing but joining words between them, and where each such list begins."""
    begin, last, names = 0, 0, list[str]()
    for span, name in cast.in_order():
        if names and not joined(cast, last, span.start):
            if len(set(names)) > 1:
                yield begin, names
            names = []
        if not names:
            begin = span.start
        names, last = [*names, name], span.end
    if len(set(names)) > 1:
        yield begin, names


def joined(cast: Cast, end: int, start: int) -> bool:
    between = cast.doc[end:start]
    return 0 < len(between) <= 5 and all(token.lower_ in JOINTS for token in between)


def set_features(choice: Choice, members: Mapping[str, Features], scene: Scene) -> Features:
    """The mean of the members' features, and what the group as such speaks for."""
    features: Features = defaultdict(float)
    share = 1 / len(choice.names)
    for name in sorted(choice.names):
        for feature, value in members.get(name, {"only as member": 1.0}).items():
            features[feature] += value * share
    for trait in set_traits(choice, scene):
        features[trait] = 1.0
        features[f"{trait} | {scene.reference}"] = 1.0
    return dict(features)


def set_traits(choice: Choice, scene: Scene) -> Iterator[str]:
    size = len(choice.names)
    yield f"size {min(size, 4)}"
    yield from (f"{size > 1} {origin}" for origin in choice.origins)
    if scene.count:
        yield f"counted {'right' if scene.count == size else 'wrong'}"
