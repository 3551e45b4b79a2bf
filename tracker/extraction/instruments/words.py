"""The nouns that name instruments, and the words around them that name nothing."""

# Of one family, each can stand for another: "the deal" is the agreement named before.
FAMILIES = {
    "pact": """agreement deal accord pact treaty framework memorandum convention protocol compact
        arrangement settlement understanding partnership instrument text document declaration
        statement charter communique communiqué communication""",
    "truce": "truce ceasefire cease-fire armistice",
    "contract": "contract licence license order concession lease agreement deal",
    "law": "act law bill measure legislation statute ordinance",
    "decree": "order decree proclamation directive memorandum",
    "plan": "programme program plan strategy initiative mission scheme roadmap package",
    "promises": "manifesto platform code commitments pledge charter",
    "budget": "budget review",
}
NOUNS = frozenset(word for listed in FAMILIES.values() for word in listed.split())
# Written small, these are mostly no instrument: "talks on a plan", "the measure", "a statement".
PROPER_ONLY = frozenset(
    """plan strategy mission scheme review code act platform commitments document text statement
    package order budget understanding communication measure legislation initiative pledge
    partnership program programme communiqué charter manifesto instrument""".split()
)
# Qualities that tell no instrument from another.
EMPTY = frozenset(
    """new same final latest historic such other proposed landmark whole first second previous
    current present earlier original existing similar recent full draft major big large own
    comprehensive tentative preliminary formal written ambitious important broad wide key future
    last next entire sweeping longstanding bilateral trilateral mutual joint binding several many
    two three four any every each no another more""".split()
)
JOINTS = frozenset("of for on and the in to with between against".split())


def families(noun: str) -> frozenset[str]:
    return frozenset(name for name, listed in FAMILIES.items() if noun in listed.split())
