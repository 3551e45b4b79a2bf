"""Words in Source Serif and Source Sans, which come with the program: wrapped, fitted and cut."""

from functools import lru_cache
from importlib.resources import files

from PIL import ImageFont

Font = ImageFont.FreeTypeFont
FONTS = {
    "serif": ("font_source_serif_pro", "SourceSerifPro-Bold.ttf"),
    "sans": ("font_source_sans_pro", "SourceSansPro-Regular.ttf"),
    "bold": ("font_source_sans_pro", "SourceSansPro-Semibold.ttf"),
}
CUT = "…"


@lru_cache(maxsize=32)
def font(name: str, size: int) -> Font:
    package, file = FONTS[name]
    path = files(package) / "files" / file
    # The other engine is not on every machine; with this one pictures are the same on all.
    return ImageFont.truetype(str(path), size, layout_engine=ImageFont.Layout.BASIC)


def fitted(words: str, name: str, sizes: dict[int, int], width: int) -> tuple[int, list[str]]:
    """The first size in whose number of lines all words find room, else the last, cut."""
    for size, most in sizes.items():
        lines = wrapped(words, font(name, size), width, most)
        if " ".join(lines).split() == words.split():
            break
    return size, lines


def wrapped(words: str, letters: Font, width: int, most: int) -> list[str]:
    """At most so many lines; where words are left over, the last ends in three dots."""
    lines: list[str] = []
    rest = words.split()
    while rest and len(lines) < most:
        line = rest.pop(0)
        while rest and letters.getlength(f"{line} {rest[0]}") <= width:
            line = f"{line} {rest.pop(0)}"
        lines.append(line)
    if rest:
        lines[-1] = f"{lines[-1]} {CUT}"
    return [cut(line, letters, width) for line in lines]


def cut(line: str, letters: Font, width: int) -> str:
    """As much of it as there is room for."""
    if letters.getlength(line) <= width:
        return line
    kept = line.removesuffix(f" {CUT}")
    while kept and letters.getlength(kept + CUT) > width:
        kept = kept[:-1]
    return kept.rstrip() + CUT
