"""Weights of linking, fitted to stories: who reports on the same commitment as whom."""

import datetime as dt
import itertools
import json
import random
from collections import Counter, defaultdict
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import asdict, dataclass, replace
from pathlib import Path

import numpy as np
from numpy.typing import NDArray
from scipy.optimize import minimize

from tracker.linking.features import AGAINST, FEATURES
from tracker.linking.known import Known, Match, Mentioned
from tracker.linking.ranking import Weights, choose, rank
from tracker.linking.rarity import Rarity
from tracker.linking.words import stems

Array = NDArray[np.float64]
Widen = Callable[[Iterable[str]], frozenset[str]]
OTHER_STORIES = 0.15  # the share taken of the many easy pairs from different stories
MISREAD = 0.4
COPIES = 2
RIDGE = 1.0
START = Weights(features={}, bias=0.0, sure=0.7, likely=0.3, margin=1.5)


@dataclass(frozen=True, slots=True, kw_only=True)
class Report:
    """A mention in a story; those of one chain report on one commitment."""

    story: str
    article: str
    chain: str
    mentioned: Mentioned

    @property
    def place(self) -> tuple[dt.date, str]:
        return self.mentioned.on, self.article


AsRead = tuple[Report, Report]  # as annotated, and as extraction would read it


@dataclass(frozen=True, slots=True)
class Figures:
    """Over pairs of mentions of different articles in one commitment."""

    precision: float
    recall: float

    def __str__(self) -> str:
        return f"pair precision {self.precision:.3f}, recall {self.recall:.3f}"


def read_stories(path: Path, widen: Widen) -> Iterator[Report]:
    """The invented stories; the head of the file tells the format."""
    story = article = head = ""
    on, lines = dt.date.min, list[str]()
    for line in [*path.read_text(encoding="utf-8").splitlines(), "@"]:
        if line.startswith(("=", "@")):
            yield from _article(story, article, on, head, lines, widen)
            lines = []
        if line.startswith("==="):
            story = line.removeprefix("===").strip()
        elif line.startswith("@ "):
            _at, day, head = line.split(" ", 2)
            on, article = dt.date.fromisoformat(day), f"{story} {day}"
        elif line and not line.startswith(("#", "@")):
            lines.append(line)


def _article(
    story: str, article: str, on: dt.date, head: str, lines: Sequence[str], widen: Widen
) -> Iterator[Report]:
    rows = [[part.strip() for part in line.split(" | ")] for line in lines]
    context = stems(" ".join([head, *(row[4] for row in rows)]))
    for number, (parties, domains, status, chain, text, *more) in enumerate(rows):
        options = dict(option.split("=", 1) for option in more)
        sides = frozenset(parties.split(", "))
        receivers = frozenset(filter(None, options.get("for", "").split(", ")))
        mentioned = Mentioned(
            text=text,
            on=on,
            parties=sides,
            beneficiaries=receivers,
            wider=widen(sides | receivers),
            agreement=options.get("agreement", ""),
            domains=tuple(domains.split(", ")),
            status=status,
            due=dt.date.fromisoformat(options["due"]) if "due" in options else None,
            context=context,
        )
        key = f"{article}#{number}" if chain == "-" else f"{story}/{chain}"
        yield Report(story=story, article=article, chain=key, mentioned=mentioned)


@dataclass(frozen=True, slots=True)
class Pairs:
    """Every pair of an older and a newer report, as numbers."""

    stories: NDArray[np.str_]  # two columns
    values: Array
    same: NDArray[np.bool_]

    def without(self, held: set[str]) -> "Pairs":
        rows = ~np.isin(self.stories, sorted(held)).any(axis=1)
        return Pairs(self.stories[rows], self.values[rows], self.same[rows])


def pairs_of(reports: Sequence[Report], rarity: Rarity) -> Pairs:
    """As annotated, and once more with the mistakes that extraction makes."""
    dice = random.Random(1)  # noqa: S311  no secret: the same weights from the same stories
    halves = [list(zip(reports, reports, strict=True))]
    halves += [list(zip(reports, blurred(reports, dice), strict=True)) for _copy in range(COPIES)]
    pairs = [pair for half in halves for pair in taken(half, dice)]
    return Pairs(
        np.array([(new.story, old.story) for (new, _), (old, _) in pairs]),
        np.array([vector(new.mentioned, old.mentioned, rarity) for (_, new), (_, old) in pairs]),
        np.array([new.chain == old.chain for (new, _), (old, _) in pairs]),
    )


def taken(reports: Sequence[AsRead], dice: random.Random) -> Iterator[tuple[AsRead, AsRead]]:
    """The pairs of a newer and an older report: all of one story, some of two."""
    for newer, older in itertools.product(reports, repeat=2):
        new, old = newer[0], older[0]
        if new.place > old.place and (new.story == old.story or dice.random() < OTHER_STORIES):
            yield newer, older


def blurred(reports: Sequence[Report], dice: random.Random) -> list[Report]:
    """The reports with parties and domains misread, and often without the agreement's name."""
    near: dict[str, set[str]] = defaultdict(set)
    for report in reports:
        near[report.article] |= report.mentioned.parties
    return [
        replace(report, mentioned=misread(report.mentioned, sorted(near[report.article]), dice))
        for report in reports
    ]


def misread(seen: Mentioned, near: Sequence[str], dice: random.Random) -> Mentioned:
    sides, domains = sorted(seen.parties), seen.domains
    if dice.random() < MISREAD:
        sides.remove(dice.choice(sides))
        sides = sides or [dice.choice([*near, *sorted(seen.wider)])]
    if dice.random() < MISREAD:
        domains = domains[:1] if dice.random() < MISREAD else domains[1:] or ("governance",)
    agreement = seen.agreement if dice.random() < MISREAD else ""
    return replace(seen, parties=frozenset(sides), domains=domains, agreement=agreement)


def fit(pairs: Pairs) -> Weights:
    """Logistic regression whose weights keep their sign: a shared word never speaks against."""
    signs = np.array([-1.0 if name in AGAINST else 1.0 for name in FEATURES])
    scale = pairs.values.std(axis=0) + 1e-9
    found = _descend(pairs.values / scale * signs, pairs.same)
    weights = found[:-1] * signs / scale
    features = {name: round(float(w), 3) for name, w in zip(FEATURES, weights, strict=True)}
    kept = {name: weight for name, weight in features.items() if weight}
    return replace(START, features=kept, bias=round(float(found[-1]), 3))


def vector(a: Mentioned, b: Mentioned, rarity: Rarity) -> list[float]:
    return [feature(a, b, rarity).value for feature in FEATURES.values()]


def _descend(values: Array, same: NDArray[np.bool_]) -> Array:
    targets = np.where(same, 1.0, -1.0)

    def loss(v: Array) -> tuple[float, Array]:
        agreement = (values @ v[:-1] + v[-1]) * targets
        slope = -targets * np.exp(-np.logaddexp(0, agreement))
        value = np.logaddexp(0, -agreement).sum() + v[:-1] @ v[:-1] / 2 * RIDGE
        return float(value), np.append(values.T @ slope + RIDGE * v[:-1], slope.sum())

    columns = values.shape[1]
    limits = [(0.0, None)] * columns + [(None, None)]
    start = np.append(np.zeros(columns), -3.0)
    result: Array = minimize(loss, start, jac=True, method="L-BFGS-B", bounds=limits).x
    return result


def follow(reports: Sequence[Report], rarity: Rarity, using: Weights) -> dict[int, int]:
    """Which tracked commitment each report went to, taken up article by article."""
    tracked: list[list[Mentioned]] = []
    of: dict[int, int] = {}
    order = sorted(range(len(reports)), key=lambda n: reports[n].place)
    for _place, group in itertools.groupby(order, key=lambda n: reports[n].place):
        mine = list(group)
        known = [Known(id=n, sayings=tuple(sayings)) for n, sayings in enumerate(tracked)]
        ranked = {n: rank(reports[n].mentioned, known, rarity=rarity, using=using) for n in mine}
        chosen: dict[int, Match] = choose(ranked, using=using)
        for n in mine:
            of[n] = chosen[n].id if n in chosen else len(tracked)
            if n not in chosen:
                tracked.append([])
            tracked[of[n]].append(reports[n].mentioned)
    return of


def measure(reports: Sequence[Report], of: dict[int, int]) -> Figures:
    pairs = Counter(
        (of[n] == of[m], reports[n].chain == reports[m].chain)
        for n, m in itertools.combinations(range(len(reports)), 2)
        if reports[n].article != reports[m].article
    )
    right, wrong, missed = pairs[True, True], pairs[True, False], pairs[False, True]
    return Figures(right / ((right + wrong) or 1), right / ((right + missed) or 1))


def cross_validate(reports: Sequence[Report], pairs: Pairs, rarity: Rarity, folds: int) -> Figures:
    """Each story followed with weights that were fitted to the others."""
    stories = sorted({report.story for report in reports})
    of: dict[int, int] = {}
    for fold in range(folds):
        held = set(stories[fold::folds])
        weights = fit(pairs.without(held))
        places = [n for n, report in enumerate(reports) if report.story in held]
        found = follow([reports[n] for n in places], rarity, weights)
        of |= {n: found[k] + fold * len(reports) for k, n in enumerate(places)}
    return measure(reports, of)


def count_words(sentences: Iterable[str], *, at_least: int = 2) -> Rarity:
    counts: Counter[str] = Counter()
    texts = 0
    for sentence in sentences:
        counts.update(stems(sentence))
        texts += 1
    return Rarity(texts, {word: n for word, n in sorted(counts.items()) if n >= at_least})


def save(weights: Weights, rarity: Rarity, folder: Path) -> None:
    figures = {"texts": rarity.texts, "counts": dict(rarity.counts)}
    for name, data in (("weights", asdict(weights)), ("frequencies", figures)):
        text = json.dumps(data, ensure_ascii=False, indent=0 if name == "frequencies" else 2)
        (folder / f"{name}.json").write_text(f"{text}\n", encoding="utf-8")
