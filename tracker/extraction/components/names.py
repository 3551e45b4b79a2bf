"""Propose parties that the registry does not know: `doc.spans["names"]`, labelled in full."""

from spacy.language import Language
from spacy.tokens import Doc, Span

from tracker.extraction.naming import datelines, kinds, runs
from tracker.extraction.naming.forms import fullest_forms

GROUP = "names"


@Language.factory("pledge_names", requires=["doc.spans"], assigns=["doc.spans"])
def make_name_finder(nlp: Language, name: str) -> "NameFinder":
    return NameFinder()


class NameFinder:
    """Proper names that are neither a known party nor a person with an office.

    A span's label is the fullest form that the article gives the name, without article and legal
    form; its `kb_id_` a guess at the kind. A name may hold that of a known party: "Kenya Power".
    """

    def __call__(self, doc: Doc) -> Doc:
        common = {token.text for token in doc if token.is_lower}
        found = [s for s in runs.names(doc) if len(s) > 1 or s.text.lower() not in common]
        firms = [s.label_ for s in doc.spans["parties"] if s.kb_id_ in ("company", "association")]
        places = {span: datelines.place(span) for span in found}
        written = {span: place or span.text for span, place in places.items()}
        full = fullest_forms([*written.values(), *firms])
        known = {written[span]: kinds.guessed_kind(span) for span in found}
        known |= {place: "place" for place in places.values() if place}
        doc.spans[GROUP] = [
            Span(doc, span.start, span.end, label=name, kb_id=known.get(name, known[own]))
            for span, own in written.items()
            if (name := full[own])
        ]
        return doc
