"""The parties as a line begins with them."""

MOST = 5
SHOWN = 3
# Names that take an article within a sentence, by their first or last word.
FIRST = {"United", "European", "African", "World", "International", "Democratic", "Organization"}
LAST = {
    "Netherlands",
    "Philippines",
    "Maldives",
    "Bahamas",
    "Gambia",
    "Republic",
    "Islands",
    "Emirates",
    "Union",
    "Bank",
    "Fund",
    "Commission",
    "Council",
    "Party",
    "Association",
}


def enumeration(names: tuple[str, ...]) -> str:
    """ "A", "A and B", "A, B and C"; more than five become "A, B, C and 3 others"."""
    if len(names) > MOST:
        names = (*names[:SHOWN], f"{len(names) - SHOWN} others")
    first, rest = names[:1], tuple(map(articled, names[1:]))
    *most, last = (*first, *rest) or ("",)
    line = f"{', '.join(most)} and {last}" if most else last
    return line[:1].upper() + line[1:]


def articled(name: str) -> str:
    words = name.split()
    takes_one = words[0] in FIRST or words[-1] in LAST
    return f"the {name}" if takes_one and words[0] != "The" else name


def are_many(names: tuple[str, ...]) -> bool:
    """Whether the verb stands in the plural: several, or a plural written in small letters."""
    return len(names) > 1 or (len(names) == 1 and names[0][:1].islower() and names[0].endswith("s"))
