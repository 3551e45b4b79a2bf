"""Articles become Docs, in order and to the character; only sieved lines meet the model."""

import datetime as dt

import pytest

from tracker.extraction.candidate import ArticleText
from tracker.extraction.extractor import Extractor, everything
from tracker.extraction.reading import read_articles, unread

DAY = dt.date(2025, 2, 7)
TEXTS = ["Norway pays.\n\nSweden waits.", "", " \n", "One line", "a\r\nb\u2028c\n"]


def articles(texts: list[str]) -> list[ArticleText]:
    return [ArticleText(text=text, published=DAY, title=f"T {text[:3]}") for text in texts]


@pytest.mark.parametrize("batch_size", [1, 2, 100])
def test_texts_come_back_in_order_to_the_character(reader: Extractor, batch_size: int):
    docs = list(read_articles(reader.reader, articles(TEXTS), everything, batch_size=batch_size))
    assert [doc.text for doc in docs] == TEXTS
    assert [doc._.title for doc in docs] == [article.title for article in articles(TEXTS)]
    assert {doc._.published for doc in docs} == {DAY}


def test_lines_that_do_not_pass_are_not_parsed(reader: Extractor):
    docs = read_articles(
        reader.reader,
        articles(["Norway pays.\nSweden waits."]),
        lambda line: "Norway" in line.text,
        batch_size=10,
    )
    (doc,) = docs
    first, second = doc.sents
    assert first[1].tag_
    assert not second[1].tag_
    assert second.text == "Sweden waits."


def test_a_line_unread_is_one_sentence_of_the_same_words(reader: Extractor):
    line = reader.reader.make_doc("Norway pays. Sweden waits. ")
    assert unread(line).text == line.text
    assert len(list(unread(line).sents)) == 1
    assert len(unread(reader.reader.make_doc(""))) == 0


def test_articles_are_read_as_they_come(reader: Extractor):
    def endless():
        while True:
            yield from articles(["Norway pays."])

    stream = read_articles(reader.reader, endless(), everything, batch_size=2)
    assert next(stream).text == next(stream).text == "Norway pays."
