"""From text to parsed article: only lines that may hold a commitment are given to the model."""

import itertools
from collections.abc import Callable, Iterable, Iterator

from spacy.language import Language
from spacy.tokens import Doc, Span

from tracker.extraction.candidate import ArticleText
from tracker.extraction.chunks import chunks
from tracker.extraction.linear import Features

Sieve = Callable[[Doc], bool]
Line = tuple[Doc, int, ArticleText]


def read_articles(
    nlp: Language, articles: Iterable[ArticleText], sieve: Sieve, *, batch_size: int
) -> Iterator[Doc]:
    """Yield one Doc an article, in order; `doc.text` is the article's text to the character."""
    lines = parsed(nlp, tokenised(nlp, articles), sieve, batch_size)
    for _number, group in itertools.groupby(lines, key=lambda line: line[1]):
        docs, _numbers, sources = zip(*group, strict=True)
        doc = Doc.from_docs(list(docs), ensure_whitespace=False, exclude=["tensor"])  # type: ignore[call-arg]
        if doc is None:
            raise ValueError("an article without a line")
        doc._.published, doc._.title = sources[0].published, sources[0].title
        yield doc


def tokenised(nlp: Language, articles: Iterable[ArticleText]) -> Iterator[Line]:
    for number, article in enumerate(articles):
        for text in chunks(article.text):
            yield nlp.make_doc(text), number, article


def parsed(nlp: Language, lines: Iterable[Line], sieve: Sieve, batch_size: int) -> Iterator[Line]:
    """Run the model over the lines that pass the sieve; the others go by in their place."""
    stream = iter(lines)
    while batch := list(itertools.islice(stream, batch_size)):
        passing = [doc for doc, _number, _article in batch if sieve(doc)]
        done = {id(doc) for doc in nlp.pipe(passing, batch_size=batch_size)}
        for doc, number, article in batch:
            yield doc if id(doc) in done else unread(doc), number, article


def line_features(line: Doc | Span) -> Features:
    """The words of a line and their pairs, lower case: all that the sieve looks at."""
    words = ["#" if token.like_num else token.lower_ for token in line if not token.is_space]
    names = [*words, *(f"{a} {b}" for a, b in zip(words, words[1:], strict=False))]
    return dict.fromkeys(names, 1.0)


def unread(doc: Doc) -> Doc:
    """A line that the model has not seen, as one flat sentence, so that it can be joined."""
    words, spaces = [token.text for token in doc], [bool(token.whitespace_) for token in doc]
    heads, deps = [0] * len(words), ["dep"] * len(words)
    return Doc(doc.vocab, words=words, spaces=spaces, heads=heads, deps=deps)
