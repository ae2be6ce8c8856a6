"""The fonts that are embedded: which characters they have, and how wide these are."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from functools import cache, lru_cache
from io import BytesIO
from itertools import groupby

import pymupdf_fonts  # type: ignore[import-untyped]  # publishes no types
from reportlab.pdfbase.ttfonts import TTFont  # type: ignore[import-untyped]  # publishes no types

from qr.script import UNKNOWN, needs_shaping

CAP_HEIGHT = 0.714
"""The height of capitals in Noto Sans, in ems."""
DESCENT = 0.293
"""How far letters reach below the baseline in Noto Sans, in ems."""
LEADING = 1.22
"""From baseline to baseline, in ems."""

REMEMBERED = 1 << 14


@dataclass(frozen=True, slots=True)
class Glyph:
    """One character as it will be drawn."""

    character: str
    font: TTFont
    ems: float


class Typeface(dict[str, Glyph]):
    """A weight: for each character its glyph, from the first font that has it, else the sign for an unknown one."""

    def __init__(self, *fonts: str) -> None:
        super().__init__()
        self._fonts = fonts
        self.ems: Callable[[str], float] = lru_cache(maxsize=REMEMBERED)(self._ems)
        """How wide a text is, in ems: points at a size of 1 point. Words recur from label to label."""

    def __missing__(self, character: str) -> Glyph:
        glyph = self._find(character) or self[UNKNOWN]
        self[character] = glyph
        return glyph

    def has(self, character: str) -> bool:
        """Tell whether a character is drawn as itself."""
        return self[character].character == character

    def _ems(self, text: str) -> float:
        return sum(self[character].ems for character in text)

    def runs(self, text: str) -> Iterator[tuple[TTFont, str]]:
        """Split a text where the font changes."""
        for _, run in groupby((self[character] for character in text), key=lambda glyph: id(glyph.font)):
            glyphs = list(run)
            yield glyphs[0].font, "".join(glyph.character for glyph in glyphs)

    def _find(self, character: str) -> Glyph | None:
        if needs_shaping(character):
            return None
        for font in map(_load, self._fonts):
            if ord(character) in font.face.charToGlyph:
                return Glyph(character, font, font.face.getCharWidth(ord(character)) / 1000)
        return None


REGULAR = Typeface("notos", "figo", "cascadia")
BOLD = Typeface("notosbo", "figbo", "cascadiab")


def unknown_in(text: str) -> set[str]:
    """Return the characters of a text that none of the fonts has."""
    return {character for character in text if not REGULAR.has(character)}


@cache
def _load(name: str) -> TTFont:
    return TTFont(f"Skylt-{name}", BytesIO(pymupdf_fonts.fontbuffers[name]()), asciiReadable=False, shapable=False)
