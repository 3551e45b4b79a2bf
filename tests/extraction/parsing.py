"""A parsed text, and a word in it, for tests of grammar."""

import datetime as dt

from spacy.tokens import Doc, Token

from tracker.extraction.candidate import ArticleText
from tracker.extraction.extractor import Extractor

DAY = dt.date(2025, 2, 7)


def parse(reader: Extractor, text: str, title: str = "", *, day: dt.date = DAY) -> Doc:
    (doc,) = reader.read([ArticleText(text=text, published=day, title=title)])
    return doc


def word(doc: Doc, text: str) -> Token:
    return next(token for token in doc if token.text == text)
