"""Give each commitment its due date and its period: `draft.deadline`, `draft.period`."""

import datetime as dt

from spacy.language import Language
from spacy.tokens import Doc, Span

from tracker.extraction.dates import TimePhrase, due_of, find_times, period_of
from tracker.extraction.draft import Draft, drafts

GROUP = "dates"


@Language.factory("pledge_dates", requires=["doc.spans"], assigns=["doc.spans"])
def make_date_finder(nlp: Language, name: str) -> "DateFinder":
    return DateFinder()


class DateFinder:
    """Reads the time phrases in each commitment's words, counted from the article's day.

    They stand in `doc.spans["dates"]`: the label is the kind, `kb_id_` the first and last day.
    """

    def __call__(self, doc: Doc) -> Doc:
        reference = doc._.published or dt.date.today()
        found, earlier = [], None
        for span, draft in drafts(doc):
            times = find_times(span.text, reference)
            found += [marked for time in times if (marked := date_span(span, time))]
            draft.period = period_of(times)
            draft.deadline = due_of(times, span.text, reference, earlier=earlier)
            explain(draft, span, times)
            earlier = draft.deadline or earlier
        doc.spans[GROUP] = found
        return doc


def date_span(span: Span, time: TimePhrase) -> Span | None:
    """Mark a phrase in the article; its days go along as an ISO interval."""
    return span.doc.char_span(
        span.start_char + time.start,
        span.start_char + time.end,
        label=time.kind,
        kb_id=f"{time.first.isoformat()}/{time.last.isoformat()}",
        alignment_mode="expand",
    )


def explain(draft: Draft, span: Span, times: list[TimePhrase]) -> None:
    """Note the words that gave the due date; "by then" has them from an earlier clause."""
    if draft.deadline is None:
        return
    words = draft.deadline.words
    own = next((time for time in times if time.words == words), None)
    if own is None:
        draft.because("due", words, "stated before")
    else:
        draft.because("due", words, f"time phrase: {own.kind}", span.start_char + own.start)
