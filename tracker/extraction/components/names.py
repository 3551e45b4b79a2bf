"""Propose parties that the registry does not know: `doc.spans["names"]`, labelled as written."""

from collections.abc import Iterator

from spacy.language import Language
from spacy.tokens import Doc, Span

GROUP = "names"
SUFFIXES = {
    "company": """inc corp corporation ltd limited plc ag sa se nv group holdings bank airlines
        airways motors energy technologies industries news media motor pharma foods""",
    "body": """ministry department agency bureau commission committee council office authority
        parliament senate assembly court police directorate board service""",
    "association": """university union federation association foundation institute fund alliance
        society club league organisation organization institution network coalition party
        movement""",
    "place": "city county state province region district municipality borough",
}
KINDS = {word: kind for kind, words in SUFFIXES.items() for word in words.split()}
SKIPPED = frozenset(
    """january february march april may june july august september october november december
    monday tuesday wednesday thursday friday saturday sunday""".split()
)


@Language.factory("pledge_names", requires=["doc.spans"], assigns=["doc.spans"])
def make_name_finder(nlp: Language, name: str) -> "NameFinder":
    return NameFinder()


class NameFinder:
    """Proper names that are neither a known party nor a person with an office.

    A span's label is the name as written, without article; its `kb_id_` a guess at the kind.
    """

    def __call__(self, doc: Doc) -> Doc:
        known = [*doc.spans["parties"], *doc.spans["people"]]
        taken = {index for span in known for index in range(span.start, span.end)}
        doc.spans[GROUP] = [
            Span(doc, start, end, label=doc[start:end].text, kb_id=guessed_kind(doc[start:end]))
            for start, end in proper_runs(doc, taken)
        ]
        return doc


def proper_runs(doc: Doc, taken: set[int]) -> Iterator[tuple[int, int]]:
    """Maximal runs of proper nouns outside what is known."""
    start = None
    for index in range(len(doc) + 1):
        proper = index < len(doc) and index not in taken and doc[index].pos_ == "PROPN"
        if proper and doc[index].lower_ not in SKIPPED and doc[index].text[:1].isupper():
            start = index if start is None else start
        elif start is not None:
            if len(doc[start:index].text) > 2:
                yield start, index
            start = None


def guessed_kind(span: Span) -> str:
    kinds = (KINDS.get(token.lower_) for token in reversed(span))
    return next((kind for kind in kinds if kind), "association" if len(span) == 1 else "person")
