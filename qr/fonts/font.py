"""Fonts: those that come with Skylt, and an owner's own, which have TrueType outlines and may be embedded."""

import struct
import zlib
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from functools import cache
from io import BytesIO
from pathlib import Path

import pymupdf_fonts  # type: ignore[import-untyped]  # publishes no types
from fontTools.ttLib import TTFont, TTLibError  # type: ignore[import-untyped]  # publishes no types

from qr.errors import FontUnfit

MOST_BYTES = 100_000_000
"""The largest fonts, with all Chinese characters, have a quarter of that."""
COLLECTION = b"ttcf"
RESTRICTED, BITMAPS_ONLY, NO_SUBSETS = 0x0002, 0x0200, 0x0100
"""Bits of fsType in the table OS/2 (OpenType 1.9)."""
USAGE = 0x000F
BROKEN = (TTLibError, struct.error, LookupError, ValueError, AssertionError, TypeError, ArithmeticError, AttributeError)
"""The errors of fontTools for files that are not fonts, or are damaged."""
TRUETYPE = "use its TrueType edition, a .ttf file"
MEDIUM = 500
"""The weight of a font that does not state one."""


@dataclass(frozen=True, slots=True)
class Measures:
    """The measures of a font in a PDF, lengths in thousandths of an em (ISO 32000-1, 9.8)."""

    ascent: float
    descent: float
    cap_height: float
    italic_angle: float
    """in degrees, counter-clockwise"""
    stem_v: float
    box: tuple[float, ...]
    """left, bottom, right, top"""


class Font:
    """A font that other processes open by its source: a name of pymupdf-fonts, or a path."""

    def __init__(self, name: str, source: str, data: bytes) -> None:
        self.name = name
        self.source = source
        self.data = data
        """the contents of the font file"""
        opened = TTFont(BytesIO(data), lazy=True)
        self._scale: float = 1000 / opened["head"].unitsPerEm
        self.glyphs = _glyphs(opened)
        """code point of a character → number of its glyph"""
        self._advances = _advances(opened)
        self.measures = _measures(opened, self._scale)

    def __reduce__(self) -> tuple[Callable[[str], "Font"], tuple[str]]:
        return font_of, (self.source,)

    def width(self, character: str) -> float:
        """Return the width of a character of the font, in thousandths of an em."""
        glyph = self.glyphs[ord(character)]
        return self._advances[min(glyph, len(self._advances) - 1)] * self._scale


@cache
def font_of(source: str) -> Font:
    """Return the font with a name of pymupdf-fonts, or of a file.

    Raises FontUnfit for a file that cannot be used, with the reason and the remedy.
    """
    if source in pymupdf_fonts.fontbuffers:
        return Font(f"Skylt-{source}", source, pymupdf_fonts.fontbuffers[source]())
    return _own(source)


@contextmanager
def undamaged(font: Font) -> Iterator[None]:
    """Raise FontUnfit where the block meets damaged parts of a font, which are only read when they are needed."""
    try:
        yield
    except BROKEN as error:
        raise FontUnfit(
            f"{font.source} is damaged, so its glyphs can't be drawn: use another copy of the font."
        ) from error


def _own(path: str) -> Font:
    data = _bytes(Path(path))
    try:
        opened = TTFont(BytesIO(data), fontNumber=0, lazy=True)
        if "CFF " in opened or "CFF2" in opened:
            raise FontUnfit(f"{path} has PostScript outlines (CFF), which labels can't embed: {TRUETYPE}.")
        if _forbids(opened):
            raise FontUnfit(
                f"{path} may not be embedded in other files, according to its fsType: use a font with a free licence."
            )
        font = Font(f"Own-{zlib.crc32(data):08X}", path, _plain(opened, data))
    except BROKEN as error:
        raise FontUnfit(f"{path} is not a readable font: use a TrueType font, a .ttf or .ttc file.") from error
    if not font.glyphs:
        raise FontUnfit(f"{path} has no glyph for any character: use another edition of the font.")
    return font


def _plain(opened: TTFont, data: bytes) -> bytes:
    """Return a font file with one font, extracted if it is in a collection. Raises TTLibError for a web font."""
    if opened.flavor is not None:
        raise TTLibError("a web font")
    if data[:4] != COLLECTION:
        return data
    written = BytesIO()
    opened.save(written)
    return written.getvalue()


def _glyphs(opened: TTFont) -> dict[int, int]:
    """Return code point → number of its glyph; fontTools is given the numbers of glyphs as their names."""
    count = opened["maxp"].numGlyphs
    opened.setGlyphOrder(range(count))
    if len(opened["loca"]) <= count:
        raise TTLibError("glyphs without a location")
    named = opened["cmap"].getBestCmap() or {}
    return {character: glyph for character, glyph in named.items() if isinstance(glyph, int) and glyph}


def _advances(opened: TTFont) -> tuple[int, ...]:
    """Return the widths of glyphs, in the font's units; glyphs beyond the last one have its width."""
    count = opened["hhea"].numberOfHMetrics
    if count == 0:
        raise TTLibError("glyphs without a width")
    return struct.unpack_from(f">{2 * count}H", opened.reader["hmtx"])[::2]


def _measures(opened: TTFont, scale: float) -> Measures:
    head, weight = opened["head"], MEDIUM
    ascent, descent = head.yMax, head.yMin
    cap_height = ascent
    if "OS/2" in opened:
        metrics = opened["OS/2"]
        weight, ascent, descent = metrics.usWeightClass, metrics.sTypoAscender, metrics.sTypoDescender
        cap_height = metrics.sCapHeight if metrics.version > 1 else ascent
    (angle,) = struct.unpack_from(">i", opened.reader["post"], 4)
    return Measures(
        ascent=ascent * scale,
        descent=descent * scale,
        cap_height=cap_height * scale,
        italic_angle=angle / 65536,
        stem_v=50 + (weight / 65) ** 2,  # an estimate: fonts do not state it
        box=tuple(side * scale for side in (head.xMin, head.yMin, head.xMax, head.yMax)),
    )


def _bytes(path: Path) -> bytes:
    try:
        if not path.is_file():
            raise FontUnfit(f"{path} can't be read as a font: there is no such file.")
        if path.stat().st_size > MOST_BYTES:
            raise FontUnfit(f"{path} is not a font: it is larger than {MOST_BYTES:,} bytes.")
        return path.read_bytes()
    except OSError as error:
        raise FontUnfit(f"{path} can't be read ({(error.strerror or 'unknown reason').lower()}).") from error


def _forbids(opened: TTFont) -> bool:
    """Tell whether the font's licence bits forbid embedding it, or a subset of it."""
    if "OS/2" not in opened:
        return False
    bits = opened["OS/2"].fsType
    return bits & USAGE == RESTRICTED or bool(bits & (BITMAPS_ONLY | NO_SUBSETS))
