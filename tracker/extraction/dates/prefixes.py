"""The prepositions before a point in time, and the kind of phrase that each makes of it."""

from tracker.extraction.dates.words import compiled

LATEST = (
    r"(?: (?:as early as|as soon as|about|around|roughly|at least|at the latest|some time in))?"
)
PLANNED = (
    r"promised|scheduled|planned|target|goal|date|set|slated|rescheduled|targeted|meant|billed|intended|foreseen"
    r"|due|put off|put back|put down|postponed|earmarked"
)
# The first that stands before the point decides. "baseline" points are of no use: "than in 2019".
PREFIXES = [
    (compiled(rf"\b(?:{rule}) (?:the )?$"), kind)
    for rule, kind in [
        (
            r"(?:no|not) later than(?: in| on)?|at the latest (?:by|in|on)|not beyond"
            r"|as (?:early|late) as(?: in| on)?",
            "deadline",
        ),
        (
            r"(?:than|instead of|rather than|against|compared (?:with|to)|relative to)"
            r"(?: (?:in|on|by))?"
            r"|(?:lead|run)[- ]up to|shortly before",
            "baseline",
        ),
        (r"on or before|on or by", "deadline"),
        (r"before|ahead of|prior to|in advance of", "before"),
        (r"within", "within"),
        (r"due(?: by| in| on)?", "due"),
        (rf"(?:by|until|till|through(?: to)?|up to|deadline (?:of|is)){LATEST}", "deadline"),
        (
            r"from|(?:starting|beginning|commencing|effective)(?: from| in| on| as of)?"
            r"|as (?:of|from)|since",
            "start",
        ),
        (rf"(?:{PLANNED}) (?:[\w’'-]+ )?for", "deadline"),
        (r"between", "between"),
        (r"to", "to"),
        (r"after", "after"),
        (r"and", "and"),
        (r"for", "for"),
        (r"in|on|at|during|of|throughout|over|in the course of", "moment"),
    ]
]
LOOK_BACK = 40


def prefix_before(text: str, start: int) -> tuple[int, str] | None:
    """Return where the preposition before this place begins, and its kind."""
    begin = max(0, start - LOOK_BACK)
    if start == begin or not text[start - 1].isspace():
        return None
    before = text[begin:start]
    for pattern, kind in PREFIXES:
        if match := pattern.search(before):
            return begin + match.start(), kind
    return None
