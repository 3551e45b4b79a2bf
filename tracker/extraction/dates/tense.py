"""Whether the words around a time phrase look back ("agreed in June") or ahead."""

import re

NOT_VERBS = (
    r"(?!(?:the|an?|its|his|her|their|our|this|that|each|all|one|two|three|four|five|six|seven|eight"
    r"|nine|ten|about|around|some|more|zero|nil)\b)"
)
# What stands between an auxiliary and its verb, so that the verb is not read by itself.
CARRIER = (
    r"(?: (?:not|also|all|only|now|then|be|been|have|have been|once|again|not be))*(?: [a-z]+)?"
)
AHEAD = (
    r"\b(?:[Ww]ill|shall|would|should|must|may|can|could|won[’']t|wouldn[’']t|cannot"
    r"|(?:is|are|was|were|be|ought|has|have) to|is due|are due|(?<!up )to"
    rf"(?= {NOT_VERBS}[a-z]{{2,}}))\b{CARRIER}"
    r"|\b(?:plans?|intends?|aims?|wants?|going|commits?|undertakes?|pledges|goals?|targets?|payable"
    r"|(?:is|are|was|were) [a-z]+ing"
    r"|starts?|begins?|runs?|comes?|goes|takes effect|expires?|ends?|opens?|closes?|reopens?"
    r"|leaves?|follows?|lapses?|stays?|gets?|becomes?|moves?|continues?|needs?|remains?|drops?"
    r"|rises?|falls?)\b|[’']ll\b"
)
BACK = (
    r"\b(?:said|told|has|have|had|was|were|did|began|took|gave|met|came|went|won|held|made|put|saw|sold"
    r"|became|left|let|ran|grew|fell|rose|lost|paid|sent|struck|wrote|kept|brought|bound|bought|swore"
    r"|spoke|withheld|quit|got|found|built|broke|forbade|chose|drew|withdrew|passed|ago|since|earlier"
    r"|(?:under|over)took|(?<!\bthe )(?<!\ba )(?<!\ban )"
    r"(?!need|exceed|proceed|succeed|speed|feed|seed|hundred)[a-z]{2,}ed)\b"
)
VERBS = re.compile(rf"(?P<ahead>{AHEAD})|(?P<back>{BACK})")
# An obligation of the past: what should have come in June may still be owed in July.
OWED = re.compile(
    r"\b(?:(?:should|ought to|was to|were to|must|would) have"
    r"|(?:was|were|had been|been) (?:supposed|meant|due|promised|scheduled|originally)"
    r"|would (?!in\b|on\b|at\b|by\b|not\b)[a-z]+|(?:was|were) to|due|expected)\b[^;:,]{0,60}$"
)
SHOULD_HAVE = re.compile(
    r"\b(?:(?:should|ought to|was to|were to) have|(?:was|were) (?:due|supposed|meant) to have)\b"
    r"[^;:]{0,60}$"
)
LATE = re.compile(
    r"\b(?:(?:has|have) (?:not|yet|never)|(?:was|were) (?:due|to|not|[a-z]+ed)|missed|overdue"
    r"|still|not yet|had)\b"
)
PERFECT = re.compile(r"[^.;:]{0,40}\bhad\b")
REACH = 140


def looks_back(text: str, start: int, end: int) -> bool:
    """Tell it by the last verb before the phrase in its clause, else by the first one after."""
    before = list(VERBS.finditer(text, max(0, start - REACH), start))
    verb = before[-1] if before else VERBS.search(text, end, end + REACH)
    if SHOULD_HAVE.search(text, max(0, start - REACH), start):
        return True
    return verb is not None and verb["back"] is not None


def had_by_then(text: str, start: int, end: int) -> bool:
    """Tell a report from a deadline: "By July the US had paid"."""
    return text[start].isupper() and PERFECT.match(text, end) is not None


def is_owed(text: str, start: int) -> bool:
    """Tell whether the words before a date say what should have been done by then."""
    return OWED.search(text, max(0, start - REACH), start) is not None


def is_late(text: str) -> bool:
    """Tell whether a clause says that something has not come."""
    return LATE.search(text) is not None
