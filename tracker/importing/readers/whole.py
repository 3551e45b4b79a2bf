"""Files that hold one article: read at once, after a look at their size."""

import codecs
from pathlib import Path

from tracker.importing.raw import UnreadableError

LONGEST_CHARACTER = 4  # bytes in UTF-8
HEAD = 4096


def read_whole(path: Path, max_text: int) -> str:
    """The text of the file, unless it is too large, binary, empty or not UTF-8."""
    size = path.stat().st_size
    if size > max_text * LONGEST_CHARACTER:
        raise UnreadableError(
            f"the text has {size:,} bytes; at most {max_text:,} characters are read"
        )
    return decoded(path.read_bytes())


def decoded(content: bytes) -> str:
    if not content:
        raise UnreadableError("empty file")
    refuse_binary(content[:HEAD])
    try:
        return content.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        byte = content[error.start]
        raise UnreadableError(f"not UTF-8: byte {byte:#04x} at position {error.start}") from error


def refuse_binary(head: bytes) -> None:
    """Refuse what holds NUL bytes and is no UTF-8; a text with a stray NUL gets its own reason."""
    if head.startswith((codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)):
        raise UnreadableError("not UTF-8 (it begins like UTF-16)")
    if b"\0" not in head:
        return
    try:
        # The head may end within a character: an incremental decoder waits for the rest.
        codecs.getincrementaldecoder("utf-8")().decode(head)
    except UnicodeDecodeError:
        raise UnreadableError("a binary file, not a text") from None
