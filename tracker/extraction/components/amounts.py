"""Give each commitment its quantities: `draft.amounts`."""

from spacy.language import Language
from spacy.tokens import Doc, Span

from tracker.extraction.amounts import AmountPhrase, dollar_of, find_amounts
from tracker.extraction.candidate import Amount
from tracker.extraction.draft import drafts

GROUP = "amounts"


@Language.factory("pledge_amounts", requires=["doc.spans"], assigns=["doc.spans"])
def make_amount_finder(nlp: Language, name: str) -> "AmountFinder":
    return AmountFinder()


class AmountFinder:
    """Reads the quantities in each commitment's words; a bare "$" is the obligor's own dollar.

    They stand in `doc.spans["amounts"]`: the label is the unit, `kb_id_` the value.
    """

    def __call__(self, doc: Doc) -> Doc:
        found = []
        for span, draft in drafts(doc):
            phrases = find_amounts(span.text, dollar=dollar_of(draft.parties))
            found += [marked for phrase in phrases if (marked := amount_span(span, phrase))]
            draft.amounts = tuple(Amount(value=p.value, unit=p.unit) for p in phrases)
            for phrase in phrases:
                draft.because("amounts", phrase.words, phrase.unit, span.start_char + phrase.start)
        doc.spans[GROUP] = found
        return doc


def amount_span(span: Span, phrase: AmountPhrase) -> Span | None:
    """Mark a quantity in the article."""
    return span.doc.char_span(
        span.start_char + phrase.start,
        span.start_char + phrase.end,
        label=phrase.unit,
        kb_id=f"{phrase.value:g}",
        alignment_mode="expand",
    )
