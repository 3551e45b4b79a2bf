"""How good extraction is: candidates against annotated articles, in all, by genre and by status.

A candidate and an annotated commitment match where their spans overlap by half of the shorter one,
one to one, best overlap first. Firm commitments are the targets; matches with aspirational ones and
with restatements are neither rewarded nor punished.
"""

from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from typing import Any

from tracker.extraction.candidate import Candidate

Row = Mapping[str, Any]
ENOUGH = 0.5
COLUMNS = (
    "articles",
    "firm",
    "precision",
    "recall",
    "detection_f1",
    "parties_f1",
    "domain_hit1",
    "status_accuracy",
    "due_f1",
    "edit_free",
)


@dataclass(frozen=True, slots=True)
class Outcome:
    """One firm commitment with its candidate, or one of the two alone."""

    article: str
    genre: str
    gold: Row | None
    found: Candidate | None

    def fields_right(self) -> dict[str, bool]:
        """Which fields an editor would leave as they are; empty where nothing was matched."""
        if self.gold is None or self.found is None:
            return {}
        due = self.found.deadline.due.isoformat() if self.found.deadline else None
        return {
            "parties": set(self.gold["parties"]) == set(self.found.parties),
            "domain": (self.found.domains or ("",))[0] in self.gold["domains"],
            "status": self.gold["status"] == self.found.status,
            "due": self.gold.get("due") == due,
        }

    def mistake(self) -> str:
        """Its kind and words; empty where all is right."""
        if self.gold is None:
            return f"spurious\t{self.found.quote}" if self.found else ""
        if self.found is None:
            return f"missed\t{self.gold['quote']}"
        wrong = [name for name, right in self.fields_right().items() if not right]
        return f"{', '.join(wrong)}\t{described(self.gold, self.found)}" if wrong else ""


@dataclass(slots=True)
class Evaluation:
    """All outcomes of a run, and the tables made of them."""

    articles: dict[str, str] = field(default_factory=dict)  # id → genre
    outcomes: list[Outcome] = field(default_factory=list)

    def figures(self, genre: str | None = None) -> dict[str, float]:
        """The figures of the table, of all articles or of one genre; shares from 0 to 1."""
        chosen = [o for o in self.outcomes if genre in (None, o.genre)]
        count = sum(genre in (None, of) for of in self.articles.values())
        return {"articles": count, **figures(chosen)}

    def by_genre(self) -> dict[str, dict[str, float]]:
        return {genre: self.figures(genre) for genre in sorted(set(self.articles.values()))}

    def by_status(self) -> dict[str, dict[str, float]]:
        """Of the firm commitments of each annotated status: how many found, how many right."""
        groups: dict[str, list[Outcome]] = defaultdict(list)
        for outcome in self.outcomes:
            if outcome.gold is not None:
                groups[outcome.gold["status"]].append(outcome)
        return {status: figures(group) for status, group in sorted(groups.items())}

    def reliability(self) -> Iterator[tuple[str, int, float, float]]:
        """Of candidates by tenth of confidence: how many, mean confidence, share that is right."""
        tenths: dict[int, list[Outcome]] = defaultdict(list)
        for outcome in self.outcomes:
            if outcome.found is not None:
                tenths[min(int(outcome.found.confidence * 10), 9)].append(outcome)
        for tenth, group in sorted(tenths.items()):
            mean = sum(o.found.confidence for o in group if o.found) / len(group)
            right = sum(o.gold is not None for o in group) / len(group)
            yield f"{tenth / 10:.1f}-{(tenth + 1) / 10:.1f}", len(group), mean, right

    def table(self) -> str:
        """Text: one row in all, one a genre, one a status, and the reliability of confidence."""
        rows = [("all", self.figures()), *self.by_genre().items()]
        lines = [f"{'':18}" + "".join(f"{name:>16}" for name in COLUMNS)]
        lines += [f"{name:18}" + cells(row, COLUMNS) for name, row in rows]
        lines += ["", "by status (annotated)"]
        lines += [f"{name:18}" + cells(row, COLUMNS[1:]) for name, row in self.by_status().items()]
        lines += ["", "confidence   candidates   mean   right"]
        lines += [
            f"{name:10} {count:12} {mean:6.2f} {right:7.2f}"
            for name, count, mean, right in self.reliability()
        ]
        return "\n".join(lines)

    def errors(self) -> Iterator[str]:
        """One line a mistake: article, kind, words."""
        for outcome in self.outcomes:
            if mistake := outcome.mistake():
                yield f"{outcome.article}\t{mistake}"


def cells(row: Mapping[str, float], columns: Iterable[str]) -> str:
    return "".join(
        f"{row[name]:16.3f}" if isinstance(row[name], float) else f"{row[name]:16}"
        for name in columns
    )


def described(gold: Row, found: Candidate) -> str:
    due = found.deadline.due if found.deadline else None
    return (
        f"{gold['quote'][:90]} | annotated {sorted(gold['parties'])} {gold['domains']}"
        f" {gold['status']} {gold.get('due')} | found {sorted(found.parties)}"
        f" {list(found.domains)} {found.status} {due}"
    )


def evaluate(golds: Iterable[Row], found: Mapping[str, list[Candidate]]) -> Evaluation:
    """Compare each annotated article with the candidates found under its id."""
    result = Evaluation()
    for row in golds:
        genre = row.get("genre") or "none"
        result.articles[row["id"]] = genre
        for gold, candidate in matched(row, found.get(row["id"], [])):
            result.outcomes.append(Outcome(row["id"], genre, gold, candidate))
    return result


def matched(row: Row, found: list[Candidate]) -> Iterator[tuple[Row | None, Candidate | None]]:
    """Pair the firm commitments and the candidates of one article; neutral matches are left out."""
    golds = targets(row)
    spans = [span_of(gold["quote"], row["text"]) for gold in golds]
    pairs = dict(one_to_one(spans, [(c.start, c.end) for c in found]))
    for index, gold in enumerate(golds):
        if gold["firm"]:
            yield gold, found[pairs[index]] if index in pairs else None
    for place, candidate in enumerate(found):
        if place not in pairs.values():
            yield None, candidate


def targets(row: Row) -> list[Row]:
    """The annotated commitments, and their restatements as aspirational ones: neutral."""
    golds = list(row["commitments"])
    return golds + [{"quote": q, "firm": False} for gold in golds for q in gold.get("also", ())]


def span_of(quote: str, text: str) -> tuple[int, int]:
    start = text.index(quote)
    return start, start + len(quote)


def one_to_one(
    golds: list[tuple[int, int]], found: list[tuple[int, int]]
) -> Iterator[tuple[int, int]]:
    """Yield index pairs, the best overlap first, of equal ones the most alike in length."""
    pairs = sorted(
        (
            (overlap(a, b), -abs((a[1] - a[0]) - (b[1] - b[0])), i, j)
            for i, a in enumerate(golds)
            for j, b in enumerate(found)
        ),
        reverse=True,
    )
    taken: tuple[set[int], set[int]] = (set(), set())
    for share, _alike, i, j in pairs:
        if share >= ENOUGH and i not in taken[0] and j not in taken[1]:
            taken[0].add(i)
            taken[1].add(j)
            yield i, j


def overlap(a: tuple[int, int], b: tuple[int, int]) -> float:
    """The share of the shorter span that both cover."""
    common = min(a[1], b[1]) - max(a[0], b[0])
    return max(common, 0) / max(min(a[1] - a[0], b[1] - b[0]), 1)


def figures(outcomes: list[Outcome]) -> dict[str, float]:
    c = Counter[str]()
    for outcome in outcomes:
        c.update(counts(outcome))
    firm, both = c["both"] + c["missed"], max(c["both"], 1)
    return {
        "firm": firm,
        "precision": c["both"] / max(c["both"] + c["spurious"], 1),
        "recall": c["both"] / max(firm, 1),
        "detection_f1": f1(c["both"], c["spurious"], c["missed"]),
        "parties_f1": f1(c["party tp"], c["party fp"], c["party fn"]),
        "domain_hit1": c["domain"] / both,
        "status_accuracy": c["status"] / both,
        "due_f1": f1(c["due tp"], c["due fp"], c["due fn"]),
        "edit_free": c["edit free"] / max(firm, 1),
    }


def counts(outcome: Outcome) -> Counter[str]:
    gold, found = outcome.gold, outcome.found
    if gold is None or found is None:
        return Counter({"missed" if found is None else "spurious": 1})
    right = outcome.fields_right()
    want, got = set(gold["parties"]), set(found.parties)
    stated, dated = bool(gold.get("due")), found.deadline is not None
    c = Counter(name for name, is_right in right.items() if is_right)
    c.update(
        {
            "both": 1,
            "edit free": int(all(right.values())),
            "party tp": len(want & got),
            "party fp": len(got - want),
            "party fn": len(want - got),
            "due tp": int(stated and right["due"]),
            "due fp": int(dated and not right["due"]),
            "due fn": int(stated and not right["due"]),
        }
    )
    return c


def f1(tp: int, fp: int, fn: int) -> float:
    return 2 * tp / (2 * tp + fp + fn) if tp else 0.0
