"""What the encoder is given to read: a sentence alone, or a commitment with the headline."""

from spacy.tokens import Span

from tracker.extraction.encoder.texts import Passage


def sentence_passage(sentence: Span) -> Passage:
    return Passage([token.text for token in sentence])


def commitment_passage(span: Span, *, before: int = 0) -> Passage:
    """A commitment marked in its sentences, with the headline and so many words before them."""
    start, end = span[0].sent.start, span[-1].sent.end
    return Passage(
        words=[token.text for token in span.doc[start:end]],
        asked=(span.start - start, span.end - start),
        before=[token.text for token in span.doc[max(start - before, 0) : start]],
        title=span.doc._.title,
    )
