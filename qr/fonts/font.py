"""Fonts: those that come with Skylt, and an owner's, which may be embedded and has TrueType outlines."""

import struct
import zlib
from collections.abc import Callable
from dataclasses import dataclass
from functools import cache
from io import BytesIO
from pathlib import Path

import pymupdf_fonts  # type: ignore[import-untyped]  # publishes no types
from fontTools.ttLib import TTFont, TTLibError  # type: ignore[import-untyped]  # publishes no types

from qr.errors import FontUnfit

MOST_BYTES = 100_000_000
"""The largest fonts, with all Chinese characters, are a quarter of that."""
COLLECTION = b"ttcf"
RESTRICTED, BITMAPS_ONLY, NO_SUBSETS = 0x0002, 0x0200, 0x0100
"""Bits of fsType in the table OS/2 (OpenType 1.9)."""
USAGE = 0x000F
BROKEN = (TTLibError, struct.error, LookupError, ValueError, AssertionError, TypeError, ArithmeticError, AttributeError)
"""What fontTools raises on files that are no fonts."""
TRUETYPE = "take its TrueType edition, a .ttf file"
MEDIUM = 500
"""The weight of a font that does not say it."""


@dataclass(frozen=True, slots=True)
class Measures:
    """What a PDF says of a font, lengths in thousandths of an em (ISO 32000-1, 9.8)."""

    ascent: float
    descent: float
    cap_height: float
    italic_angle: float
    """in degrees, counter-clockwise"""
    stem_v: float
    box: tuple[float, ...]
    """left, bottom, right, top"""


class Font:
    """A font that another process finds by its source again: a name of pymupdf-fonts, or a path."""

    def __init__(self, name: str, source: str, data: bytes) -> None:
        self.name = name
        self.source = source
        self.data = data
        """the file"""
        opened = TTFont(BytesIO(data), lazy=True)
        self._scale: float = 1000 / opened["head"].unitsPerEm
        self.glyphs = _glyphs(opened)
        """the number of a character → that of its glyph"""
        self._advances = _advances(opened)
        self.measures = _measures(opened, self._scale)

    def __reduce__(self) -> tuple[Callable[[str], "Font"], tuple[str]]:
        return font_of, (self.source,)

    def width(self, character: str) -> float:
        """Return how wide a character of the font is, in thousandths of an em."""
        glyph = self.glyphs[ord(character)]
        return self._advances[min(glyph, len(self._advances) - 1)] * self._scale


@cache
def font_of(source: str) -> Font:
    """Return the font of a name of pymupdf-fonts, or in a file.

    Raises FontUnfit for a file that can't be used, which says why, and what can.
    """
    if source in pymupdf_fonts.fontbuffers:
        return Font(f"Skylt-{source}", source, pymupdf_fonts.fontbuffers[source]())
    return _own(source)


def _own(path: str) -> Font:
    data = _bytes(Path(path))
    try:
        opened = TTFont(BytesIO(data), fontNumber=0, lazy=True)
        if "CFF " in opened or "CFF2" in opened:
            raise FontUnfit(f"{path} has PostScript outlines (CFF), which labels can't embed: {TRUETYPE}.")
        if _forbids(opened):
            raise FontUnfit(
                f"{path} may not be embedded in other files, its maker says (fsType): take a font with a free licence."
            )
        font = Font(f"Own-{zlib.crc32(data):08X}", path, _plain(opened, data))
    except BROKEN as error:
        raise FontUnfit(f"{path} is no font that can be read: name a TrueType font, a .ttf or .ttc file.") from error
    if not font.glyphs:
        raise FontUnfit(f"{path} says of no character how it is drawn: take another edition of the font.")
    return font


def _plain(opened: TTFont, data: bytes) -> bytes:
    """Return the file of a font by itself, where it lies in a collection. Raises TTLibError where it is compressed."""
    if opened.flavor is not None:
        raise TTLibError("made for web pages")
    if data[:4] != COLLECTION:
        return data
    written = BytesIO()
    opened.save(written)
    return written.getvalue()


def _glyphs(opened: TTFont) -> dict[int, int]:
    """Return which glyph each character has; fontTools takes the numbers of glyphs for their names here."""
    count = opened["maxp"].numGlyphs
    opened.setGlyphOrder(range(count))
    if len(opened["loca"]) <= count:
        raise TTLibError("glyphs without a place")
    named = opened["cmap"].getBestCmap() or {}
    return {character: glyph for character, glyph in named.items() if isinstance(glyph, int) and glyph}


def _advances(opened: TTFont) -> tuple[int, ...]:
    """Return how wide glyphs are, in the font's units; those beyond the last one are as wide as that."""
    count = opened["hhea"].numberOfHMetrics
    if count == 0:
        raise TTLibError("glyphs without a width")
    return struct.unpack_from(f">{2 * count}H", opened.reader["hmtx"])[::2]


def _measures(opened: TTFont, scale: float) -> Measures:
    head, weight = opened["head"], MEDIUM
    ascent, descent = head.yMax, head.yMin
    cap_height = ascent
    if "OS/2" in opened:
        said = opened["OS/2"]
        weight, ascent, descent = said.usWeightClass, said.sTypoAscender, said.sTypoDescender
        cap_height = said.sCapHeight if said.version > 1 else ascent
    (angle,) = struct.unpack_from(">i", opened.reader["post"], 4)
    return Measures(
        ascent=ascent * scale,
        descent=descent * scale,
        cap_height=cap_height * scale,
        italic_angle=angle / 65536,
        stem_v=50 + (weight / 65) ** 2,  # fonts do not say it
        box=tuple(side * scale for side in (head.xMin, head.yMin, head.xMax, head.yMax)),
    )


def _bytes(path: Path) -> bytes:
    try:
        if not path.is_file():
            raise FontUnfit(f"{path} is no font: there is no such file.")
        if path.stat().st_size > MOST_BYTES:
            raise FontUnfit(f"{path} is no font: it is larger than {MOST_BYTES:,} bytes.")
        return path.read_bytes()
    except OSError as error:
        raise FontUnfit(f"{path} can't be read ({(error.strerror or 'unknown reason').lower()}).") from error


def _forbids(opened: TTFont) -> bool:
    """Tell whether the maker forbids to embed the font, or a part of it."""
    if "OS/2" not in opened:
        return False
    bits = opened["OS/2"].fsType
    return bits & USAGE == RESTRICTED or bool(bits & (BITMAPS_ONLY | NO_SUBSETS))
