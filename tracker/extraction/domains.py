"""The words of a commitment and its article that tell its policy area, as features."""

from collections import Counter
from functools import lru_cache

from spacy.tokens import Doc, Span

from tracker.extraction.registry import Registry

Features = dict[str, float]


@lru_cache(maxsize=4)
def domain_words(registry: Registry) -> dict[str, tuple[str, ...]]:
    """Each indicative word or phrase of the registry → the top-level domains it points to."""
    found: dict[str, tuple[str, ...]] = {}
    for domain in registry.domains:
        if domain.parent is None:
            for word in domain.words:
                found[word.lower()] = (*found.get(word.lower(), ()), domain.slug)
    return found


def domain_features(span: Span, registry: Registry, title: str) -> Features:
    """Words of the clause (`w`), of headline (`t`), and the lexicon's hits in both and around."""
    words = domain_words(registry)
    own = content_words(span)
    features: Features = {f"w {word}": 1.0 for word in own}
    headline = title.lower().split()
    features |= {f"t {word}": 0.5 for word in headline}
    features |= shares("d", own, words, 1.0)
    features |= shares("dt", headline, words, 1.0)
    features |= shares("da", article_words(span.doc), words, 3.0)
    return features


def content_words(span: Span | Doc) -> list[str]:
    """Lemmas and pairs of them, lower case."""
    lemmas = [token.lemma_.lower() or token.lower_ for token in span if token.is_alpha]
    return [*lemmas, *(f"{a} {b}" for a, b in zip(lemmas, lemmas[1:], strict=False))]


def article_words(doc: Doc) -> list[str]:
    if "domain words" not in doc.user_data:
        lowered = [token.lower_ for token in doc if token.is_alpha]
        pairs = [f"{a} {b}" for a, b in zip(lowered, lowered[1:], strict=False)]
        doc.user_data["domain words"] = lowered + pairs
    words: list[str] = doc.user_data["domain words"]
    return words


def shares(
    prefix: str, words: list[str], lexicon: dict[str, tuple[str, ...]], weight: float
) -> Features:
    """How the lexicon's hits in a list of words are shared out among the domains."""
    hits = Counter(slug for word in words for slug in lexicon.get(word, ()))
    total = sum(hits.values())
    return {f"{prefix} {slug}": weight * count / total for slug, count in hits.items()}
