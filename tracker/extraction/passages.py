"""What the encoder is given to read: a sentence alone, or a commitment with the headline."""

from spacy.tokens import Span

from tracker.extraction.encoder.texts import Passage

AROUND = 8  # words on either side of a commitment


def sentence_passage(sentence: Span) -> Passage:
    return Passage([token.text for token in sentence])


def commitment_passage(span: Span, *, around: int = AROUND) -> Passage:
    """A commitment marked in its sentences, with the headline and so many words on either side."""
    start, end = span[0].sent.start, span[-1].sent.end
    return Passage(
        words=[token.text for token in span.doc[start:end]],
        asked=(span.start - start, span.end - start),
        before=[token.text for token in span.doc[first_word(span, around) : start]],
        after=[token.text for token in span.doc[end : end + around]],
        title=span.doc._.title,
    )


def first_word(span: Span, around: int = AROUND) -> int:
    """The index of the first word that a commitment's passage shows."""
    return max(span[0].sent.start - around, 0)
