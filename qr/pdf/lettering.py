"""Lines of text as PDF operators, and which characters of which fonts they took.

A character is written as the number of its glyph in the whole font (ISO 32000-1, 9.7.4.2): whoever draws a page needs
not know what other pages hold, and the part of the font that is embedded is chosen at the end.
"""

import re
from collections import defaultdict
from functools import lru_cache

from qr.fonts.font import Font
from qr.layout.fitting import Line
from qr.pdf.file import name, number

SPECIAL = re.compile(rb"[()\\\r]")
ESCAPED = {b"(": rb"\(", b")": rb"\)", b"\\": rb"\\", b"\r": rb"\r"}

Used = dict[Font, set[str]]
"""Characters by the font that draws them."""


class Lettering:
    """What writes lines, and remembers what they took."""

    def __init__(self) -> None:
        self.used: Used = defaultdict(set)

    def take(self, used: Used) -> None:
        """Remember what was used elsewhere, too."""
        for font, characters in used.items():
            self.used[font].update(characters)

    def shown(self, line: Line) -> bytes:
        """Return the operators that show a line where the text matrix stands."""
        size = number(line.size_pt)
        parts = []
        for font, run in line.face.runs(line.words):
            self.used[font].update(run)
            parts.append(b"%s %s Tf (%s) Tj" % (resource(font), size, _glyphs(font, run)))
        return b" ".join(parts)


@lru_cache(maxsize=64)
def resource(font: Font) -> bytes:
    """Return the name by which pages call a font."""
    return name(font.name)


def glyph(font: Font, character: str) -> int:
    """Return the number of a character's glyph in its font."""
    return font.glyphs[ord(character)]


@lru_cache(maxsize=1 << 13)
def _glyphs(font: Font, run: str) -> bytes:
    raw = b"".join(glyph(font, character).to_bytes(2, "big") for character in run)
    return SPECIAL.sub(lambda found: ESCAPED[found[0]], raw)
