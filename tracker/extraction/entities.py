"""What kind of name each token of a text belongs to, for features and rules."""

from spacy.tokens import Doc, Token

KINDS = {
    "state": "STATE",
    "igo": "ORG",
    "body": "BODY",
    "company": "ORG",
    "association": "ORG",
    "political": "ORG",
    "place": "STATE",
    "person": "PER",
}
MONEY = frozenset("""$ £ € ¥ ₹ dollar dollars euro euros pound pounds yen rupee rupees""".split())


def entity_types(doc: Doc) -> dict[int, str]:
    """Token index → STATE, ORG, BODY or PER, from the parties and people found."""
    found = {}
    for group in ("parties", "people"):
        for span in doc.spans.get(group, []):
            kind = "PER" if group == "people" else KINDS.get(span.kb_id_, "ORG")
            found.update(dict.fromkeys(range(span.start, span.end), kind))
    return found


def kind_of(token: Token, types: dict[int, str]) -> str | None:
    """STATE, ORG, BODY, PER, NUM, MONEY or NAME (any other proper noun); None for common words."""
    known = types.get(token.i)
    if known:
        return known
    if token.like_num:
        return "NUM"
    if token.lower_ in MONEY:
        return "MONEY"
    return "NAME" if token.pos_ == "PROPN" else None
