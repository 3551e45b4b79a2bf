"""What the second reader says of the parties: its word on each name that it has read."""

from collections.abc import Collection, Mapping

from tracker.extraction.roles.cast import Cast


def voices(cast: Cast, heard: Mapping[int, float]) -> dict[str, float]:
    """Of each party named in what was read, the log-odds that it undertakes: its best mention's.

    `heard` has the log-odds of single words, by their place in the article.
    """
    told: dict[str, float] = {}
    for name, found in cast.mentions.items():
        for mention in found:
            words = [heard[token.i] for token in mention.span if token.i in heard]
            if words and mention.form != "inside":
                told[name] = max(told.get(name, -1e9), sum(words) / len(words))
    return told


def total(names: Collection[str], told: Mapping[str, float]) -> tuple[float, int]:
    """A set's log-odds together, and how many of it were not read."""
    read = [told[name] for name in names if name in told]
    return sum(read), len(names) - len(read)
