"""One readable line for each commitment: party, action, object, deadline."""

from spacy.language import Language
from spacy.tokens import Doc, Span, Token

from tracker.extraction import clause
from tracker.extraction.draft import Draft, drafts

LONGEST = 200


@Language.factory("pledge_statements", requires=["doc.spans", "token.dep"])
def make_statements(nlp: Language, name: str) -> "StatementWriter":
    return StatementWriter()


class StatementWriter:
    """ "India and Japan: to share radar data by 2030", in the words of the quote."""

    def __call__(self, doc: Doc) -> Doc:
        for span, draft in drafts(doc):
            draft.statement = statement(span, draft)
        return doc


def statement(span: Span, draft: Draft) -> str:
    who = enumeration(draft.parties)
    what = action(span)
    line = f"{who}: {what}" if who else what
    return line if len(line) <= LONGEST else line[: line.rfind(" ", 0, LONGEST)] + " …"


def action(span: Span) -> str:
    """What is undertaken: the infinitive after the cue, else the clause after its subject."""
    anchor = clause.anchor(span)
    infinitive = completing_infinitive(anchor)
    head = infinitive or anchor
    words = [token for token in head.subtree if span.start <= token.i < span.end]
    first = min((t.i for t in words if t.i >= leftmost(head)), default=span.start)
    return tidy(span.doc[first : max(words, key=lambda t: t.i).i + 1].text)


def completing_infinitive(verb: Token) -> Token | None:
    for child in verb.children:
        if child.dep_ in ("xcomp", "ccomp") and clause.modality(child).startswith("to"):
            return child
    return None


def leftmost(verb: Token) -> int:
    """The verb's first own word: its auxiliary, "to" or "not", but not its subject."""
    own = [child.i for child in verb.children if child.dep_ in ("aux", "auxpass", "neg")]
    return min([verb.i, *own])


def tidy(text: str) -> str:
    return " ".join(text.split()).strip(' ,;:.“”"')


def enumeration(names: tuple[str, ...]) -> str:
    """ "A", "A and B", "A, B and C"; more than five become "A, B and 5 others"."""
    if len(names) > 5:
        return f"{', '.join(names[:3])} and {len(names) - 3} others"
    return " and ".join([", ".join(names[:-1]), names[-1]] if len(names) > 1 else names)
