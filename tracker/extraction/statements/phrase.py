"""Words of a clause as one tidy phrase: what is left out, where a long one is cut."""

import re
from collections.abc import Container, Iterable, Iterator

from spacy.tokens import Token

from tracker.extraction import clause

# Quotation and list marks.
NOISE = frozenset('“”"„«»•◦▪*·')
BRACKETS = {"(": 1, "[": 1, ")": -1, "]": -1}
# Adverbs that join a sentence to the one before; a line of its own does without.
JOINING = frozenset(
    """also now then therefore thus however simply merely meanwhile instead moreover furthermore
    additionally already accordingly hereby""".split()
)
# What cannot end a phrase.
DANGLING = set("IN TO CC DT PRP$ WDT WP WP$ WRB , : -LRB- HYPH".split())
ENDLESS = {"is", "are", "was", "were", "be", "including"}
LEADING = set("amod compound nummod det poss nmod quantmod aux auxpass".split())
NEEDING = set("nsubj nsubjpass expl mark aux auxpass advcl npadvmod".split())
NEEDED = set("dobj ccomp xcomp attr acomp pobj pcomp dative".split())
# The first person of a quote, as the line says it of one party or of many.
OURS = {
    "we": ("it", "they"),
    "i": ("it", "they"),
    "us": ("it", "them"),
    "our": ("its", "their"),
    "my": ("its", "their"),
    "ours": ("its", "theirs"),
    "ourselves": ("itself", "themselves"),
}


def pruned(tokens: Iterable[Token], head: Token) -> list[Token]:
    """The tokens without asides: attributions, brackets, dashes, relative clauses after a comma."""
    tokens = sorted(tokens, key=lambda token: token.i)
    left_out: set[int] = set()
    for token in tokens:
        if token.i not in left_out and is_aside(token, head):
            left_out.update(part.i for part in token.subtree)
            left_out.update(joint.i for joint in joints(token))
    kept = [token for token in tokens if token.i not in left_out and not is_noise(token)]
    return without_inserts(kept)


def is_noise(token: Token) -> bool:
    if token.text in NOISE or token.is_space:
        return True
    possessive = token.i > 0 and token.nbor(-1).text.endswith("s") and not follows_blank(token)
    return token.tag_ in ("``", "''") and not possessive


def follows_blank(token: Token) -> bool:
    return token.i > 0 and bool(token.nbor(-1).whitespace_)


def is_aside(token: Token, head: Token) -> bool:
    """Whether a word heads a part that the phrase reads well without."""
    if token.dep_ in ("relcl", "acl", "appos"):
        return is_set_off(token)
    if token.dep_ in ("parataxis", "intj"):
        return True
    if token.dep_ == "advcl":
        return bool({"say", "forecast"}.intersection(clause.classes(token)))
    if token.head == head and is_joined_clause(token):
        return is_another(token)
    return (token.lower_ in JOINING and token.pos_ == "ADV") or token.lower_ == "according"


def is_set_off(token: Token) -> bool:
    """Whether some words follow a comma: ", which owns the ships,"."""
    first = token.left_edge
    after_comma = first.i > 0 and first.nbor(-1).text == ","
    return after_comma and token.right_edge.i - first.i >= 3


def is_joined_clause(token: Token) -> bool:
    return token.dep_ == "ccomp" or (token.dep_ == "conj" and clause.is_predicate(token))


def is_another(joined: Token) -> bool:
    """ "…, the minister said", "…, and Chile will pay"."""
    if joined.dep_ == "ccomp":
        return "say" in clause.classes(joined)
    return any(child.dep_ in (*clause.SUBJECTS, "expl") for child in joined.children)


def joints(token: Token) -> Iterator[Token]:
    """The conjunction and comma that joined a part that is left out."""
    before = token.left_edge.i - 1
    while before > 0 and token.dep_ == "conj" and is_joint(token.doc[before]):
        yield token.doc[before]
        before -= 1


def is_joint(token: Token) -> bool:
    return token.dep_ == "cc" or token.text == ","


def without_inserts(tokens: list[Token]) -> list[Token]:
    """Without what stands in brackets, between dashes, after a dash or a semicolon."""
    kept: list[Token] = []
    depth, dashed = 0, False
    for token in tokens:
        if token.text in BRACKETS:
            depth = max(depth + BRACKETS[token.text], 0)
        elif is_dash(token):
            dashed = not dashed
        elif token.text == ";" and kept:
            break
        elif not depth and not dashed:
            kept.append(token)
    return kept


def without_first_insert(tokens: list[Token]) -> list[Token]:
    """Without what stands between commas right after the verb: "announced, in a note, that"."""
    if not tokens or tokens[0].text != ",":
        return tokens
    commas = [index for index, token in enumerate(tokens) if token.text == ","]
    return tokens[commas[1] + 1 :] if len(commas) > 1 else tokens


def is_dash(token: Token) -> bool:
    """A dash between blanks, not one in "2025–2035"."""
    return token.text in ("--", "—", "–", "-") and follows_blank(token)


def rendered(tokens: Iterable[Token], *, many: bool = False) -> str:
    """The words in order, with single blanks, in the third person."""
    pieces: list[str] = []
    last = None
    for token in tokens:
        if last is not None and token.i != last.i + 1 and pieces[-1][-1:] != " ":
            pieces.append(" ")
        pieces.append(third_person(token, many=many) + token.whitespace_)
        last = token
    return tidy("".join(pieces))


def third_person(token: Token, *, many: bool) -> str:
    """ "our" as "its"; "we" as "it" only where its verb has one form for all."""
    own = OURS.get(token.lower_)
    if own is None or token.text == "US":
        return token.text
    if token.lower_ in ("we", "i") and token.doc[token.i : token.i + 2][-1].tag_ != "MD":
        return token.text
    return own[many]


def tidy(text: str) -> str:
    text = " ".join(text.split())
    text = re.sub(r"\s+([,.;:?!%])", r"\1", text)
    text = re.sub(r",\s*,+", " ", re.sub(r",\s*([;.])", r"\1", text))
    return " ".join(text.split()).strip(" ,;:.…—–-")


def shortened(tokens: list[Token], longest: int, *, many: bool = False) -> list[Token]:
    """As many words as there is room for, cut where a part begins, nothing left dangling."""
    tokens = whole(tokens)
    while len(tokens) > 2 and len(rendered(tokens, many=many)) > longest:
        tokens = cut(tokens)
    return tokens


def cut(tokens: list[Token]) -> list[Token]:
    """Without the last part, and the parts before it that need it."""
    kept = whole(tokens[: last_border(tokens)])
    while len(kept) > 2 and is_torn(kept, tokens[len(kept) :]):
        kept = whole(kept[: last_border(kept)])
    return kept


def is_torn(kept: list[Token], lost: list[Token]) -> bool:
    """Whether a verb lost its object, or a subject its verb."""
    heads = {token.head for token in lost if token.dep_ in NEEDED}
    return not heads.isdisjoint(kept) or any(
        token.dep_ in NEEDING and token.head in lost for token in kept
    )


def last_border(tokens: list[Token]) -> int:
    """Where the last part of a phrase begins: a clause, a joined part, a preposition."""
    for index in range(len(tokens) - 1, 1, -1):
        if begins_part(tokens[index]):
            return index
    return len(tokens) - 1


def begins_part(token: Token) -> bool:
    if token.text in (",", ";", ":") or token.dep_ in ("cc", "prep", "mark"):
        return True
    above = [one for one in (token, *token.ancestors) if one.left_edge == token]
    return any(one.dep_ in ("relcl", "acl", "advcl", "conj", "xcomp", "ccomp") for one in above)


def whole(tokens: list[Token]) -> list[Token]:
    """Without words at the end that lead to nothing."""
    end = len(tokens)
    while end and is_dangling(tokens[end - 1]):
        end -= 1
    return tokens[:end]


def is_dangling(token: Token) -> bool:
    if token.is_punct:
        return token.text != "%"
    if token.dep_ in LEADING and token.head.i > token.i:
        return True
    if token.lower_ in ENDLESS:
        return True
    if token.tag_ == "IN" and token.dep_ != "mark":
        return token.right_edge != token  # its noun is cut off; "left behind" has none
    return token.tag_ in DANGLING


def opened(text: str, first: Token, named: Container[int]) -> str:
    """A phrase that follows a colon: small at the beginning, names and acronyms excepted."""
    name = first.pos_ == "PROPN" or first.i in named
    common = first.is_title and (not name or first.lower_ in ("a", "an", "the"))
    return text[:1].lower() + text[1:] if common and first.text != "I" else text
