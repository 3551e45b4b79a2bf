"""One readable line for each commitment: party, action, object, deadline."""

from spacy.language import Language
from spacy.tokens import Doc

from tracker.extraction.draft import drafts
from tracker.extraction.registry import Registry
from tracker.extraction.statements.actor import credited
from tracker.extraction.statements.line import statement


@Language.factory("pledge_statements", requires=["doc.spans", "token.dep"])
def make_statements(nlp: Language, name: str) -> "StatementWriter":
    return StatementWriter()


class StatementWriter:
    """ "India and Japan to share radar data by 2030", in the words of the quote.

    `learn` gives the registry: a ministry that acts is its state.
    """

    def __init__(self) -> None:
        self.registry = Registry()

    def learn(self, registry: Registry) -> None:
        self.registry = registry

    def __call__(self, doc: Doc) -> Doc:
        found = drafts(doc)
        if found:
            named = credited(doc, self.registry)
            for span, draft in found:
                draft.statement = statement(span, draft, named)
        return doc
