"""The words of a commitment and its article that tell its policy area, as features."""

import math
import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field

from spacy.tokens import Doc, Span

from tracker.extraction.registry import Registry

Features = dict[str, float]
WORD = re.compile(r"[a-z0-9](?:[a-z0-9&'’.+-]*[a-z0-9+])?")
PARAGRAPH = re.compile(r"\n\n")
SHORTEST_STEM = 2
# Two words say more than one: "air defence" against "air".
PHRASE_WEIGHT = 1.5
# How loud single entries are, where they count.
ENTRIES = {"clause": 0.7, "title": 0.5}


@dataclass(frozen=True, slots=True)
class Hit:
    """A word or phrase of the lexicon in a text, with one of the domains that it points to."""

    start: int
    words: str
    slug: str
    weight: float


@dataclass(slots=True)
class Lexicon:
    """The indicative words of all domains: whole words, beginnings ("decarboni*") and phrases."""

    words: dict[str, list[str]] = field(default_factory=dict)
    stems: dict[str, list[str]] = field(default_factory=dict)
    phrases: dict[str, dict[tuple[str, ...], list[str]]] = field(default_factory=dict)

    def add(self, entry: str, slug: str) -> None:
        forms = tuple(singular(word) for word in entry.lower().split())
        if len(forms) > 1:
            self.phrases.setdefault(forms[0], {}).setdefault(forms, []).append(slug)
        elif entry.endswith("*"):
            self.stems.setdefault(entry[:-1].lower(), []).append(slug)
        else:
            self.words.setdefault(forms[0], []).append(slug)

    def hits(self, text: str) -> list[Hit]:
        """Every word and phrase of the lexicon in a text; the longest phrase wins."""
        lowered = text.lower()
        found = [(match.start(), singular(match[0])) for match in WORD.finditer(lowered)]
        forms = [form for _start, form in found]
        hits: list[Hit] = []
        place = 0
        while place < len(forms):
            length, slugs = self.at(forms, place)
            weight = (PHRASE_WEIGHT if length > 1 else 1.0) / math.sqrt(len(slugs) or 1)
            words = " ".join(forms[place : place + length])
            hits += (Hit(found[place][0], words, slug, weight) for slug in slugs)
            place += length
        return hits

    def at(self, forms: list[str], place: int) -> tuple[int, list[str]]:
        """How many words the entry at a place has, and its domains."""
        known = self.phrases.get(forms[place], {})
        here = [phrase for phrase in known if tuple(forms[place : place + len(phrase)]) == phrase]
        if here:
            longest = max(here, key=len)
            return len(longest), known[longest]
        return 1, self.domains_of(forms[place])

    def domains_of(self, form: str) -> list[str]:
        """The domains of a word; of a compound that is not listed, those of its parts."""
        slugs = unique([*self.words.get(form, ()), *self.by_beginning(form)])
        if slugs or "-" not in form:
            return slugs
        return unique(slug for part in form.split("-") for slug in self.domains_of(part))

    def by_beginning(self, form: str) -> Iterator[str]:
        for end in range(SHORTEST_STEM, len(form) + 1):
            yield from self.stems.get(form[:end], ())


def unique(slugs: Iterable[str]) -> list[str]:
    return list(dict.fromkeys(slugs))


def singular(word: str) -> str:
    """A word without possessive and plural ending, near enough to meet the lexicon's."""
    word = word.replace("’", "'").removesuffix("'s")
    if len(word) > 4 and word.endswith("ies"):
        return word[:-3] + "y"
    if len(word) > 4 and word.endswith(("sses", "shes", "ches", "xes")):
        return word[:-2]
    if len(word) > 3 and word.endswith("s") and not word.endswith(("ss", "us", "is")):
        return word[:-1]
    return word


def lexicon(registry: Registry) -> Lexicon:
    """The indicative words of the registry's top-level domains."""
    built = Lexicon()
    for domain in registry.domains:
        if domain.parent is None:
            for entry in domain.words:
                built.add(entry, domain.slug)
    return built


def domain_features(span: Span, words: Lexicon) -> Features:
    """Each domain's share and amount of the hits in clause, paragraph, headline and article.

    The entries hit in clause and headline are features too: some tell less than the lexicon says.
    """
    features: Features = {}
    for scope, hits in scopes(span, words).items():
        sums = weights_of(hits)
        total = sum(sums.values())
        for slug, weight in sums.items():
            features[f"{scope} share {slug}"] = weight / total
            features[f"{scope} amount {slug}"] = math.log1p(weight)
        for hit in hits:
            if scope in ENTRIES:
                features[f"{scope} {hit.words}→{hit.slug} {hit.slug}"] = ENTRIES[scope]
    return features


def weights_of(hits: list[Hit]) -> dict[str, float]:
    sums: dict[str, float] = {}
    for hit in hits:
        sums[hit.slug] = sums.get(hit.slug, 0.0) + hit.weight
    return sums


def scopes(span: Span, words: Lexicon) -> dict[str, list[Hit]]:
    """The hits by how near to the commitment they stand."""
    article = article_hits(span.doc, words)
    clause = range(span.start_char, span.end_char)
    first, last = article.paragraph(clause)
    return {
        "clause": [hit for hit in article.hits if hit.start in clause],
        "around": [h for h in article.hits if first <= h.start < last and h.start not in clause],
        "title": article.title,
        "article": article.hits,
    }


@dataclass(frozen=True, slots=True)
class ArticleHits:
    """The hits in an article's text and in its headline, and where its paragraphs end."""

    hits: list[Hit]
    title: list[Hit]
    ends: list[int]

    def paragraph(self, clause: range) -> tuple[int, int]:
        """Where the paragraph around a clause begins and ends."""
        before = bisect_right(self.ends, clause.start) - 1
        after = bisect_left(self.ends, clause.stop)
        return self.ends[before], self.ends[after]


def article_hits(doc: Doc, words: Lexicon) -> ArticleHits:
    """The hits of an article, looked up once."""
    if "domain hits" not in doc.user_data:
        text = doc.text
        ends = [0, *(match.start() for match in PARAGRAPH.finditer(text)), len(text)]
        found = ArticleHits(words.hits(text), words.hits(doc._.title), ends)
        doc.user_data["domain hits"] = found
    hits: ArticleHits = doc.user_data["domain hits"]
    return hits
