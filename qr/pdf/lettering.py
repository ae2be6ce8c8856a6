"""Lines of text as PDF operators, and the characters of each font that they use.

A character is written as the number of its glyph in the whole font (ISO 32000-1, 9.7.4.2), so that pages can be drawn
independently of each other, and the subset of the font to embed is chosen at the end.
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
"""Font → the characters drawn with it."""


class Lettering:
    """Writes lines of text, and records the characters that they use."""

    def __init__(self) -> None:
        self.used: Used = defaultdict(set)

    def take(self, used: Used) -> None:
        """Add the characters that were used elsewhere."""
        for font, characters in used.items():
            self.used[font].update(characters)

    def shown(self, line: Line) -> bytes:
        """Return the operators that show a line at the current position of the text matrix."""
        size = number(line.size_pt)
        parts = []
        for font, run in line.face.runs(line.words):
            self.used[font].update(run)
            parts.append(b"%s %s Tf (%s) Tj" % (resource(font), size, _glyphs(font, run)))
        return b" ".join(parts)


@lru_cache(maxsize=64)
def resource(font: Font) -> bytes:
    """Return the name of a font in the resources of pages."""
    return name(font.name)


def glyph(font: Font, character: str) -> int:
    """Return the number of a character's glyph in its font."""
    return font.glyphs[ord(character)]


@lru_cache(maxsize=1 << 13)
def _glyphs(font: Font, run: str) -> bytes:
    raw = b"".join(glyph(font, character).to_bytes(2, "big") for character in run)
    return SPECIAL.sub(lambda found: ESCAPED[found[0]], raw)
