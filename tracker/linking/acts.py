"""Whether a report tells of an instrument itself, signed or in force, or of what it holds."""

import re

INSTRUMENT = (
    r"(?:agreements?|accords?|pacts?|frameworks?|treat(?:y|ies)|deals?|arrangements?|contracts?"
    r"|partnerships?|protocols?|conventions?|memorand(?:um|a)|alliances?|documents?|ties|mergers?"
    r"|programmes?|programs?|compacts?|charters?|takeover)"
)
ACT = (
    r"(?:sign(?:s|ed|ing|ature)?|ratif\w+|conclud\w+|negotiat\w+|draft\w*|dr[ae]w\w* up|replac\w+"
    r"|(?:comes?|came|enter\w*|put\w*|is|are|now|been|was)\s(?:in|into)\sforce|in force"
    r"|t(?:akes?|ook) effect|expir\w+|laps\w+|renew\w+|terminat\w+|dissolv\w+|cancel\w+"
    r"|approv\w+|clinch\w+|str(?:ike|uck)|reach\w*|ran out|runs? out|ends?|chart\w*"
    r"|put (?:its|their) names?|put their signatures?)"
)
GAP = r"[^.;]{0,80}?"
ABOUT = re.compile(rf"\b{ACT}\b{GAP}\b{INSTRUMENT}\b|\b{INSTRUMENT}\b{GAP}\b{ACT}\b", re.IGNORECASE)
UNDER = re.compile(
    rf"\b(?:under|as part of|within|according to)\b[^,;.]{{0,40}}\b(?:{INSTRUMENT}|which)\b",
    re.IGNORECASE,
)
STATUSES = frozenset({"agreed", "signed", "in_force", "expired", "broken", "proposed"})


def is_act(text: str, status: str) -> bool:
    """Told of the instrument as a whole: "the two sides signed a pact", not "under the pact …"."""
    return status in STATUSES and bool(ABOUT.search(text)) and not UNDER.search(text)
