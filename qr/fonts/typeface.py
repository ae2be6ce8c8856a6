"""Typefaces, made of several fonts: which characters they have, and their widths."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from functools import cache, lru_cache
from itertools import groupby

from qr.fonts.font import Font, font_of
from qr.fonts.script import UNKNOWN, needs_shaping

CAP_HEIGHT = 0.714
"""The height of capitals in Noto Sans, in ems."""
DESCENT = 0.293
"""The depth of descenders below the baseline in Noto Sans, in ems."""
LEADING = 1.22
"""The distance from baseline to baseline, in ems."""

REMEMBERED = 1 << 14


@dataclass(frozen=True, slots=True)
class Glyph:
    """A character as it is drawn: the font, and the width in ems."""

    character: str
    font: Font
    ems: float


class Typeface(dict[str, Glyph]):
    """A weight: character → glyph, from the first font that has it, else the replacement character."""

    def __init__(self, *fonts: str) -> None:
        super().__init__()
        self._fonts = fonts
        self.ems: Callable[[str], float] = lru_cache(maxsize=REMEMBERED)(self._ems)
        """The width of a text in ems, which is in points at a size of 1 point. Cached, since words recur on labels."""

    def __missing__(self, character: str) -> Glyph:
        glyph = self._find(character) or self[UNKNOWN]
        self[character] = glyph
        return glyph

    def __reduce__(self) -> "tuple[Callable[..., Typeface], tuple[str, ...]]":
        """Pickle the names of the fonts, from which another process makes its own typeface."""
        return typeface, self._fonts

    def has(self, character: str) -> bool:
        """Tell whether a character is drawn as itself."""
        return self[character].character == character

    def _ems(self, text: str) -> float:
        return sum(self[character].ems for character in text)

    def runs(self, text: str) -> Iterator[tuple[Font, str]]:
        """Split a text where the font changes."""
        for _, run in groupby((self[character] for character in text), key=lambda glyph: id(glyph.font)):
            glyphs = list(run)
            yield glyphs[0].font, "".join(glyph.character for glyph in glyphs)

    def _find(self, character: str) -> Glyph | None:
        if needs_shaping(character):
            return None
        for font in map(font_of, self._fonts):
            if ord(character) in font.glyphs:
                return Glyph(character, font, font.width(character) / 1000)
        return None


@cache
def typeface(*fonts: str) -> Typeface:
    """Return the typeface of these fonts, which each process makes once."""
    return Typeface(*fonts)


REGULAR_FONTS, BOLD_FONTS = ("notos", "figo", "cascadia"), ("notosbo", "figbo", "cascadiab")
REGULAR, BOLD = typeface(*REGULAR_FONTS), typeface(*BOLD_FONTS)


def weights(own: tuple[str, ...]) -> tuple[Typeface, Typeface]:
    """Return the regular and the bold weight, with an owner's fonts for characters that the built-in ones lack.

    own: paths of TrueType fonts. Raises FontUnfit for those that cannot be used.
    """
    for path in own:
        font_of(path)
    return typeface(*REGULAR_FONTS, *own), typeface(*BOLD_FONTS, *own)


def unknown_in(text: str, face: Typeface = REGULAR) -> set[str]:
    """Return the characters of a text that none of the fonts has."""
    return {character for character in text if not face.has(character)}
