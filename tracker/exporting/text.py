"""Characters that a format cannot carry, or must not."""

# A spreadsheet runs a cell that begins so as a formula; a quote or a name may come from anywhere.
FORMULA = ("=", "+", "-", "@", "\t", "\r", "\n", "＝", "＋", "－", "＠")


def harmless(text: str) -> str:
    """An apostrophe in front makes a spreadsheet show a formula instead of running it."""
    return f"'{text}" if text.lstrip(" ").startswith(FORMULA) else text


def printable(text: str) -> str:
    """Without control characters: XML and calendars have no way to say them."""
    return "".join(char for char in text if char >= " " or char in "\t\n\r")
